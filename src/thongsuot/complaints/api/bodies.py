"""The body of each act on a complaint over HTTP: one shape a verb, and what it hands to the action."""

from datetime import date
from typing import Annotated
from uuid import UUID

from ninja import Schema
from pydantic import Field

from thongsuot.cases.actions.publish import CopyItem, PublicCopy
from thongsuot.cases.api.bodies import Act, Choice, CopyItemIn
from thongsuot.cases.api.shapes import Files, Line, Note, Number, Words
from thongsuot.complaints.actions.deciding import Judged
from thongsuot.complaints.actions.describing import OBSTACLE_LIMIT, Description

Days = Annotated[int, Field(ge=0, le=OBSTACLE_LIMIT)]
Pages = Annotated[int, Field(ge=1, le=9_999)]
Amount = Annotated[int, Field(ge=1, le=10**15)]


class Describe(Act):
    """All that is known of the complaint, anew; what is left out is not known and asked for later."""

    about: Choice = ""
    number: Line = ""
    disputed_on: date | None = None
    body_id: UUID | None = None
    body_name: Line = ""
    known_on: date | None = None
    obstacle_days: Days = 0
    standing: Choice = ""
    standing_paper: bool = False
    signed: bool = False
    discipline: bool = False
    dismissal: bool = False
    remote: bool = False

    def arguments(self) -> dict:
        given = {name: getattr(self, name) for name in Description.__dataclass_fields__}
        return {"revision": self.revision, "description": Description(**given)}


class Accept(Act):
    complex_ground: Choice = ""
    note: Note = ""


class Ending(Act):
    """Why it is refused or terminated: a code of the closed list, and the words that the person reads."""

    ground: Choice
    text: Note


class Appoint(Act):
    members: Annotated[list[UUID], Field(max_length=50)]
    leader: UUID
    number: Line = ""


class Minute(Act):
    held_on: date
    place: Line
    present: Note
    text: Words
    files: Files = []


class AddEvidence(Act):
    name: Line
    pages: Pages
    given_by: Choice
    received_on: date
    files: Files = []


class Report(Act):
    text: Words
    differs: bool
    files: Files = []


class CallDialogue(Act):
    session_on: date
    place: Line
    invited: Note
    head_attends: bool = False


class HoldDialogue(Act):
    held_on: date
    present: Note
    text: Words
    files: Files = []


class JudgedIn(Schema):
    number: Number
    outcome: Choice
    text: Words


class Draft(Act):
    judged: Annotated[list[JudgedIn], Field(min_length=1, max_length=100)]
    text: Words

    def arguments(self) -> dict:
        return super().arguments() | {"judged": [Judged(**one.dict()) for one in self.judged]}


class Decide(Act):
    number: Line
    decided_on: date
    files: Files = []


class Send(Act):
    sent_on: date
    way: Choice
    tracking: Line = ""
    recipients: Note


class ProveReceipt(Act):
    received_on: date
    note: Note = ""
    files: Files = []


class SendNotice(Act):
    notice: Choice
    sent_on: date
    way: Choice
    tracking: Line = ""


class Oblige(Act):
    """`amount`: money in đồng, land in m², persons."""

    kind: Choice
    amount: Amount | None = None
    text: Line
    due_on: date


class Fulfil(Act):
    obligation_id: UUID
    done_on: date
    note: Note = ""
    files: Files = []


class Withdraw(Act):
    """`signed`: the letter of withdrawal bears signature or fingerprint."""

    reason: Note
    signed: bool
    files: Files = []


class SuspendDisputed(Act):
    reason: Note
    until: date | None = None


class NoteLawsuit(Act):
    sued_on: date
    court: Line


class Consent(Act):
    given: bool


class Rate(Act):
    satisfied: Choice
    note: Note = ""


class Publish(Act):
    """The redacted copy. `confirmed`: exact pieces of personal data that may stay."""

    title: Line
    question: Words
    items: Annotated[list[CopyItemIn], Field(min_length=1, max_length=100)]
    confirmed: Annotated[list[Line], Field(max_length=100)] = []

    def arguments(self) -> dict:
        items = tuple(CopyItem(one.number, one.request, one.answer) for one in self.items)
        copy = PublicCopy(title=self.title, question=self.question, items=items, confirmed=frozenset(self.confirmed))
        return {"revision": self.revision, "copy": copy}


class Appeal(Act):
    text: Words
    signed: bool = False
    not_accusation: Note = ""
