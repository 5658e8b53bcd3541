"""For officers and their programs: the cases they see, one case with what may be done, and what it holds."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Router, Schema
from pydantic import Field

from thongsuot.cases.api.shapes import PROBLEMS, EvidenceOut, Problem
from thongsuot.cases.models import Case
from thongsuot.cases.models.rounds import ItemAnswer, current_answer, missing
from thongsuot.cases.permissions import visible_to
from thongsuot.cases.queries.lists import seen_by
from thongsuot.cases.rules.tables import ALL_STATES, transitions_of
from thongsuot.core.access import can
from thongsuot.core.actors import Actor
from thongsuot.core.errors import NotFound
from thongsuot.core.ids import parse_code, show_code

router = Router(tags=["desk"])
PAGE_LIMIT = 100
State = Literal[ALL_STATES]


class CaseOut(Schema):
    """A case in a list. Nothing here names a person."""

    id: UUID
    code: str
    kind: str
    state: str
    topic: str
    title: str
    channel: str
    received_on: date
    due_on: date | None
    holder_unit_id: UUID
    holder_unit: str
    working_unit_id: UUID | None
    officer_id: UUID | None
    place_id: UUID | None
    urgent: bool
    alarm: str
    suspended: bool
    persons: int
    households: int
    answered_on: date | None
    ended_on: date | None
    revision: int

    @staticmethod
    def resolve_code(case) -> str:
        return show_code(case.code)

    @staticmethod
    def resolve_due_on(case) -> date | None:
        return case.duty.due_on if case.duty else None

    @staticmethod
    def resolve_holder_unit(case) -> str:
        return case.holder_unit.name


class CasesOut(Schema):
    total: int
    page: int
    pages: int
    items: list[CaseOut]


class DraftOut(Schema):
    """An item with the answer of the present round; `accepted`: an earlier round met it."""

    number: int
    request: str
    answer: str
    legal_reason: str
    outcome: str
    accepted: bool
    evidence: list[EvidenceOut]


class CoordinationOut(Schema):
    id: UUID
    unit_id: UUID
    unit: str
    question: str
    answer: str
    due_on: date | None
    answered: bool


class ActOut(Schema):
    """One act, by codes and days; its words are in the page and the answer."""

    number: int
    verb: str
    on: date
    at: datetime
    unit_id: UUID | None
    officer_id: UUID | None


class LackOut(Schema):
    number: int
    what: str


class CaseDetailOut(CaseOut):
    """A case as its officers see it: words, answer so far, what it lacks, acts, and what this officer may do now."""

    text: str
    items: list[DraftOut]
    lacks: list[LackOut]
    coordinations: list[CoordinationOut]
    acts: list[ActOut]
    verbs: list[str]

    @staticmethod
    def resolve_text(case) -> str:
        return case.content.text

    @staticmethod
    def resolve_items(case) -> list[dict]:
        return [_item(each) for each in current_answer(case)]

    @staticmethod
    def resolve_lacks(case) -> list[dict]:
        return [{"number": lack.number, "what": lack.what} for lack in missing(case)]

    @staticmethod
    def resolve_coordinations(case) -> list[dict]:
        return [_coordination(row) for row in case.coordinations.select_related("unit", "duty")]

    @staticmethod
    def resolve_acts(case) -> list:
        return list(case.acts.order_by("number"))

    @staticmethod
    def resolve_verbs(case, context) -> list[str]:
        return verbs_now(context["request"].actor, case)


@router.get("/cases", response={200: CasesOut, PROBLEMS: Problem})
def cases(
    request: HttpRequest,
    state: State | None = None,
    holder_unit_id: UUID | None = None,
    officer_id: UUID | None = None,
    code: Annotated[str, Field(max_length=40)] = "",
    page: Annotated[int, Field(ge=1, le=100_000)] = 1,
    size: Annotated[int, Field(ge=1, le=PAGE_LIMIT)] = 20,
):
    """The cases this officer sees, newest first. A page past the last is the last one."""
    asked = {"state": state, "holder_unit_id": holder_unit_id, "officer_id": officer_id}
    if code:
        asked["code"] = parse_code(code) or "none"
    seen = seen_by if request.actor.is_officer else visible_to
    rows = seen(request.actor).filter(**{name: value for name, value in asked.items() if value is not None})
    rows = rows.select_related("holder_unit", "duty").order_by("-received_at", "-id")
    found = Paginator(rows, size).get_page(page)
    pages = found.paginator
    return {"total": pages.count, "page": found.number, "pages": pages.num_pages, "items": list(found)}


@router.get("/cases/{case_id}", response={200: CaseDetailOut, PROBLEMS: Problem})
def case_detail(request: HttpRequest, case_id: UUID):
    """One case; what may not be seen is not there."""
    rows = visible_to(request.actor).select_related("holder_unit", "duty", "content")
    case = rows.filter(pk=case_id).first()
    if case is None:
        raise NotFound(_("Không tìm thấy, hoặc bà con không được xem."))
    return case


def verbs_now(actor: Actor, case: Case) -> list[str]:
    """Return the verbs that the table allows `actor` on the case in its present state."""
    return [
        each.verb
        for each in transitions_of(case.kind)
        if case.state in each.states
        and (each.suspended or not case.suspended)
        and can(actor, f"cases.{each.verb}", case)
    ]


def _item(each: ItemAnswer) -> dict:
    return {
        "number": each.number,
        "request": each.item.text,
        "answer": each.response.text if each.response else "",
        "legal_reason": each.response.legal_reason if each.response else "",
        "outcome": each.outcome,
        "accepted": each.accepted,
        "evidence": [_evidence(row.attachment) for row in each.evidence],
    }


def _evidence(attachment) -> dict:
    blob = attachment.blob
    return {"id": attachment.pk, "name": attachment.name, "media_type": blob.media_type, "size": blob.size}


def _coordination(row) -> dict:
    return {
        "id": row.pk,
        "unit_id": row.unit_id,
        "unit": row.unit.name,
        "question": row.question,
        "answer": row.answer,
        "due_on": row.duty.due_on,
        "answered": row.answered_id is not None,
    }
