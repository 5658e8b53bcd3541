"""Before the dialogue: planned, changed, announced."""

import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from thongsuot.cases.models import Case
from thongsuot.cases.permissions import visible_to as cases_seen_by
from thongsuot.cases.rules.complaints import COMPLAINT
from thongsuot.core.access import require
from thongsuot.core.actors import Actor
from thongsuot.core.errors import Invalid, NotAllowedNow, NotFound
from thongsuot.core.ids import new_id
from thongsuot.core.refs import Ref
from thongsuot.duties import actions as duties
from thongsuot.law.queries import book
from thongsuot.law.rules import CalendarUnknown
from thongsuot.meetings import rules
from thongsuot.meetings.actions.record import check, duty_of, locked, public_words, words, write_act
from thongsuot.meetings.models import AgendaItem, Meeting
from thongsuot.meetings.rules.fold import ANNOUNCED
from thongsuot.units.models import Unit

NOTICE, RESULT = "DC.DIALOG/announce", "DC.DIALOG/result"
TITLE, PLACE, BASIS = 200, 300, 300
FARTHEST = timedelta(days=366)
CODES = 10**8


@dataclass(frozen=True, kw_only=True)
class Planned:
    """What is planned. `starts`, `ends`: local times; `agenda`: one item a line, as `rules.parse` reads it.

    `answering`: ids of the units that answer; none: the unit itself. `day_off`: a day off was confirmed.
    """

    title: str
    held_on: date
    starts: time
    ends: time
    place: str
    agenda: str = ""
    basis: str = ""
    answering: Collection[UUID] = ()
    day_off: bool = False


@transaction.atomic
def plan(*, unit_id: UUID, planned: Planned, actor: Actor, on: date, at: datetime) -> Meeting:
    """Plan a dialogue of a unit; the duty to announce it in time, counted back from its day, opens at once.

    Raises: NotFound, Refused (meetings.plan), Invalid (title, held_on, day_off, starts, ends, place, agenda, basis,
    answering).
    """
    meeting, items = _begun(unit_id, planned, actor, on)
    meeting.notice_duty = duties.open_duty(
        task="publish",
        about=meeting.ref,
        label=_label("Thông báo đối thoại", meeting.title),
        holder_unit_id=meeting.unit_id,
        starts_on=planned.held_on,
        rule_code=NOTICE,
        practice=meeting.practice,
        actor=actor,
        at=at,
    )
    return _planned(meeting, items, planned, (meeting.notice_duty.opening,), actor, on, at)


@transaction.atomic
def plan_on_case(*, case_id: UUID, unit_id: UUID, planned: Planned, actor: Actor, on: date, at: datetime) -> Meeting:
    """Plan a dialogue on one case, which only who sees the case sees; nothing of it is public, and no term runs.

    A complaint has a dialogue of its own procedure. Raises: NotFound, Refused (meetings.plan), NotAllowedNow (a
    complaint, or ended), Invalid (as `plan`).
    """
    locked_case = Case.objects.select_for_update(of=("self",))
    case = locked_case.filter(pk=case_id, pk__in=cases_seen_by(actor).values("pk")).first()
    if case is None:
        raise NotFound(_("Không tìm thấy, hoặc anh/chị không được xem."))
    if case.ended_on is not None:
        raise NotAllowedNow(_("Vụ việc này đã kết thúc nên không lập đối thoại về nó nữa."))
    if case.kind == COMPLAINT:
        raise NotAllowedNow(_("Khiếu nại có buổi đối thoại riêng theo thủ tục: lập ở trang của vụ khiếu nại."))
    meeting, items = _begun(unit_id, planned, actor, on)
    if case.practice != meeting.practice:
        raise NotFound(_("Không tìm thấy, hoặc anh/chị không được xem."))
    meeting.case, meeting.public = case, False
    return _planned(meeting, items, planned, (), actor, on, at)


def _begun(unit_id: UUID, planned: Planned, actor: Actor, on: date) -> tuple[Meeting, list[rules.Item]]:
    """Return a meeting with its words and time, and the items of its agenda; nothing is stored yet."""
    unit = Unit.objects.filter(pk=unit_id, valid_until=None, outside=False).first()
    if unit is None:
        raise NotFound(_("Không tìm thấy, hoặc anh/chị không được xem."))
    require(actor, "meetings.plan", unit)
    check_time(planned, on)
    meeting = Meeting(id=new_id(), code=_free_code(), unit=unit, practice=unit.practice)
    meeting.held_on, meeting.starts, meeting.ends = planned.held_on, planned.starts, planned.ends
    return meeting, _take_words(meeting, planned)


