"""Join a case to another on the same matter, undo it, or tell two apart: a joined one follows the main one's status."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from thongsuot.cases.actions import clocks
from thongsuot.cases.actions.messages import tell_resident
from thongsuot.cases.actions.record import locked_case, write_act
from thongsuot.cases.actions.words import cleaned
from thongsuot.cases.models import Case
from thongsuot.cases.permissions import visible_to
from thongsuot.cases.rules.tables import same_table
from thongsuot.cases.rules.transitions import BEFORE_ANSWER, RECEIVED, SUPPLEMENT
from thongsuot.core.actors import Actor
from thongsuot.core.errors import Invalid
from thongsuot.core.ids import parse_code

GROUND = "joined"


@transaction.atomic
def join(
    *,
    case_id: UUID,
    revision: int | None = None,
    main_code: str,
    reason: str,
    actor: Actor,
    on: date,
    at: datetime,
) -> Case:
    """Join the case to the case with `main_code` (as people type it), not yet answered, which the actor must see.

    Its own duties are waived; what the main case is answered counts for it. Raises: Invalid (main_code, reason).
    """
    main = main_of(main_code, case_id, actor)
    _lock_in_order(case_id, main.pk)
    case = locked_case(case_id=case_id, actor=actor, verb="join", revision=revision)
    main.refresh_from_db()
    check_main(main, case)
    reason = joining_reason(reason)
    fields = joined_to(case, main, actor=actor, on=on, at=at)
    write_act(case, "join", actor=actor, on=on, at=at, texts={"reason": reason}, **fields)
    tell_resident(case, "joined", at=at)
    return case


def joining_reason(reason: str) -> str:
    """Return the reason as it is kept. Raises: Invalid (reason: none)."""
    return cleaned(reason, "reason", needed=_("Chưa ghi vì sao nhập. Ví dụ: cùng một đoạn đường hỏng."))


def check_main(main: Case, case: Case) -> None:
    """Raise Invalid where nothing can be joined to `main` any more, or not a case of this kind."""
    if main.state not in BEFORE_ANSWER or not same_table(main.kind, case.kind):
        raise Invalid(
            _("Vụ việc chính đã trả lời hoặc đã kết thúc. Chọn một vụ việc đang giải quyết."), field="main_code"
        )


def joined_to(case: Case, main: Case, *, actor: Actor, on: date, at: datetime) -> dict:
    """Waive what a locked case owes by itself, and return what the act of joining it to `main` says."""
    back_to = RECEIVED if case.state == SUPPLEMENT else case.state
    clocks.waive_all(case, ground=GROUND, actor=actor, on=on, at=at)
    return {"other_id": main.pk, "details": {"back_to": back_to}}


def main_of(main_code: str, case_id: UUID | None, actor: Actor) -> Case:
    """Return the case in sight of `actor` with this code. Raises: Invalid (main_code: none, or `case_id` itself)."""
    main = visible_to(actor).filter(code=parse_code(main_code) or "").first()
    if main is None:
        raise Invalid(_("Không thấy vụ việc nào mang mã này. Xem lại 13 chữ số."), field="main_code")
    if main.pk == case_id:
        raise Invalid(_("Đây là mã của chính vụ việc này. Ghi mã của vụ việc chính."), field="main_code")
    return main


@transaction.atomic
def tell_apart(
    *,
    case_id: UUID,
    revision: int | None = None,
    main_code: str,
    reason: str = "",
    actor: Actor,
    on: date,
    at: datetime,
) -> Case:
    """Record that the case is another matter than that of `main_code`, so that nobody is asked again.

    Raises: Invalid (main_code).
    """
    case = locked_case(case_id=case_id, actor=actor, verb="tell_apart", revision=revision)
    other = main_of(main_code, case_id, actor)
    texts = {"reason": cleaned(reason, "reason")}
    write_act(case, "tell_apart", actor=actor, on=on, at=at, other_id=other.pk, texts=texts)
    return case


def locked_main(main_code: str, case: Case, actor: Actor) -> Case:
    """Return the case that a locked one is joined to, locked too and still able to take it. Raises: Invalid."""
    main = main_of(main_code, case.pk, actor)
    main = Case.objects.select_for_update(of=("self",)).get(pk=main.pk)
    check_main(main, case)
    return main


def _lock_in_order(*case_ids: UUID) -> None:
    """Lock both cases, lower id first, so that two officers who join them crosswise wait instead of blocking."""
    list(Case.objects.select_for_update(of=("self",)).filter(pk__in=case_ids).order_by("pk").values_list("pk"))


@transaction.atomic
def unjoin(*, case_id: UUID, revision: int | None = None, reason: str, actor: Actor, on: date, at: datetime) -> Case:
    """Undo a joining: the case goes back to the state it had, and owes again what it owed. Raises: Invalid (reason)."""
    case = locked_case(case_id=case_id, actor=actor, verb="unjoin", revision=revision)
    reason = cleaned(reason, "reason", needed=_("Chưa ghi vì sao bỏ nhập. Ví dụ: hai nơi khác nhau."))
    joined = case.acts.filter(verb="join").order_by("-number").first()
    clocks.owe_again(case, ground=GROUND, actor=actor, on=on, at=at)
    details = {"back_to": joined.details["back_to"]}
    write_act(
        case,
        "unjoin",
        actor=actor,
        on=on,
        at=at,
        other_id=case.joined_into_id,
        details=details,
        texts={"reason": reason},
    )
    return case
