"""Correct a wrong entry by a correcting act: what stood before stays in the acts."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from thongsuot.cases.actions import clocks
from thongsuot.cases.actions.gate import check_not_denunciation
from thongsuot.cases.actions.intake import PERSONS_LIMIT, TEXT_LIMIT, PersonGiven, check_representatives
from thongsuot.cases.actions.record import locked_case, write_act
from thongsuot.cases.actions.screening import TITLE_LIMIT, check_place, checked_items, replace_items
from thongsuot.cases.actions.words import cleaned
from thongsuot.cases.models import Act, Case, Party
from thongsuot.cases.rules.reasons import CHANNELS, reasons_by_code
from thongsuot.cases.rules.tables import same_table
from thongsuot.cases.rules.transitions import BEFORE_SCREENING
from thongsuot.core.actors import Actor
from thongsuot.core.clock import legal_day
from thongsuot.core.errors import Invalid
from thongsuot.language.topics import is_topic

GROUND = "corrected"


@dataclass(frozen=True, kw_only=True)
class Correction:
    """What was entered wrongly, as it should be; None leaves a thing as it is.

    `received_on`: the day of the stamp. `no_place` takes a wrong place away. `items` and `people` replace all of them.
    """

    text: str | None = None
    title: str | None = None
    place_text: str | None = None
    place_id: UUID | None = None
    no_place: bool = False
    kind: str | None = None
    topic: str | None = None
    channel: str | None = None
    persons: int | None = None
    households: int | None = None
    urgent: bool | None = None
    received_on: date | None = None
    items: tuple[str, ...] | None = None
    people: tuple[PersonGiven, ...] | None = None
    not_accusation: str = ""

    def details(self) -> dict:
        """Return the codes, numbers and days that change, as the act keeps them."""
        names = ("kind", "topic", "channel", "persons", "households", "urgent")
        changed = {name: getattr(self, name) for name in names if getattr(self, name) is not None}
        if self.place_id or self.no_place:
            changed["place"] = str(self.place_id) if self.place_id else None
        if self.received_on:
            changed["received_on"] = self.received_on.isoformat()
        return changed

    def texts(self) -> dict:
        """Return the words that change, as the act keeps them."""
        names = ("text", "title", "place_text")
        changed = {name: getattr(self, name) for name in names if getattr(self, name) is not None}
        if self.items is not None:
            changed["items"] = list(self.items)
        if self.people is not None:
            changed["people"] = [asdict(person) for person in self.people]
        return changed


@transaction.atomic
def correct(
    *,
    case_id: UUID,
    revision: int | None = None,
    correction: Correction,
    reason: str,
    actor: Actor,
    on: date,
    at: datetime,
) -> Case:
    """Correct what was entered wrongly, with the reason; due days that rest on it are counted afresh.

    Raises: Invalid (the field that is wrong, `reason`, or `text` where nothing changes).
    """
    case = locked_case(case_id=case_id, actor=actor, verb="correct", revision=revision)
    reason = cleaned(reason, "reason", needed=_("Chưa ghi lý do sửa. Ghi sai ở đâu, căn cứ vào đâu."))
    correction = _checked(case, correction, at)
    details, texts = correction.details(), correction.texts()
    if not details and not texts:
        raise Invalid(_("Chưa sửa gì. Ghi lại phần sai rồi lưu."), field="text")
    _move_clocks(case, correction, actor, on, at)
    case.title = case.title if correction.title is None else correction.title
    act = write_act(case, "correct", actor=actor, on=on, at=at, details=details, texts=texts | {"reason": reason})
    _rewrite(case, act, correction)
    clocks.key(case)
    return case


def _checked(case: Case, given: Correction, at: datetime) -> Correction:
    _check_codes(given)
    _check_kind(case, given)
    check_place(given.place_id)
    _check_numbers(case, given)
    if given.received_on:
        _check_first_day(case, given.received_on, at)
    if given.text is not None or given.kind is not None:
        text = case.content.text if given.text is None else given.text
        check_not_denunciation(text, given.kind or case.kind, given.not_accusation)
    return _cleaned(given)


def _check_codes(given: Correction) -> None:
    if given.channel is not None and given.channel not in reasons_by_code(CHANNELS):
        raise Invalid(_("Chọn một kênh trong danh sách."), field="channel")
    if given.topic and not is_topic(given.topic):
        raise Invalid(_("Lĩnh vực này không có trong danh mục. Chọn lại."), field="topic")


def _check_kind(case: Case, given: Correction) -> None:
    """A matter becomes a complaint, or no longer is one, only before anybody has worked on it as what it was."""
    if given.kind is None or same_table(given.kind, case.kind) or case.state in BEFORE_SCREENING:
        return
    raise Invalid(_("Vụ việc đã qua bước xem xét nên không đổi sang khiếu nại hay ngược lại được."), field="kind")


def _check_numbers(case: Case, given: Correction) -> None:
    for name, least in (("persons", 1), ("households", 0)):
        number = getattr(given, name)
        if number is not None and not least <= number <= PERSONS_LIMIT:
            raise Invalid(_("Số này phải từ %d đến 1.000.000. Ghi lại.") % least, field=name)
    if given.people is not None:
        check_representatives(given.people, given.persons or case.persons)


def _check_first_day(case: Case, day: date, at: datetime) -> None:
    if day > legal_day(at):
        raise Invalid(_("Ngày nhận ở tương lai. Ghi ngày trên dấu đến."), field="received_on")
    later = case.acts.filter(number__gt=1).exclude(verb="correct").order_by("on").first()
    if later and day > later.on:
        raise Invalid(
            _("Ngày nhận không được sau bước đầu tiên đã làm (%s). Ghi lại ngày.") % f"{later.on:%d/%m/%Y}",
            field="received_on",
        )


def _cleaned(given: Correction) -> Correction:
    words = {"text": TEXT_LIMIT, "title": TITLE_LIMIT, "place_text": 300}
    fresh = {
        name: cleaned(getattr(given, name), name, limit=limit)
        for name, limit in words.items()
        if getattr(given, name) is not None
    }
    if "title" in fresh:
        fresh["title"] = " ".join(fresh["title"].split())
    if given.items is not None:
        fresh["items"] = checked_items(given.items)
    return Correction(**{**given.__dict__, **fresh})


def _move_clocks(case: Case, given: Correction, actor: Actor, on: date, at: datetime) -> None:
    if given.received_on and given.received_on != case.received_on:
        clocks.move_first_day(
            case, was=case.received_on, now=given.received_on, ground=GROUND, actor=actor, on=on, at=at
        )
    if given.kind and not same_table(given.kind, case.kind):
        clocks.change_procedure(case, kind=given.kind, ground=GROUND, actor=actor, on=on, at=at)
    elif given.channel and given.channel != case.channel:
        first_day = given.received_on or case.received_on
        clocks.change_channel(case, channel=given.channel, first_day=first_day, actor=actor, on=on, at=at)


def _rewrite(case: Case, act: Act, given: Correction) -> None:
    """Bring the erasable words up to date with the act."""
    content = case.content
    content.text = content.text if given.text is None else given.text
    content.place_text = content.place_text if given.place_text is None else given.place_text
    content.save(update_fields=["text", "place_text"])
    replace_items(case, act, given.items or ())
    if given.people is not None:
        case.parties.all().delete()
        Party.objects.bulk_create([Party(case=case, **asdict(person)) for person in given.people])
