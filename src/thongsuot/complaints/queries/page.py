"""All that the pages of a complaint show besides what every case shows."""

from dataclasses import dataclass

from django.utils.translation import get_language

from thongsuot.cases.models import Case
from thongsuot.cases.rules.reasons import Reason, reasons_by_code
from thongsuot.complaints.models import Complaint, Decision, Dialogue, Evidence, Member, Minute, Obligation
from thongsuot.complaints.queries.naming import lack_names
from thongsuot.complaints.queries.terms import again_time, effect_day, filing_time
from thongsuot.complaints.rules import grounds
from thongsuot.complaints.rules.fold import Facts
from thongsuot.complaints.rules.lacking import lacking
from thongsuot.complaints.rules.terms import FIRST, SECOND
from thongsuot.law.rules import DueDay, LawError


@dataclass(frozen=True)
class ComplaintPage:
    """What is known of one complaint, ready for a template."""

    complaint: Complaint
    standing: str
    lacks: str
    filing: DueDay | None
    again: DueDay | None
    effect_on: object
    team: list[Member]
    minutes: list[Minute]
    evidence: list[tuple[Evidence, str]]
    dialogues: list[Dialogue]
    decision: Decision | None
    outcomes: list[tuple[object, str]]
    obligations: list[tuple[Obligation, str]]
    first: Case | None
    second: Case | None


def named(code: str, reasons: tuple[Reason, ...]) -> str:
    """Return a code of a closed list in the page's language; an unknown one as it is stored."""
    reason = reasons_by_code(reasons).get(code)
    if reason is None:
        return code
    return reason.en if get_language() == "en" else reason.vi


def known_of(case: Case) -> Complaint:
    """Return what is known of the complaint; empty but for its level while it was never described."""
    found = Complaint.objects.select_related("body").filter(case_id=case.pk).first()
    return found or Complaint(case=case, level=SECOND if case.follows_id else FIRST)


def complaint_page(case: Case) -> ComplaintPage:
    """Gather what the desk's page shows."""
    complaint = known_of(case)
    decision = last_decision(case)
    return ComplaintPage(
        complaint=complaint,
        standing=named(complaint.standing, grounds.STANDINGS),
        lacks=_lacks(complaint),
        filing=_explained(lambda: filing_time(case, complaint)),
        again=_explained(lambda: again_time(complaint)),
        effect_on=effect_day(complaint),
        team=list(case.team.filter(ended=None).select_related("officer").order_by("-leads", "id")),
        minutes=list(case.minutes.all()),
        evidence=[(row, named(row.given_by, grounds.GIVERS)) for row in case.evidence.select_related("attachment")],
        dialogues=list(case.dialogues.all()),
        decision=decision,
        outcomes=outcomes_of(decision),
        obligations=[(row, named(row.kind, grounds.OBLIGATION_KINDS)) for row in case.obligations.all()],
        first=case.follows,
        second=case.followers.order_by("id").first(),
    )


def what_lacks(case: Case) -> str:
    """Return what the complaint lacks before it can be accepted, as one enumeration; empty once it is."""
    return _lacks(known_of(case))


def facts_of(complaint: Complaint) -> Facts:
    """Return the columns of a complaint that follow from the acts."""
    return Facts(**{name: getattr(complaint, name) for name in Facts.__dataclass_fields__})


def _lacks(complaint: Complaint) -> str:
    lacks = lacking(facts_of(complaint), number=complaint.number, body_name=complaint.body_name)
    return "" if complaint.accepted_on else lack_names(lacks)


def last_decision(case: Case) -> Decision | None:
    """Return the last version of the decision: the draft, or what was signed."""
    return case.decisions.order_by("-version").first()


def outcomes_of(decision: Decision | None) -> list[tuple[object, str]]:
    """Return what a decision says of each thing asked for, each with its name."""
    if decision is None:
        return []
    return [
        (row, named(row.outcome, (*grounds.OUTCOMES, grounds.REGISTERED)))
        for row in decision.outcomes.select_related("item")
    ]


def _explained(count) -> DueDay | None:
    """Return a day explained, None where law or calendar do not reach that far back."""
    try:
        return count()
    except LawError:
        return None
