"""The clock of a complaint: more time up to the law's maximum, suspension by decision, and on again."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from thongsuot.cases.actions import clocks
from thongsuot.cases.actions.messages import tell_resident
from thongsuot.cases.actions.record import commit_with
from thongsuot.cases.actions.words import cleaned
from thongsuot.cases.models import Case
from thongsuot.complaints.actions.record import check_code, locked_complaint, write
from thongsuot.complaints.models import Complaint
from thongsuot.complaints.rules import terms
from thongsuot.complaints.rules.grounds import COMPLEX_GROUNDS, SUSPENSION_GROUNDS
from thongsuot.core.actors import Actor
from thongsuot.core.errors import Invalid, NotAllowedNow
from thongsuot.duties import actions as duties
from thongsuot.duties.models import Duty
from thongsuot.law.queries import book
from thongsuot.law.rules import RuleUnknown

NOTICE_RULE = "KN.SUSPEND.SEND"


@transaction.atomic
def extend(
    *,
    case_id: UUID,
    revision: int | None = None,
    days: int,
    ground: str,
    note: str = "",
    actor: Actor,
    on: date,
    at: datetime,
) -> Case:
    """Give a complex complaint more days, together at most the law's maximum; before the time is over.

    Raises: Invalid (days: beyond the maximum; ground: of COMPLEX_GROUNDS), NotAllowedNow (late, nothing runs).
    """
    case, complaint = locked_complaint(case_id=case_id, actor=actor, verb="extend", revision=revision)
    check_code(ground, COMPLEX_GROUNDS, "ground")
    duty = _settling(case)
    if duty.due_on < on:
        raise NotAllowedNow(_("Đã quá hạn nên không kéo dài được nữa. Ra quyết định sớm nhất có thể."))
    _check_days(days, days_left(complaint, duty))
    commit_with(case, duties.extend(duty=duty, days=days, ground=ground, on=on, actor=actor, at=at))
    details = {"days": days, "ground": ground, "due_on": duty.due_on.isoformat()}
    texts = {"note": cleaned(note, "note")}
    write(case, complaint, "extend", actor=actor, on=on, at=at, details=details, texts=texts)
    tell_resident(case, "extended", at=at)
    return case


def days_left(complaint: Complaint, duty: Duty) -> int:
    """Return how many days may still be added: the complex term less the one that runs and what was added to it."""
    rule, variant = terms.settling(complaint.level, complaint.discipline, complex_=True, remote=complaint.remote)
    most = book().rule(rule, duty.starts_on, variant).length
    now = book().rule(duty.rule_code, duty.starts_on, duty.rule_variant).length
    return most - now - sum(duty.clock().extensions)


def _check_days(days: int, left: int) -> None:
    if left <= 0:
        raise Invalid(_("Thời hạn đã dài nhất theo luật, không kéo dài thêm được."), field="days")
    if not 1 <= days <= left:
        raise Invalid(_("Luật chỉ cho kéo dài thêm nhiều nhất %d ngày. Ghi lại số ngày.") % left, field="days")


@transaction.atomic
def suspend(
    *,
    case_id: UUID,
    revision: int | None = None,
    ground: str,
    note: str = "",
    actor: Actor,
    on: date,
    at: datetime,
) -> Case:
    """Suspend by a decision of today: days do not count, and the decision is sent within its term.

    The term to send it holds for every decision since 1 July 2026, whenever the complaint was accepted (Decree
    155/2026, Art. 22). Raises: Invalid (ground: of SUSPENSION_GROUNDS).
    """
    case, complaint = locked_complaint(case_id=case_id, actor=actor, verb="suspend", revision=revision)
    check_code(ground, SUSPENSION_GROUNDS, "ground")
    clocks.hold(case, "settle", ground=ground, actor=actor, on=on, at=at)
    open_notice(case, actor=actor, on=on, at=at)
    texts = {"note": cleaned(note, "note")}
    write(case, complaint, "suspend", actor=actor, on=on, at=at, details={"ground": ground}, texts=texts)
    tell_resident(case, "progress", at=at)
    return case


@transaction.atomic
def resume(*, case_id: UUID, revision: int | None = None, note: str = "", actor: Actor, on: date, at: datetime) -> Case:
    """Go on by a decision of today, which counts again. Raises: NotAllowedNow where nothing was suspended."""
    case, complaint = locked_complaint(case_id=case_id, actor=actor, verb="resume", revision=revision)
    if not case.suspended:
        raise NotAllowedNow(_("Vụ việc này không tạm đình chỉ. Tải lại trang để xem."))
    duty = _settling(case)
    commit_with(case, duties.resume(duty=duty, on=on, actor=actor, at=at))
    open_notice(case, actor=actor, on=on, at=at)
    details = {"due_on": duty.due_on.isoformat()}
    texts = {"note": cleaned(note, "note")}
    write(case, complaint, "resume", actor=actor, on=on, at=at, details=details, texts=texts)
    tell_resident(case, "progress", at=at)
    return case


def open_notice(case: Case, *, actor: Actor, on: date, at: datetime) -> None:
    """Open the duty to send the decision of today; before the rule was in force there was no such term."""
    try:
        clocks.open_for(case, "send-notice", NOTICE_RULE, actor=actor, at=at, starts_on=on)
    except RuleUnknown:
        return


def _settling(case: Case) -> Duty:
    duty = clocks.running(case, "settle").first()
    if duty is None:
        raise NotAllowedNow(_("Vụ việc này không còn hạn giải quyết nào đang chạy. Tải lại trang để xem."))
    return duty
