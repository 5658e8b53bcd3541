"""Screen a case: what it is, about what, where, which things are asked; or ask the person for what is missing."""

from collections.abc import Iterable
from datetime import date, datetime
from itertools import count
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from thongsuot.cases.actions import clocks
from thongsuot.cases.actions.gate import check_not_denunciation
from thongsuot.cases.actions.intake import ITEMS_LIMIT, TEXT_LIMIT
from thongsuot.cases.actions.messages import tell_resident
from thongsuot.cases.actions.record import locked_case, write_act
from thongsuot.cases.actions.uploads import keep
from thongsuot.cases.actions.words import cleaned
from thongsuot.cases.models import Act, Case, Item
from thongsuot.cases.queries.suggesting import suggested
from thongsuot.cases.rules.tables import same_table
from thongsuot.cases.rules.transitions import SUPPLEMENT
from thongsuot.core.actors import Actor
from thongsuot.core.errors import Invalid
from thongsuot.language.topics import is_topic
from thongsuot.units.models import Place

TITLE_LIMIT = 200


@transaction.atomic
def screen(
    *,
    case_id: UUID,
    revision: int | None = None,
    kind: str,
    topic: str,
    title: str,
    place_id: UUID | None = None,
    items: Iterable[str] = (),
    not_accusation: str = "",
    actor: Actor,
    on: date,
    at: datetime,
) -> Case:
    """Decide that the case may be dealt with here: its kind, topic, place, a neutral title, and the things asked.

    `items` empty: they stay as they are. What was suggested is kept beside what an officer decides. Meets the duty to
    screen; what was suspended for a supplement runs on.
    Raises: Invalid (kind, topic, title, place, items), also for what turns out to be a denunciation.
    """
    case = locked_case(case_id=case_id, actor=actor, verb="screen", revision=revision)
    title, items = _checked(case, kind, topic, title, place_id, items, not_accusation, actor)
    clocks.let_run(case, actor=actor, on=on, at=at)
    clocks.meet(case, "screen", actor=actor, on=on, at=at)
    case.title = title
    decided = {"kind": kind, "topic": topic, "place": str(place_id) if place_id else None}
    act = write_act(
        case,
        "screen",
        actor=actor,
        on=on,
        at=at,
        details=decided | ({} if actor.is_service else {"suggested": suggested(case.content.text)}),
        texts={"title": title, "items": list(items), "not_accusation": cleaned(not_accusation, "not_accusation")},
    )
    replace_items(case, act, items)
    clocks.key(case)
    return case


def _checked(case, kind, topic, title, place_id, items, not_accusation, actor) -> tuple[str, tuple[str, ...]]:
    if not same_table(kind, case.kind):
        raise Invalid(_("Khiếu nại giải quyết theo cách riêng. Đổi loại ở “Sửa thông tin ghi nhầm”."), field="kind")
    check_not_denunciation(case.content.text, kind, not_accusation or _said_before(case))
    if not is_topic(topic) and (topic or not actor.is_service):  # a register taken over may name no topic
        raise Invalid(_("Chưa chọn lĩnh vực. Chọn một lĩnh vực trong danh mục."), field="topic")
    needed = _("Chưa có tóm tắt. Viết một dòng, không ghi tên người, số điện thoại.")
    title = " ".join(cleaned(title, "title", needed=needed, limit=TITLE_LIMIT).split())
    check_place(place_id)
    return title, checked_items(items)


def _said_before(case: Case) -> str:
    """Return why the words were said to accuse nobody when the case was received or screened, if they were."""
    for act in case.acts.filter(verb__in=("receive", "screen", "correct")).select_related("content"):
        if reason := act.content.texts.get("not_accusation"):
            return reason
    return ""


def check_place(place_id: UUID | None) -> None:
    if place_id is not None and not Place.objects.filter(pk=place_id).exists():
        raise Invalid(_("Không có nơi này trong danh sách. Chọn lại xã, phường, hoặc để trống."), field="place")


def checked_items(items: Iterable[str]) -> tuple[str, ...]:
    """Return the things asked for, cleaned, without blanks. Raises: Invalid (items: more than 20, one too long)."""
    items = tuple(text for text in (cleaned(item, "items", limit=TEXT_LIMIT) for item in items) if text)
    if len(items) > ITEMS_LIMIT:
        raise Invalid(_("Nhiều hơn 20 việc. Gộp các việc giống nhau, hoặc tách vụ việc."), field="items")
    return items


def replace_items(case: Case, act: Act, items: tuple[str, ...]) -> None:
    """Make `items` the case's items: those that stay keep their number, the others are dropped, new ones are added.

    A new item takes the lowest number that no standing item has, so that the person reads 1, 2, 3.
    """
    if not items:
        return
    present = list(case.items.filter(dropped_by=None))
    wanted = list(items)
    gone = []
    for item in present:
        if item.text in wanted:
            wanted.remove(item.text)
        else:
            gone.append(item.pk)
    Item.objects.filter(pk__in=gone).update(dropped_by=act)
    taken = {item.number for item in present if item.pk not in gone}
    free = (number for number in count(1) if number not in taken)
    Item.objects.bulk_create([Item(case=case, number=next(free), text=text) for text in wanted])


@transaction.atomic
def ask_supplement(
    *, case_id: UUID, revision: int | None = None, missing: str, actor: Actor, on: date, at: datetime
) -> Case:
    """Ask the person for what is missing; the answer's clock stands still until it comes. Raises: Invalid (missing)."""
    case = locked_case(case_id=case_id, actor=actor, verb="ask_supplement", revision=revision)
    missing = cleaned(missing, "missing", needed=_("Chưa ghi cần bổ sung gì. Người gửi sẽ đọc nguyên câu này."))
    clocks.hold(case, "answer", ground="supplement", actor=actor, on=on, at=at)
    write_act(case, "ask_supplement", actor=actor, on=on, at=at, texts={"missing": missing})
    tell_resident(case, "supplement", at=at)
    return case


@transaction.atomic
def supplement(
    *,
    case_id: UUID,
    revision: int | None = None,
    text: str = "",
    uploads: Iterable = (),
    not_accusation: str = "",
    actor: Actor,
    on: date,
    at: datetime,
) -> Case:
    """Add words or files, from the resident or written down by an officer. What waited for them goes on.

    Raises: Invalid (text: neither words nor files, too long, or an accusation of a person).
    """
    case = locked_case(case_id=case_id, actor=actor, verb="supplement", revision=revision)
    text, uploads = cleaned(text, "text", limit=TEXT_LIMIT), tuple(uploads)
    if not text and not uploads:
        raise Invalid(_("Chưa có gì để bổ sung. Viết vài dòng hoặc chọn tệp."), field="text")
    check_not_denunciation(text, case.kind, not_accusation)
    details = {"files": keep(case, uploads, actor=actor, at=at)}
    if case.state == SUPPLEMENT:
        clocks.let_run(case, actor=actor, on=on, at=at)
    texts = {"text": text, "not_accusation": cleaned(not_accusation, "not_accusation")}
    write_act(case, "supplement", actor=actor, on=on, at=at, details=details, texts=texts)
    if text:
        case.content.text = f"{case.content.text}\n\n{text}".strip()
        case.content.save(update_fields=["text"])
    return case