def _planned(
    meeting: Meeting, items: list[rules.Item], planned: Planned, opening: tuple, actor: Actor, on: date, at: datetime
) -> Meeting:
    meeting.save(force_insert=True)
    _write_agenda(meeting, items)
    answering = _answering(meeting, planned)
    details = {**when(meeting), "unit": str(meeting.unit_id), "answering": answering}
    if meeting.case_id:
        details["case"] = str(Ref("case", meeting.case_id))
    texts = {"title": meeting.title, "basis": meeting.basis, "place": meeting.place, "agenda": rules.written(items)}
    write_act(meeting, "planned", duty_acts=opening, details=details, texts=texts, actor=actor, on=on, at=at)
    return meeting


def _label(what: str, title: str) -> str:
    return f"{what}: {title}"[:200]


def _free_code() -> str:
    """Return eight digits that no meeting has."""
    while Meeting.objects.filter(code=(code := f"{secrets.randbelow(CODES):08d}")).exists():
        continue
    return code


def when(meeting: Meeting) -> dict:
    """Return day and hours as an act says them."""
    return {
        "held_on": meeting.held_on.isoformat(),
        "starts": f"{meeting.starts:%H:%M}",
        "ends": f"{meeting.ends:%H:%M}",
    }


def _take_words(meeting: Meeting, planned: Planned) -> list[rules.Item]:
    """Write the words into the meeting, and return the items of its agenda."""
    meeting.title = words(planned.title, "title", needed=_("Ghi tên buổi đối thoại."), limit=TITLE)
    meeting.place = words(planned.place, "place", needed=_("Ghi nơi tổ chức."), limit=PLACE)
    meeting.basis = words(planned.basis, "basis", limit=BASIS)
    try:
        return rules.parse(words(planned.agenda, "agenda"))
    except rules.WrongLine as wrong:
        raise Invalid(wrong_line(wrong), field="agenda") from wrong


def wrong_line(wrong: rules.WrongLine) -> str:
    """Return what is wrong with a line of an agenda, and the remedy."""
    if not wrong.line:
        return _("Chương trình nhiều nhất 50 mục. Gộp bớt lại.")
    sentence = {
        "minutes": _("Dòng %d: số phút phải là số từ 1 đến 600, ví dụ: Báo cáo kết quả; 15; Chủ tịch."),
        "title": _("Dòng %d: chưa có tên mục trước dấu chấm phẩy."),
        "long": _("Dòng %d: dài quá. Rút ngắn lại."),
    }[wrong.why]
    return sentence % wrong.line


def _write_agenda(meeting: Meeting, items: list[rules.Item]) -> None:
    meeting.agenda.all().delete()
    AgendaItem.objects.bulk_create(
        AgendaItem(meeting=meeting, number=number, title=item.title, minutes=item.minutes, speaker=item.speaker)
        for number, item in enumerate(items, 1)
    )


def _answering(meeting: Meeting, planned: Planned) -> list[str]:
    """Write who answers and return their ids. Raises: Invalid (answering)."""
    wanted = set(planned.answering) or {meeting.unit_id}
    found = Unit.objects.filter(pk__in=wanted, valid_until=None, practice=meeting.practice)
    if len(found) != len(wanted):
        raise Invalid(_("Có đơn vị trả lời không còn hoạt động. Chọn lại."), field="answering")
    meeting.answering.set(found)
    return sorted(str(pk) for pk in wanted)


def check_time(planned: Planned, on: date) -> None:
    """Raise Invalid (held_on, ends, day_off) for a time that cannot be, or a day off that nobody confirmed."""
    if planned.held_on < on:
        raise Invalid(_("Ngày này đã qua. Ghi ngày từ hôm nay trở đi."), field="held_on")
    if planned.held_on > on + FARTHEST:
        raise Invalid(_("Ngày này xa quá một năm. Kiểm tra lại năm."), field="held_on")
    if planned.ends <= planned.starts:
        raise Invalid(_("Giờ kết thúc phải sau giờ bắt đầu. Kiểm tra lại hai giờ."), field="ends")
    if not planned.day_off and is_day_off(planned.held_on):
        raise Invalid(
            _("%s là ngày nghỉ. Chọn ngày khác, hoặc đánh dấu là vẫn tổ chức ngày này.") % shown_day(planned.held_on),
            field="day_off",
        )


