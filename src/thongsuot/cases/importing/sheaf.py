"""A batch of cases in memory, each with its acts, duties and words by the same rules, then stored table by table.

What an action writes one by one is here prepared for many: each act still has its own row, words, key and entry.
`tests/cases/test_import_together.py` holds the two ways to the same acts.
"""

from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _

from thongsuot.cases.actions.clocks import ANSWER_RULE, first_duties
from thongsuot.cases.actions.intake import Submission, check_submission
from thongsuot.cases.actions.receive import cleaned_submission, source_digest
from thongsuot.cases.actions.record import (
    DERIVED,
    canonical_act,
    case_ref,
    check_state,
    commit_with,
    derived_of,
    event_of,
    prepared_act,
)
from thongsuot.cases.models import Act, ActContent, Case, Content, Item, Party, Response, Sight
from thongsuot.cases.rules.fold import apply
from thongsuot.core.access import require
from thongsuot.core.actors import Actor
from thongsuot.core.clock import legal_day
from thongsuot.core.errors import Invalid
from thongsuot.core.ids import new_code, new_id, show_code
from thongsuot.duties.actions import together as duties
from thongsuot.duties.models import MatterKey
from thongsuot.ledger import actions as ledger
from thongsuot.ledger.copying import copy_in
from thongsuot.units.actions.tree import hold
from thongsuot.units.models import Unit
from thongsuot.units.queries import installation

# Nobody was ever told a secret, so none opens the case until one is issued at the counter.
NO_SECRET = bytes(64)
CODES = 600


@dataclass
class Held:
    """A case not yet stored, and everything that is stored with it."""

    case: Case
    given: Submission
    contents: list[ActContent] = field(default_factory=list)
    owed: list[duties.Owed] = field(default_factory=list)
    responses: list[Response] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    key: MatterKey | None = None

    @property
    def last_on(self) -> date:
        return self.contents[-1].act.on


