"""The days of a complaint that are no duty of an office: the time to file, the day of effect, all explained."""

from datetime import date, timedelta

from thongsuot.cases.models import Case
from thongsuot.complaints.models import Complaint
from thongsuot.complaints.rules import terms
from thongsuot.complaints.rules.terms import SECOND
from thongsuot.law.queries import book
from thongsuot.law.rules import DueDay, Extension


def last_filing_day(case: Case, complaint: Complaint) -> date | None:
    """Return the last day on which this complaint could be filed; None where the day it counts from is not known."""
    due = filing_time(case, complaint)
    return due.due_on if due else None


def filing_time(case: Case, complaint: Complaint) -> DueDay | None:
    """Return that day explained: from the day the decision was known, or from the first decision's receipt.

    Where the first complaint was not decided, from the last day of its own time (Art. 33). Days of obstacle do not
    count (Art. 9).
    """
    starts_on = _filed_from(case, complaint)
    if starts_on is None:
        return None
    rule, variant = terms.filing(
        complaint.level, complaint.discipline, remote=complaint.remote, dismissal=complaint.dismissal
    )
    extensions = [Extension(complaint.obstacle_days)] if complaint.obstacle_days else []
    return book().due(rule, starts_on, variant, extensions)


def _filed_from(case: Case, complaint: Complaint) -> date | None:
    if complaint.level != SECOND or not case.follows_id:
        return complaint.known_on
    first = Complaint.objects.select_related("case__duty").filter(case=case.follows_id).first()
    if first is None:
        return complaint.known_on
    return first.received_back_on or first.sent_on or (first.case.duty.due_on if first.case.duty else None)


def again_time(complaint: Complaint) -> DueDay | None:
    """Return the last day to complain at the second level, explained; None before the receipt of a first decision."""
    if complaint.level == SECOND or complaint.received_back_on is None:
        return None
    rule, variant = terms.filing(SECOND, complaint.discipline, remote=complaint.remote, dismissal=complaint.dismissal)
    return book().due(rule, complaint.received_back_on, variant)


def effect_time(complaint: Complaint) -> DueDay | None:
    """Return the last day before the decision takes effect, explained; None before there is one."""
    if complaint.decided_on is None:
        return None
    rule, variant = terms.effect(complaint.level, remote=complaint.remote)
    return book().due(rule, complaint.decided_on, variant)


def effect_day(complaint: Complaint) -> date | None:
    """Return the first day on which the decision is in effect: the day after its time is over."""
    due = effect_time(complaint)
    return due.due_on + timedelta(days=1) if due else None
