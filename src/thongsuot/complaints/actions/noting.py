"""What is noted beside the procedure: emergency suspension of what is disputed, a lawsuit, consent, a rating."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from thongsuot.cases.actions.intake import check_past
from thongsuot.cases.actions.words import cleaned
from thongsuot.cases.models import Case
from thongsuot.complaints.actions.record import locked_complaint, write
from thongsuot.core.actors import Actor
from thongsuot.core.errors import Invalid, NotAllowedNow

SATISFIED = ("yes", "no")


@transaction.atomic
def suspend_disputed(
    *,
    case_id: UUID,
    revision: int | None = None,
    reason: str,
    until: date | None = None,
    actor: Actor,
    on: date,
    at: datetime,
) -> Case:
    """Suspend the disputed decision itself while it is settled: carrying it out would do lasting harm (Art. 35).

    Raises: NotAllowedNow (suspended already, an act cannot be), Invalid (reason, until).
    """
    case, complaint = locked_complaint(case_id=case_id, actor=actor, verb="suspend_disputed", revision=revision)
    if complaint.disputed_suspended:
        raise NotAllowedNow(_("Quyết định bị khiếu nại đang tạm đình chỉ thi hành."))
    if until and until <= on:
        raise Invalid(_("Ngày hết tạm đình chỉ phải sau hôm nay, hoặc để trống."), field="until")
    reason = cleaned(reason, "reason", needed=_("Chưa nêu hậu quả khó khắc phục nếu thi hành."))
    details = {"until": until.isoformat() if until else None}
    texts = {"reason": reason}
    write(case, complaint, "suspend_disputed", actor=actor, on=on, at=at, details=details, texts=texts)
    return case


@transaction.atomic
def lift_suspension(
    *, case_id: UUID, revision: int | None = None, reason: str, actor: Actor, on: date, at: datetime
) -> Case:
    """Lift that suspension: its reason is gone. Raises: NotAllowedNow (none), Invalid (reason)."""
    case, complaint = locked_complaint(case_id=case_id, actor=actor, verb="lift_suspension", revision=revision)
    if not complaint.disputed_suspended:
        raise NotAllowedNow(_("Quyết định bị khiếu nại không tạm đình chỉ thi hành."))
    reason = cleaned(reason, "reason", needed=_("Chưa nêu vì sao không còn cần tạm đình chỉ."))
    write(case, complaint, "lift_suspension", actor=actor, on=on, at=at, texts={"reason": reason})
    return case


@transaction.atomic
def note_lawsuit(
    *,
    case_id: UUID,
    revision: int | None = None,
    sued_on: date,
    court: str,
    actor: Actor,
    on: date,
    at: datetime,
) -> Case:
    """Note that the person has gone to court. Raises: Invalid (sued_on, court)."""
    case, complaint = locked_complaint(case_id=case_id, actor=actor, verb="note_lawsuit", revision=revision)
    check_past(sued_on, "sued_on", on=on, after=complaint.known_on, what=_("ngày biết việc bị khiếu nại"))
    court = cleaned(court, "court", needed=_("Chưa ghi tên Tòa án và số thụ lý."), limit=300)
    details = {"sued_on": sued_on.isoformat()}
    write(case, complaint, "note_lawsuit", actor=actor, on=on, at=at, details=details, texts={"where": court})
    return case


@transaction.atomic
def consent(*, case_id: UUID, revision: int | None = None, given: bool, actor: Actor, on: date, at: datetime) -> Case:
    """Note whether the person consents that the decision, redacted, is made public; it can be taken back."""
    case, complaint = locked_complaint(case_id=case_id, actor=actor, verb="consent", revision=revision)
    write(case, complaint, "consent", actor=actor, on=on, at=at, details={"given": given})
    return case


@transaction.atomic
def rate(
    *,
    case_id: UUID,
    revision: int | None = None,
    satisfied: str,
    note: str = "",
    actor: Actor,
    on: date,
    at: datetime,
) -> Case:
    """Keep the person's word on how it was settled. It never reopens a decision: the second level and the court do.

    Raises: Invalid (satisfied).
    """
    case, complaint = locked_complaint(case_id=case_id, actor=actor, verb="rate", revision=revision)
    if satisfied not in SATISFIED:
        raise Invalid(_("Chọn hài lòng hoặc chưa hài lòng."), field="satisfied")
    texts = {"note": cleaned(note, "note")}
    write(case, complaint, "rate", actor=actor, on=on, at=at, details={"satisfied": satisfied}, texts=texts)
    return case
