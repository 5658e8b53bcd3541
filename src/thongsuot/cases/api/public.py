"""Without an account: submit, follow by code and secret, add, rate, reopen, withdraw; read what is published."""

import secrets
from typing import Annotated
from uuid import UUID

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from ninja import Body, Header, Path, Router, Status
from pydantic import BeforeValidator, Field

from thongsuot.cases.actions.ending import withdraw
from thongsuot.cases.actions.gate import where_to_go
from thongsuot.cases.actions.intake import PersonGiven, Submission
from thongsuot.cases.actions.rate import rate, reopen
from thongsuot.cases.actions.receive import Origin, receive
from thongsuot.cases.actions.screening import check_place, supplement
from thongsuot.cases.actions.secret_check import check_secret
from thongsuot.cases.api import shapes
from thongsuot.cases.api.shapes import PROBLEMS, Problem, uploads_of
from thongsuot.cases.models import Case
from thongsuot.cases.queries import publications
from thongsuot.cases.queries.follow import evidence_shown, public_status, resident_view
from thongsuot.cases.queries.receiving import receiving_unit
from thongsuot.cases.rules.secret import secret_for
from thongsuot.core import clock
from thongsuot.core.actors import STRANGER, resident
from thongsuot.core.errors import Invalid, NotFound
from thongsuot.core.ids import show_code
from thongsuot.duties.queries import explain
from thongsuot.files.responses import download
from thongsuot.language.folding import clean
from thongsuot.language.topics import topics

router = Router(tags=["public"])
SECRET_SHOWN_SECONDS = 3600
PAGE_LIMIT = 100
Search = Annotated[str, BeforeValidator(lambda text: clean(text) if isinstance(text, str) else text)]
Key = Annotated[str, Field(min_length=22, max_length=59, pattern=r"^[A-Za-z0-9_\-]+$")]


@router.post("/submissions", response={201: shapes.ReceiptOut, PROBLEMS: Problem})
def submit(request: HttpRequest, given: Body[shapes.SubmissionIn], idempotency_key: Header[Key | None] = None):
    """Send a feedback or petition. With an `Idempotency-Key` (22 random characters or more) sent again, one case."""
    submission = _submission(given)
    now = clock.now()
    token = f"api:{idempotency_key or secrets.token_urlsafe(24)}"
    secret = secret_for(settings.HOUSE_KEY, token)
    case = receive(
        given=submission,
        unit=receiving_unit(submission.kind, submission.place_id, clock.legal_day(now)),
        actor=STRANGER,
        on=clock.legal_day(now),
        at=now,
        secret=secret,
        origin=Origin(form_token=token),
    )
    fresh = (now - case.received_at).total_seconds() < SECRET_SHOWN_SECONDS
    return Status(201, receipt(case, secret if fresh else None))


def receipt(case: Case, secret: str | None) -> dict:
    due = explain(case.duty) if case.duty else None
    return {
        "code": show_code(case.code),
        "secret": secret,
        "unit": case.holder_unit.name,
        "received_on": case.received_on,
        "due_on": due.due_on if due else None,
        "due_source": str(due.rule.source) if due else None,
    }


def _submission(given: shapes.SubmissionIn) -> Submission:
    """Return what was given, as the action takes it. Raises: Invalid (website, accuses_person, place_id, files)."""
    if given.website:
        raise Invalid(_("Ô này để bẫy máy gửi tự động. Để trống rồi gửi lại."), field="website")
    if given.accuses_person:
        raise Invalid(where_to_go(), field="accuses_person")
    check_place(given.place_id)
    person = {name: getattr(given, name) for name in ("name", "phone", "email", "address", "notify_by", "language")}
    same = ("text", "kind", "topic", "place_id", "place_text", "persons", "households", "not_accusation")
    return Submission(
        **{name: getattr(given, name) for name in same},
        items=tuple(given.items),
        people=(PersonGiven(**person),) if any(person[name] for name in ("name", "phone", "email", "address")) else (),
        uploads=uploads_of(given.files),
    )


@router.get("/status/{code}", response={200: shapes.StatusOut, PROBLEMS: Problem})
def status(request: HttpRequest, code: Path[shapes.Code]):
    """Where a case stands: unit, step, due day, and nothing else."""
    return public_status(code)


