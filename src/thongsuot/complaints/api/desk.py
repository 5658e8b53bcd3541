"""For officers and their programs: what a complaint shows besides its case, and what may be done with it now."""

from datetime import date
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Router, Schema

from thongsuot.cases.api.desk import verbs_now
from thongsuot.cases.api.shapes import PROBLEMS, Problem
from thongsuot.cases.models import Case
from thongsuot.cases.permissions import visible_to
from thongsuot.cases.rules.complaints import COMPLAINT
from thongsuot.complaints.queries.page import ComplaintPage, complaint_page
from thongsuot.complaints.rules.fold import Facts
from thongsuot.core.errors import NotFound
from thongsuot.core.ids import show_code

router = Router(tags=["complaints"])


class FactsOut(Schema):
    """What the acts say of the complaint: codes, days, and who made the decision that is disputed."""

    level: str
    about: str
    number: str
    disputed_on: date | None
    body_id: UUID | None
    body_name: str
    known_on: date | None
    obstacle_days: int
    standing: str
    standing_paper: bool
    signed: bool
    discipline: bool
    dismissal: bool
    remote: bool
    complex: bool
    accepted_on: date | None
    differs: bool
    decided_on: date | None
    sent_on: date | None
    received_back_on: date | None
    in_effect_on: date | None
    disputed_suspended: bool
    sued_on: date | None
    consented: bool


class EvidenceOut(Schema):
    number: int
    name: str
    folio_from: int
    folio_to: int
    given_by: str
    received_on: date
    attachment_id: UUID | None


class MinuteOut(Schema):
    held_on: date
    place: str
    present: str
    text: str


class DialogueOut(Schema):
    noticed_on: date
    session_on: date
    place: str
    invited: str
    head_attends: bool
    held_on: date | None
    present: str
    minutes: str


class OutcomeOut(Schema):
    number: int
    outcome: str
    text: str


class DecisionOut(Schema):
    """The last version: the draft, or what was signed; then `number` and `signed_on` are not empty."""

    version: int
    text: str
    number: str
    signed_on: date | None
    outcomes: list[OutcomeOut]


class ObligationOut(Schema):
    id: UUID
    kind: str
    amount: int | None
    text: str
    due_on: date
    done_on: date | None


class OtherOut(Schema):
    id: UUID
    code: str


class ComplaintOut(Schema):
    """A complaint as its officers see it. `lacks`: what is missing before it can be accepted, in words."""

    id: UUID
    code: str
    state: str
    revision: int
    facts: FactsOut
    lacks: str
    file_until: date | None
    second_until: date | None
    effect_on: date | None
    team: list[UUID]
    minutes: list[MinuteOut]
    evidence: list[EvidenceOut]
    dialogues: list[DialogueOut]
    decision: DecisionOut | None
    obligations: list[ObligationOut]
    first: OtherOut | None
    second: OtherOut | None
    verbs: list[str]


@router.get("/complaints/{case_id}", response={200: ComplaintOut, PROBLEMS: Problem})
def complaint_detail(request: HttpRequest, case_id: UUID):
    """One complaint; what may not be seen, or is none, is not there."""
    rows = visible_to(request.actor).select_related("holder_unit", "follows")
    case = rows.filter(pk=case_id, kind=COMPLAINT).first()
    if case is None:
        raise NotFound(_("Không tìm thấy, hoặc bà con không được xem."))
    return _shown(case, complaint_page(case)) | {"verbs": verbs_now(request.actor, case)}


def _shown(case: Case, page: ComplaintPage) -> dict:
    same = ("minutes", "dialogues", "lacks", "effect_on")
    return {name: getattr(page, name) for name in same} | {
        "id": case.pk,
        "code": show_code(case.code),
        "state": case.state,
        "revision": case.revision,
        "facts": {name: getattr(page.complaint, name) for name in (*Facts.__dataclass_fields__, "number", "body_name")},
        "file_until": page.filing and page.filing.due_on,
        "second_until": page.again and page.again.due_on,
        "team": [row.officer_id for row in page.team],
        "evidence": [row for row, _giver in page.evidence],
        "decision": _decision(page),
        "obligations": [row for row, _kind in page.obligations],
        "first": _other(page.first),
        "second": _other(page.second),
    }


def _decision(page: ComplaintPage) -> dict | None:
    decision = page.decision
    if decision is None:
        return None
    rows = [{"number": row.item.number, "outcome": row.outcome, "text": row.text} for row, _name in page.outcomes]
    return {name: getattr(decision, name) for name in ("version", "text", "number", "signed_on")} | {"outcomes": rows}


def _other(case: Case | None) -> dict | None:
    return {"id": case.pk, "code": show_code(case.code)} if case else None
