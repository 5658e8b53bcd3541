"""The body of each act of officers over HTTP: one shape a verb, and what it hands to the action."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field

from thongsuot.cases.actions.answer import Drafted
from thongsuot.cases.actions.correcting import Correction
from thongsuot.cases.actions.publish import CopyItem, PublicCopy
from thongsuot.cases.actions.splitting import Part
from thongsuot.cases.api.shapes import Files, Line, Note, Number, Words, uploads_of

Numbers = Annotated[list[Number], Field(max_length=100)]
Topic = Annotated[str, Field(max_length=60, pattern=r"^[a-z.\-]*$")]
Choice = Annotated[str, Field(max_length=40, pattern=r"^[a-z\-]*$")]
Items = Annotated[list[Words], Field(max_length=20)]
KindIn = Literal["feedback", "petition"]


class Act(Schema):
    """What every act may carry: the revision that was shown (an older one is stale), and `on`, which is today."""

    revision: Annotated[int, Field(ge=0, le=1_000_000)] | None = None
    on: date | None = None

    def arguments(self) -> dict:
        """Return what the action takes besides case, actor and moment."""
        given = {name: getattr(self, name) for name in type(self).model_fields if name not in ("on", "files")}
        if "files" in type(self).model_fields:
            given["uploads"] = uploads_of(self.files)
        return given


class WithNote(Act):
    note: Note = ""


class WithReason(Act):
    reason: Note


class WithText(Act):
    text: Words


class Label(Act):
    add: Annotated[list[UUID], Field(max_length=60)] = []
    remove: Annotated[list[UUID], Field(max_length=60)] = []


class Screen(Act):
    kind: KindIn
    topic: Topic
    title: Line
    place_id: UUID | None = None
    items: Items = []
    not_accusation: Note = ""


class AskSupplement(Act):
    missing: Note


class Supplement(Act):
    text: Words = ""
    files: Files = []
    not_accusation: Note = ""


class Guide(Act):
    where: Note


class Return(Act):
    reason: Choice
    text: Note


class Transfer(Act):
    unit_id: UUID
    basis: Note


class TransferOut(Act):
    unit_id: UUID | None = None
    name: Line = ""
    address: Line = ""
    basis: Note


class Join(Act):
    main_code: Line
    reason: Note


class TellApart(Act):
    main_code: Line
    reason: Note = ""


class PartIn(Schema):
    text: Words
    kind: KindIn = "feedback"
    topic: Topic = ""
    title: Line = ""
    items: Items = []
    place_id: UUID | None = None
    not_accusation: Note = ""


class Split(Act):
    parts: Annotated[list[PartIn], Field(max_length=10)]
    reason: Note = ""

    def arguments(self) -> dict:
        parts = [Part(**one.dict() | {"items": tuple(one.items)}) for one in self.parts]
        return super().arguments() | {"parts": parts}


class Assign(Act):
    unit_id: UUID
    officer_id: UUID | None = None
    note: Note = ""


class Coordinate(Act):
    unit_id: UUID
    question: Note
    due_on: date


class AnswerCoordination(Act):
    coordination_id: UUID
    text: Note
    files: Files = []


class DraftedIn(Schema):
    number: Number
    text: Words = ""
    legal_reason: Choice = ""
    files: Files = []
    drop: Annotated[list[UUID], Field(max_length=100)] = []


class Draft(Act):
    responses: Annotated[list[DraftedIn], Field(min_length=1, max_length=100)]

    def arguments(self) -> dict:
        responses = [
            Drafted(
                number=one.number,
                text=one.text,
                legal_reason=one.legal_reason,
                uploads=uploads_of(one.files),
                drop=tuple(one.drop),
            )
            for one in self.responses
        ]
        return {"revision": self.revision, "responses": responses}


class CopyItemIn(Schema):
    number: Number
    request: Words
    answer: Words


class Publish(Act):
    """The redacted copy, or none with a `reason`. `confirmed`: exact pieces of personal data that may stay."""

    title: Line = ""
    question: Words = ""
    items: Annotated[list[CopyItemIn], Field(max_length=100)] = []
    confirmed: Annotated[list[Line], Field(max_length=100)] = []
    publish_copy: bool = True
    reason: Note = ""

    def arguments(self) -> dict:
        items = tuple(CopyItem(one.number, one.request, one.answer) for one in self.items)
        copy = PublicCopy(title=self.title, question=self.question, items=items, confirmed=frozenset(self.confirmed))
        return {"revision": self.revision, "copy": copy if self.publish_copy else None, "reason": self.reason}


class Rate(Act):
    done: Numbers
    note: Note = ""


class Reopen(Act):
    not_done: Numbers
    done: Numbers = []
    missing: Note


class Extend(Act):
    days: Annotated[int, Field(ge=1, le=1_000)]
    ground: Choice
    note: Note = ""


class Suspend(Act):
    ground: Choice
    note: Note = ""


class Urge(Act):
    text: Note
    due_on: date | None = None


class Withdraw(Act):
    reason: Note = ""


class Correct(Act):
    """What was entered wrongly, as it should be; what is left out stays."""

    reason: Note
    text: Words | None = None
    title: Line | None = None
    place_text: Line | None = None
    place_id: UUID | None = None
    no_place: bool = False
    kind: KindIn | None = None
    topic: Topic | None = None
    channel: Choice | None = None
    persons: Annotated[int, Field(ge=1, le=1_000_000)] | None = None
    households: Annotated[int, Field(ge=0, le=1_000_000)] | None = None
    urgent: bool | None = None
    received_on: date | None = None
    items: Items | None = None
    not_accusation: Note = ""

    def arguments(self) -> dict:
        given = {name: getattr(self, name) for name in type(self).model_fields if name not in WithReason.model_fields}
        given["items"] = tuple(self.items) if self.items is not None else None
        return {"revision": self.revision, "reason": self.reason, "correction": Correction(**given)}


class ReissueSecret(Act):
    identity: Choice