class Sheaf:
    """The cases of one transaction at the instant `at`; `source`: the register they come from."""

    def __init__(self, source: str, at: datetime):
        self.source, self.at, self.today = source, at, legal_day(at)
        self.book = duties.ReadBook()
        self.held: list[Held] = []
        self._codes: list[str] = []
        self._standing: dict[UUID, bool] = {}

    def receive(self, given: Submission, unit: Unit, source_id: str, *, actor: Actor, on: date) -> Held:
        """Receive a row as `actions.receive` does a submission; call `add` once its past is written too.

        Raises: Invalid, Refused.
        """
        require(actor, "cases.receive", unit)
        if not self._stands(unit):
            raise Invalid(_("Đơn vị này không còn hoạt động. Tải lại trang để gửi đến đơn vị kế thừa."), field="place")
        given = cleaned_submission(given)
        check_submission(given, on=on, at=self.at)
        held = Held(self._case(given, unit, source_id), given)
        self._open(held, "answer", ANSWER_RULE, on, actor)
        for task, rule in first_duties(given.kind, given.channel).items():
            self._open(held, task, rule, on, actor)
        held.case.duty = held.owed[0].duty
        held.items = [Item(case=held.case, number=n, text=text) for n, text in enumerate(given.items, start=1)]
        details, texts = _receipt(given)
        self.write(held, "receive", actor=actor, on=on, unit_id=unit.pk, details=details, texts=texts)
        return held

    def _stands(self, unit: Unit) -> bool:
        if unit.pk not in self._standing:
            self._standing[unit.pk] = hold(unit.pk, self.today)
        return self._standing[unit.pk]

    def _case(self, given: Submission, unit: Unit, source_id: str) -> Case:
        return Case(
            id=new_id(),
            code=self._code(),
            secret_hash=NO_SECRET,
            source=self.source,
            source_id=source_id,
            source_digest=source_digest(given.text),
            practice=unit.practice,
            received_at=self.at,
            title=given.title,
            holder_unit=unit,
            received_unit=unit,
        )

    def _code(self) -> str:
        """Return a code that nobody has; many are drawn and asked for at once."""
        while not self._codes:
            prefix = installation().code_prefix
            drawn = {new_code(prefix) for _code in range(CODES)}
            self._codes = list(drawn.difference(Case.objects.filter(code__in=drawn).values_list("code", flat=True)))
        return self._codes.pop()

    def open(self, held: Held, task: str, rule: str, *, starts_on: date, actor: Actor) -> duties.Owed:
        """Open a duty of the case, committed to by its next act."""
        return self._open(held, task, rule, starts_on, actor)

    def _open(self, held: Held, task: str, rule: str, starts_on: date, actor: Actor) -> duties.Owed:
        case = held.case
        owed = duties.open_owed(
            task=task,
            about=case_ref(case),
            label=f"Vụ việc {show_code(case.code)}",  # stored words are Vietnamese, whatever language the page is in
            holder_unit_id=case.working_unit_id or case.holder_unit_id,
            starts_on=starts_on,
            rule_code=rule,
            practice=case.practice,
            the_book=self.book,
            actor=actor,
            at=self.at,
        )
        commit_with(case, owed.acts[0])
        held.owed.append(owed)
        return owed

    def move(self, held: Held, verb: str, details: dict, *tasks: str, actor: Actor, on: date) -> None:
        """Do `verb` to the running duties of these tasks, or all, committed to by the case's next act."""
        for owed in held.owed:
            if owed.runs and (not tasks or owed.duty.task in tasks):
                commit_with(held.case, duties.move(owed, verb, details, on=on, actor=actor, at=self.at))

    def write(self, held: Held, verb: str, *, actor: Actor, on: date, texts: dict | None = None, **fields) -> Act:
        """Write one act as `write_act` does. Raises: Refused, NotAllowedNow, Invalid (on)."""
        case, texts = held.case, texts or {}
        if verb != "receive":
            require(actor, f"cases.{verb}", case)
            check_state(case, verb)
        act = prepared_act(case, verb, actor=actor, on=on, at=self.at, **fields)
        act.entry, key = ledger.draw(
            actor=actor, verb=f"cases.{verb}", subject=case_ref(case), act=canonical_act(act, texts), at=self.at
        )
        after = apply(derived_of(case), event_of(act))
        for name in DERIVED:
            setattr(case, name, getattr(after, name))
        held.contents.append(ActContent(act=act, key=key, texts=texts))
        return act

    def say_key(self, held: Held) -> None:
        """Say by neutral keys what the case is about, once topic and place are known."""
        case = held.case
        if case.topic and case.place_id:
            held.key = MatterKey(
                about_ref=str(case_ref(case)),
                topic=case.topic,
                place_id=case.place_id,
                day=case.received_on,
                practice=case.practice,
            )

    def add(self, held: Held) -> None:
        """Let a case be stored with the batch."""
        self.held.append(held)

    def store(self) -> None:
        """Store all of it, within the caller's transaction. Raises: IntegrityError (a source id that is there)."""
        every = self.held
        acts = [content.act for held in every for content in held.contents]
        duties.keep([owed for held in every for owed in held.owed], [held.key for held in every if held.key])
        copy_in(Case, [held.case for held in every])
        ledger.keep([act.entry for act in acts])
        copy_in(Act, acts)
        copy_in(ActContent, [content for held in every for content in held.contents])
        copy_in(Content, [_words(one) for one in every])
        copy_in(Party, [Party(case=one.case, **asdict(person)) for one in every for person in one.given.people])
        copy_in(Item, [item for held in every for item in held.items])
        copy_in(Response, [response for held in every for response in held.responses])
        copy_in(Sight, [sight for held in every for sight in _sights(held.case)])


def _words(held: Held) -> Content:
    return Content(case=held.case, text=held.given.text, place_text=held.given.place_text)


def _sights(case: Case) -> list[Sight]:
    own = {(case.holder_unit_id, "holder"), (case.received_unit_id, "past")}
    own |= {(case.working_unit_id, "working")} if case.working_unit_id else set()
    return [Sight(case=case, unit_id=unit_id, why=why) for unit_id, why in own]


def _receipt(given: Submission) -> tuple[dict, dict]:
    """Return the details and the words of the receipt of a row: it brings no files, no alarm and no signatories."""
    details = {
        "kind": given.kind,
        "channel": given.channel,
        "topic": given.topic,
        "persons": given.persons,
        "households": given.households,
        "place": str(given.place_id) if given.place_id else None,
        "urgent": False,
        "alarm": False,
        "files": {},
    }
    texts = {
        "text": given.text,
        "title": given.title,
        "place_text": given.place_text,
        "items": list(given.items),
        "people": [asdict(person) for person in given.people],
        "late_reason": "",
        "not_accusation": "",
        "signatories": "",
    }
    return details, texts