def shown_day(day: date) -> str:
    """Return a day as it is written: 27/8/2026."""
    return f"{day.day}/{day.month}/{day.year}"


def is_day_off(day: date) -> bool:
    """Return whether `day` is a weekend or holiday; of a year whose holidays are not known, whether it is a weekend."""
    try:
        return not book().calendar.is_working(day)
    except CalendarUnknown:
        return day.weekday() > 4


@transaction.atomic
def change(
    *,
    meeting_id: UUID,
    title: str,
    agenda: str = "",
    basis: str = "",
    answering: Collection[UUID] = (),
    confirmed: Collection[str] = (),
    revision: int | None = None,
    actor: Actor,
    on: date,
    at: datetime,
) -> Meeting:
    """Change what it is about, its agenda or who answers; what is announced already is read anew by everyone.

    Raises: NotFound, Refused (meetings.run), Stale, Invalid (title, agenda, basis, answering), NotAllowedNow.
    """
    meeting = locked(meeting_id=meeting_id, permission="meetings.run", actor=actor, revision=revision)
    check(meeting, "changed", on)
    planned = Planned(
        title=title, agenda=agenda, basis=basis, answering=answering, place=meeting.place,
        held_on=meeting.held_on, starts=meeting.starts, ends=meeting.ends,
    )  # fmt: skip
    items = _take_words(meeting, planned)
    if meeting.state == ANNOUNCED and meeting.public:
        _check_words(meeting, items, confirmed)
    _write_agenda(meeting, items)
    details = {"answering": _answering(meeting, planned)}
    texts = {"title": meeting.title, "basis": meeting.basis, "agenda": rules.written(items)}
    write_act(meeting, "changed", details=details, texts=texts, actor=actor, on=on, at=at)
    return meeting


def check_public(meeting: Meeting, confirmed: Collection[str]) -> None:
    """Raise Invalid where words of a meeting that everyone reads hold something personal that was not confirmed."""
    _check_words(meeting, _items(meeting), confirmed)


def _check_words(meeting: Meeting, items: list[rules.Item], confirmed: Collection[str]) -> None:
    """Raise Invalid where words that everyone reads hold something personal that was not confirmed."""
    for name in ("title", "place", "basis"):
        public_words(getattr(meeting, name), name, confirmed)
    public_words(rules.written(items), "agenda", confirmed)


@transaction.atomic
def announce(
    *,
    meeting_id: UUID,
    confirmed: Collection[str] = (),
    revision: int | None = None,
    actor: Actor,
    on: date,
    at: datetime,
) -> Meeting:
    """Announce it: everyone reads day, place and agenda, and asks from now on. The duty to announce is met.

    One on a case is told to those who come, by papers and invitations; no page is public.

    Why it was moved before stays on the desk: nobody reviewed those words.

    Raises: NotFound, Refused (meetings.publish), Stale, Invalid (title, place, basis, agenda: something personal in
    them; held_on: over), NotAllowedNow.
    """
    meeting = locked(meeting_id=meeting_id, permission="meetings.publish", actor=actor, revision=revision)
    check(meeting, "announced", on)
    if meeting.held_on < on:
        raise Invalid(_("Ngày tổ chức đã qua. Đổi sang ngày khác rồi thông báo."), field="held_on")
    if meeting.public:
        check_public(meeting, confirmed)
    meeting.why = ""
    met = []
    if meeting.notice_duty_id:
        met.append(duties.meet(duty=duty_of(meeting.notice_duty_id), on=on, actor=actor, at=at))
    texts = {"confirmed": sorted(confirmed)}
    write_act(meeting, "announced", duty_acts=met, texts=texts, actor=actor, on=on, at=at)
    return meeting


def _items(meeting: Meeting) -> list[rules.Item]:
    return [rules.Item(item.title, item.minutes, item.speaker) for item in meeting.agenda.all()]