@router.post("/follow", response={200: shapes.ViewOut, PROBLEMS: Problem})
def follow(request: HttpRequest, given: Body[shapes.SecretIn]):
    """The whole matter, for who has code and secret. Unknown code and wrong secret get the same answer, slowly."""
    return resident_view(_proved(given))


A_FILE = {"responses": {200: {"description": "The file", "content": {"application/octet-stream": {}}}}}


@router.post("/follow/evidence/{attachment_id}", response={PROBLEMS: Problem}, openapi_extra=A_FILE)
def evidence(request: HttpRequest, attachment_id: UUID, given: Body[shapes.SecretIn]):
    """A document of the answer, as the file itself."""
    return download(evidence_shown(_proved(given), attachment_id))


@router.post("/follow/supplement", response={200: shapes.ViewOut, PROBLEMS: Problem})
def add(request: HttpRequest, given: Body[shapes.SupplementIn]):
    """Add words or files."""
    case = _proved(given)
    words = {"text": given.text, "not_accusation": given.not_accusation}
    return resident_view(supplement(uploads=uploads_of(given.files), **words, **_moment(case)))


@router.post("/follow/rating", response={200: shapes.ViewOut, PROBLEMS: Problem})
def rating(request: HttpRequest, given: Body[shapes.RatingIn]):
    """Say which items are done."""
    case = _proved(given)
    return resident_view(rate(done=given.done, note=given.note, **_moment(case)))


@router.post("/follow/reopening", response={200: shapes.ViewOut, PROBLEMS: Problem})
def reopening(request: HttpRequest, given: Body[shapes.ReopeningIn]):
    """Say which items are not done and what is missing: the case is reopened with a new due day."""
    case = _proved(given)
    words = {"not_done": given.not_done, "done": given.done, "missing": given.missing}
    return resident_view(reopen(**words, **_moment(case)))


@router.post("/follow/withdrawal", response={200: shapes.ViewOut, PROBLEMS: Problem})
def withdrawal(request: HttpRequest, given: Body[shapes.WithdrawalIn]):
    """Take the matter back; it cannot be undone."""
    case = _proved(given)
    return resident_view(withdraw(reason=given.reason, **_moment(case)))


def _proved(given: shapes.SecretIn) -> Case:
    return check_secret(given.code, given.secret, clock.now())


def _moment(case: Case) -> dict:
    now = clock.now()
    return {"case_id": case.pk, "actor": resident(case.pk), "on": clock.legal_day(now), "at": now}


@router.get("/publications", response={200: shapes.PublicationsOut, PROBLEMS: Problem})
def published(
    request: HttpRequest,
    q: Annotated[Search, Field(max_length=200)] = "",
    topic: Annotated[Search, Field(max_length=60)] = "",
    place: Annotated[Search, Field(max_length=200)] = "",
    unit_id: UUID | None = None,
    page: Annotated[int, Field(ge=1, le=100_000)] = 1,
    size: Annotated[int, Field(ge=1, le=PAGE_LIMIT)] = 20,
):
    """Published copies, newest first. A page past the last is the last one."""
    copies = publications.found(words=q, place=place, topic=topic, unit_id=unit_id).prefetch_related("items")
    found = Paginator(copies, size).get_page(page)
    pages = found.paginator
    return {"total": pages.count, "page": found.number, "pages": pages.num_pages, "items": list(found)}


@router.get("/publications/{publication_id}", response={200: shapes.PublicationOut, PROBLEMS: Problem})
def publication(request: HttpRequest, publication_id: UUID):
    """One published copy."""
    copy = publications.published().prefetch_related("items").filter(pk=publication_id).first()
    if copy is None:
        raise NotFound(_("Không có bản công khai này, hoặc đã được gỡ."))
    return copy


@router.get("/topics", response=list[shapes.TopicOut])
def topic_list(request: HttpRequest):
    """The catalogue of topics, in the language of the request."""
    language = get_language() or "vi"
    return [{"code": each.code, "name": each.name(language), "parent": each.parent} for each in topics()]
