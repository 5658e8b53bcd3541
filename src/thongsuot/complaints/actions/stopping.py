"""Ends before a decision: withdrawn by the person's signed word, or terminated on a ground."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from thongsuot.cases.actions import clocks
from thongsuot.cases.actions.messages import tell_resident
from thongsuot.cases.actions.uploads import keep
from thongsuot.cases.actions.words import cleaned
from thongsuot.cases.models import Case
from thongsuot.cases.permissions import visible_to
from thongsuot.cases.rules.complaints import AFTER_DECISION, BEFORE_ACCEPTANCE
from thongsuot.complaints.actions.record import check_code, locked_complaint, write
from thongsuot.complaints.actions.time import open_notice
from thongsuot.complaints.rules.grounds import TERMINATION_GROUNDS
from thongsuot.core.actors import Actor
from thongsuot.core.errors import Invalid, NotAllowedNow


@transaction.atomic
def withdraw(
    *,
    case_id: UUID,
    revision: int | None = None,
    reason: str,
    signed: bool,
    uploads: Iterable = (),
    actor: Actor,
    on: date,
    at: datetime,
) -> Case:
    """Note that the person withdraws, by a letter with signature or fingerprint, any time before the decision.

    After acceptance that terminates the settling, and the decision to terminate is sent within its term (Art. 10).
    Raises: NotAllowedNow (decided already), Invalid (reason, signed).
    """
    _check_not_decided(case_id, actor)
    case, complaint = locked_complaint(case_id=case_id, actor=actor, verb="withdraw", revision=revision)
    if not signed:
        raise Invalid(
            _("Rút khiếu nại phải bằng đơn có chữ ký hoặc điểm chỉ. Nhận đơn rồi đánh dấu ô này."), field="signed"
        )
    reason = cleaned(reason, "reason", needed=_("Chưa ghi đơn rút ngày nào, ai ký."))
    accepted = case.state not in BEFORE_ACCEPTANCE
    clocks.waive_all(case, ground="withdrawn", actor=actor, on=on, at=at)
    if accepted:
        open_notice(case, actor=actor, on=on, at=at)
    details = {"signed": True, "files": keep(case, uploads, actor=actor, at=at)}
    write(case, complaint, "withdraw", actor=actor, on=on, at=at, details=details, texts={"reason": reason})
    tell_resident(case, "withdrawn", at=at)
    return case


def _check_not_decided(case_id: UUID, actor: Actor) -> None:
    case = visible_to(actor).filter(pk=case_id).first()
    if case is not None and case.state in AFTER_DECISION:
        raise NotAllowedNow(
            _("Đã có quyết định giải quyết nên không rút được nữa: luật chỉ cho rút trước khi ra quyết định.")
        )


@transaction.atomic
def terminate(
    *,
    case_id: UUID,
    revision: int | None = None,
    ground: str,
    text: str,
    actor: Actor,
    on: date,
    at: datetime,
) -> Case:
    """Terminate the settling by a decision of today, which is sent within its term. Raises: Invalid (ground, text)."""
    case, complaint = locked_complaint(case_id=case_id, actor=actor, verb="terminate", revision=revision)
    check_code(ground, TERMINATION_GROUNDS, "ground")
    text = cleaned(text, "text", needed=_("Chưa nêu lý do đình chỉ."))
    clocks.waive_all(case, ground="terminated", actor=actor, on=on, at=at)
    open_notice(case, actor=actor, on=on, at=at)
    write(case, complaint, "terminate", actor=actor, on=on, at=at, details={"ground": ground}, texts={"text": text})
    tell_resident(case, "progress", at=at)
    return case
