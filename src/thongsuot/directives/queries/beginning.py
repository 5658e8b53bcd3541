"""What a new task begins with: the sentence, instrument, topic, part or finding that an address names."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from thongsuot.core.actors import Actor
from thongsuot.core.clock import today
from thongsuot.directives.models import Assignment, Event, Instrument, Passage
from thongsuot.directives.permissions import WORKERS, assignments_seen_by, events_seen_by, instruments_seen_by
from thongsuot.directives.queries.chain import last_day
from thongsuot.language.topics import is_topic
from thongsuot.units.models import Unit
from thongsuot.units.queries import living

LABEL_WORDS, LABEL = 14, 200


@dataclass
class Start:
    """What the form begins with and what it comes from; what the actor may not see, or is not there, is left out.

    `last_day`: the latest that a task breaking down `parent` may have.
    """

    initial: dict = field(default_factory=dict)
    instrument: Instrument | None = None
    passage: Passage | None = None
    parent: Assignment | None = None
    last_day: date | None = None
    event: Event | None = None
    unit: Unit | None = None

    @property
    def passage_id(self) -> UUID | None:
        return self.passage.pk if self.passage else None

    @property
    def instrument_id(self) -> UUID | None:
        return self.instrument.pk if self.instrument else None

    @property
    def parent_id(self) -> UUID | None:
        return self.parent.pk if self.parent else None


def begun(actor: Actor, asked: Mapping) -> Start:
    """Return how a form for a new task begins. `asked`: passage, instrument, parent, event, dong, topic, text."""
    start = Start(initial={"starts_on": today()})
    _from_passage(start, actor, asked)
    _from_parent(start, actor, asked)
    _from_finding(start, actor, asked)
    topic = asked.get("topic", "")
    if is_topic(topic):
        start.initial["topic"] = topic
    text = asked.get("text", "")[:2000].strip()
    if text and "text" not in start.initial:
        start.initial |= {"text": text, "label": short(text)}
    return start


def _from_passage(start: Start, actor: Actor, asked: Mapping) -> None:
    seen = instruments_seen_by(actor)
    if pk := _uuid(asked.get("passage")):
        rows = Passage.objects.filter(instrument__in=seen, state=Passage.State.CONFIRMED).select_related("instrument")
        start.passage = rows.filter(pk=pk).first()
    if start.passage:
        start.instrument = start.passage.instrument
        text = str(start.passage)
        start.initial |= {"text": text, "label": short(text)}
        if start.passage.due_on:
            start.initial["due_on"] = start.passage.due_on
    elif pk := _uuid(asked.get("instrument")):
        start.instrument = seen.filter(pk=pk).first()


def _from_parent(start: Start, actor: Actor, asked: Mapping) -> None:
    pk = _uuid(asked.get("parent"))
    if pk is None:
        return
    rows = assignments_seen_by(actor).filter(unit_id__in=actor.units_as(*WORKERS))
    start.parent = rows.select_related("task__instrument", "unit__heir").filter(pk=pk).first()
    if start.parent is None:
        return
    task = start.parent.task
    start.unit, start.instrument = living(start.parent.unit), task.instrument
    names = ("label", "text", "evidence", "topic")
    start.last_day = last_day(start.parent.pk)
    start.initial |= {name: getattr(task, name) for name in names} | {"due_on": start.last_day}
    start.initial["starts_on"] = min(today(), start.last_day)


def _from_finding(start: Start, actor: Actor, asked: Mapping) -> None:
    """Begin with one line of what an inspection found."""
    pk, line = _uuid(asked.get("event")), asked.get("dong", "0")
    start.event = events_seen_by(actor).filter(pk=pk).select_related("instrument").first() if pk else None
    if start.event is None:
        return
    start.instrument = start.instrument or instruments_seen_by(actor).filter(pk=start.event.instrument_id).first()
    found = findings(start.event)
    if line.isdecimal() and len(line) < 6 and int(line) < len(found):
        start.initial |= {"text": found[int(line)], "label": short(found[int(line)])}


def findings(event: Event) -> list[str]:
    """Return what a visit found, one thing a line."""
    return [line.strip() for line in event.findings.splitlines() if line.strip()]


def short(text: str) -> str:
    """Return the first words of a text, as a short name to begin with."""
    words = text.replace("\n", " ").split()
    first = " ".join(words[:LABEL_WORDS]).rstrip(" ,;:.")
    return first[:LABEL]


def _uuid(text) -> UUID | None:
    try:
        return UUID(str(text)) if text else None
    except ValueError:
        return None
