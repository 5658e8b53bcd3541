"""What goes in and out of the API in JSON: the shapes of people's side. Text is cleaned before anyone looks at it."""

import base64
import binascii
import io
from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from django.utils.translation import gettext as _
from ninja import Schema
from pydantic import AfterValidator, BeforeValidator, Field

from thongsuot.core.errors import Invalid
from thongsuot.language.folding import clean

FILES_LIMIT = 5


def _clean_name(value):
    return clean(value) if isinstance(value, str) else value


Line = Annotated[str, BeforeValidator(_clean_name), Field(max_length=300)]
Words = Annotated[str, AfterValidator(clean), Field(max_length=20_000)]
Note = Annotated[str, AfterValidator(clean), Field(max_length=5_000)]
Code = Annotated[str, BeforeValidator(_clean_name), Field(max_length=40, examples=["4715-9036-2817-4"])]
Number = Annotated[int, Field(ge=1, le=1_000)]


class Problem(Schema):
    """An error (RFC 9457): `detail` is a sentence that says what to do, `field` names the input it is about."""

    type: str
    title: str
    status: int
    detail: str
    field: str | None = None


PROBLEMS = frozenset({400, 404, 409, 413, 422, 429})


class FileIn(Schema):
    """A file: photo, PDF, Word or sound recording, as base64; the whole request may hold 2 MB."""

    name: Annotated[str, BeforeValidator(_clean_name), Field(min_length=1, max_length=150)]
    content: str


Files = Annotated[list[FileIn], Field(max_length=FILES_LIMIT)]


def uploads_of(files: list[FileIn]) -> tuple:
    """Return `files` as (name, file) pairs for an action. Raises: Invalid (files)."""
    return tuple((one.name, io.BytesIO(_decoded(one))) for one in files)


def _decoded(one: FileIn) -> bytes:
    try:
        return base64.b64decode(one.content, validate=True)
    except (binascii.Error, ValueError) as trouble:
        sentence = _("Tệp %s không phải là base64. Mã hóa lại rồi gửi.") % one.name
        raise Invalid(sentence, field="files") from trouble


class SubmissionIn(Schema):
    """A feedback, petition or complaint. Only `text` is required; `website` must be left empty (it catches robots)."""

    text: Words
    kind: Literal["feedback", "petition", "complaint"] = "feedback"
    topic: Annotated[str, BeforeValidator(_clean_name), Field(max_length=60)] = ""
    items: Annotated[list[Words], Field(max_length=20)] = []
    place_id: UUID | None = None
    place_text: Line = ""
    name: Annotated[str, BeforeValidator(_clean_name), Field(max_length=120)] = ""
    phone: Annotated[str, BeforeValidator(_clean_name), Field(max_length=30)] = ""
    email: Annotated[str, BeforeValidator(_clean_name), Field(max_length=254)] = ""
    address: Line = ""
    notify_by: Literal["none", "sms", "email", "letter"] = "none"
    language: Literal["vi", "en"] = "vi"
    persons: Annotated[int, Field(ge=1, le=100_000)] = 1
    households: Annotated[int, Field(ge=0, le=100_000)] = 0
    files: Files = []
    accuses_person: bool = False
    not_accusation: Note = ""
    website: str = ""


class ReceiptOut(Schema):
    """What a submission gets back. `secret` is shown once; a repeated key within the hour shows the same."""

    code: str
    secret: str | None
    unit: str
    received_on: date
    due_on: date | None
    due_source: str | None


class StatusOut(Schema):
    """All that a code alone tells."""

    code: str
    unit: str
    state: str
    step: str
    due_on: date | None


class SecretIn(Schema):
    """Code and secret, in the body only: neither may stand in an address."""

    code: Code
    secret: Annotated[str, BeforeValidator(_clean_name), Field(max_length=40)]


class SupplementIn(SecretIn):
    text: Words = ""
    files: Files = []
    not_accusation: Note = ""


class RatingIn(SecretIn):
    """The numbers of the items that are done."""

    done: Annotated[list[Number], Field(min_length=1, max_length=100)]
    note: Note = ""


class ReopeningIn(SecretIn):
    """The numbers of the items that are not done (and of those that are), and what is missing."""

    not_done: Annotated[list[Number], Field(min_length=1, max_length=100)]
    done: Annotated[list[Number], Field(max_length=100)] = []
    missing: Note


class WithdrawalIn(SecretIn):
    reason: Note = ""


class EvidenceOut(Schema):
    id: UUID
    name: str
    media_type: str
    size: int


class ItemOut(Schema):
    number: int
    request: str
    answer: str
    legal_reason: str
    outcome: str
    evidence: list[EvidenceOut]


class HistoryOut(Schema):
    on: date
    verb: str
    sentence: str
    note: str


class PartOut(Schema):
    """A matter that a split made of this one, and where it stands; followed under its own code."""

    title: str
    status: StatusOut


class ViewOut(Schema):
    """A case as its person sees it; `verbs` is what they may do now."""

    status: StatusOut
    title: str
    received_on: date
    answered_on: date | None
    due_source: str | None
    items: list[ItemOut]
    history: list[HistoryOut]
    verbs: list[str]
    publication_id: UUID | None
    joined: bool
    parts: list[PartOut]
    part_of: str

    @staticmethod
    def resolve_due_source(view) -> str | None:
        return str(view.due.rule.source) if view.due else None


class PublicItemOut(Schema):
    number: int
    request: str
    answer: str
    legal_reason: str
    evidence: int
    outcome: str


class PublicationOut(Schema):
    """A published copy. Days are legal days in Vietnam; names are as they were on the day of publication."""

    id: UUID
    title: str
    question: str
    kind: str
    topic: str
    unit_id: UUID
    unit_name: str
    place_id: UUID | None
    place_name: str
    received_on: date
    due_on: date | None
    answered_on: date
    published_on: date
    items: list[PublicItemOut]

    @staticmethod
    def resolve_items(copy):
        return list(copy.items.all())


class PublicationsOut(Schema):
    total: int
    page: int
    pages: int
    items: list[PublicationOut]


class TopicOut(Schema):
    code: str
    name: str
    parent: str | None
