"""The answer on its way: drafted item by item, submitted, sent back or approved."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from thongsuot.cases.actions.record import locked_case, write_act
from thongsuot.cases.actions.uploads import keep
from thongsuot.cases.actions.words import ANSWER_LIMIT, cleaned
from thongsuot.cases.models import Act, Case, Evidence, Response
from thongsuot.cases.models.rounds import ItemAnswer, current_answer, lacks, round_of
from thongsuot.cases.rules.answer import NO_RESPONSE, Lack
from thongsuot.cases.rules.reasons import LEGAL_REASONS, PAST_REASONS, reasons_by_code
from thongsuot.core.actors import Actor
from thongsuot.core.errors import Invalid, NotAllowedNow
from thongsuot.files import actions as files


@dataclass(frozen=True, kw_only=True)
class Drafted:
    """What is drafted for one item: words, or words with a reason in law; new evidence; evidence taken out.

    `uploads`: (name, file) pairs. `drop`: ids of `Evidence` of this item and round.
    """

    number: int
    text: str = ""
    legal_reason: str = ""
    uploads: tuple = ()
    drop: tuple[UUID, ...] = ()


@transaction.atomic
def draft(
    *,
    case_id: UUID,
    revision: int | None = None,
    responses: Iterable[Drafted],
    actor: Actor,
    on: date,
    at: datetime,
) -> Case:
    """Save the draft of the present round: one act a save. Items not named keep what they have.

    A save that changes nothing writes nothing. Raises: Invalid (`text-2`, `legal_reason-2`, `uploads-2`, `drop-2`:
    the field of item 2).
    """
    case = locked_case(case_id=case_id, actor=actor, verb="draft", revision=revision)
    present = {each.number: each for each in current_answer(case)}
    changed = [
        each for each in (_checked(one, present, actor) for one in responses) if _changes(each, present[each.number])
    ]
    if not changed:
        return case
    evidence = {each.number: _kept_files(case, each, actor, at) for each in changed}
    act = _write_draft(case, changed, evidence, actor, on, at)
    for each in changed:
        _keep(case, act, each, present[each.number], evidence[each.number])
    return case


def _kept_files(case: Case, given: Drafted, actor: Actor, at: datetime) -> dict[str, str]:
    with files.said_at(f"uploads-{given.number}"):
        return keep(case, given.uploads, actor=actor, at=at)


def _write_draft(case: Case, changed: list[Drafted], evidence: dict, actor: Actor, on: date, at: datetime) -> Act:
    details = {
        "round": round_of(case),
        "items": [each.number for each in changed],
        "reasons": {str(each.number): each.legal_reason for each in changed if each.legal_reason},
        "files": {str(number): kept for number, kept in evidence.items() if kept},
        "dropped": [str(pk) for each in changed for pk in each.drop],
    }
    texts = {"responses": {str(each.number): each.text for each in changed}}
    return write_act(case, "draft", actor=actor, on=on, at=at, details=details, texts=texts)


def _checked(given: Drafted, present: dict[int, ItemAnswer], actor: Actor) -> Drafted:
    number, reasons = given.number, LEGAL_REASONS + (PAST_REASONS if actor.is_service else ())
    if number not in present:
        raise Invalid(_("Vụ việc này không có việc số %d. Tải lại trang để xem.") % number, field=f"text-{number}")
    if given.legal_reason and given.legal_reason not in reasons_by_code(reasons):
        raise Invalid(_("Chọn một lý do trong danh sách cho việc %d.") % number, field=f"legal_reason-{number}")
    if not set(given.drop) <= {row.pk for row in present[number].evidence}:
        raise Invalid(_("Tệp muốn bỏ không còn trong việc %d. Tải lại trang.") % number, field=f"drop-{number}")
    text = cleaned(given.text, f"text-{number}", limit=ANSWER_LIMIT)
    return Drafted(
        number=number, text=text, legal_reason=given.legal_reason, uploads=tuple(given.uploads), drop=tuple(given.drop)
    )


def _words_change(given: Drafted, present: ItemAnswer) -> bool:
    was = present.response if not present.accepted else None
    return (given.text, given.legal_reason) != ((was.text, was.legal_reason) if was else ("", ""))


def _changes(given: Drafted, present: ItemAnswer) -> bool:
    return bool(given.uploads or given.drop) or _words_change(given, present)


def _keep(case: Case, act: Act, given: Drafted, present: ItemAnswer, kept: dict[str, str]) -> None:
    in_round = {"item": present.item, "act": act, "round": round_of(case)}
    if _words_change(given, present):
        Response.objects.create(text=given.text, legal_reason=given.legal_reason, **in_round)
    Evidence.objects.filter(pk__in=given.drop, item=present.item).update(dropped_by=act)
    Evidence.objects.bulk_create([Evidence(attachment_id=pk, **in_round) for pk in kept])


@transaction.atomic
def submit(*, case_id: UUID, revision: int | None = None, note: str = "", actor: Actor, on: date, at: datetime) -> Case:
    """Submit the answer for approval. Raises: NotAllowedNow, naming each item that lacks words or evidence."""
    case = locked_case(case_id=case_id, actor=actor, verb="submit", revision=revision)
    check_complete(case)
    details = {"round": round_of(case)}
    write_act(case, "submit", actor=actor, on=on, at=at, details=details, texts={"note": cleaned(note, "note")})
    return case


@transaction.atomic
def send_back(*, case_id: UUID, revision: int | None = None, reason: str, actor: Actor, on: date, at: datetime) -> Case:
    """Send the answer back to be worked on again. Raises: Invalid (reason)."""
    case = locked_case(case_id=case_id, actor=actor, verb="send_back", revision=revision)
    reason = cleaned(reason, "reason", needed=_("Chưa ghi lý do trả lại. Ghi cần sửa gì."))
    details = {"round": round_of(case)}
    write_act(case, "send_back", actor=actor, on=on, at=at, details=details, texts={"reason": reason})
    return case


@transaction.atomic
def approve(
    *, case_id: UUID, revision: int | None = None, note: str = "", actor: Actor, on: date, at: datetime
) -> Case:
    """Approve the answer (the head, or the deputy while the head is away). Checked again: nothing may be lacking.

    Approving what one drafted oneself is allowed in a small unit, and recorded (`own_draft`).
    """
    case = locked_case(case_id=case_id, actor=actor, verb="approve", revision=revision)
    check_complete(case)
    details = {"round": round_of(case), "own_draft": _drafted_by(case, actor)}
    write_act(case, "approve", actor=actor, on=on, at=at, details=details, texts={"note": cleaned(note, "note")})
    return case


def _drafted_by(case: Case, actor: Actor) -> bool:
    drafts = case.acts.filter(verb="draft", actor_ref=actor.ref)
    return drafts.filter(details__round=round_of(case)).exists()


def check_complete(case: Case) -> list[ItemAnswer]:
    """Return the present answer; raise NotAllowedNow, naming the items, while one lacks words, evidence or reason."""
    answers = current_answer(case)
    if lacking := lacks(answers):
        raise NotAllowedNow(" ".join(_sentence(lack) for lack in lacking))
    return answers


def _sentence(lack: Lack) -> str:
    if lack.what == NO_RESPONSE:
        return _("Việc %d chưa có câu trả lời: viết câu trả lời.") % lack.number
    return _("Việc %d chưa có minh chứng: gửi kèm ảnh, văn bản, hoặc chọn lý do theo luật.") % lack.number
