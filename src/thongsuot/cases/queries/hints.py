"""What the counter is told while it writes: danger, accusation, kind, competent unit, representatives, the due day.

Suggestions only: each has its reason, and an officer decides.
"""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from thongsuot.cases.queries.suggesting import TopicGuess, kinds_for, topics_for
from thongsuot.cases.queries.whereabouts import by_level, level_for, places_for
from thongsuot.cases.rules.collective import representatives_limit
from thongsuot.language.accusation import accuses
from thongsuot.language.competence import UnitGuess
from thongsuot.language.kinds import KindSuggestion
from thongsuot.language.urgent import danger
from thongsuot.law.queries import book
from thongsuot.law.rules import DueDay, LawError
from thongsuot.units.places import NamedPlace, the_one
from thongsuot.units.queries import Candidate, competent_unit

FIRST_RULE = {"complaint": "KN.ACCEPT"}  # of all other kinds the answer
ANSWER_RULE = "PAKN.RESOLVE"


@dataclass(frozen=True)
class Hints:
    """`kind`: a kind other than the chosen one, with its reason. `most`: representatives allowed, 0 for none.

    `topics`: what it may be about, other than the chosen topic. `places`: communes it names, while none is chosen.
    `level`: who is competent first, where that is said surely; `units` of that level stand first.
    """

    accuses: tuple[str, ...] = ()
    danger: tuple[str, ...] = ()
    kind: KindSuggestion | None = None
    topics: list[TopicGuess] = field(default_factory=list)
    places: list[NamedPlace] = field(default_factory=list)
    level: UnitGuess | None = None
    units: list[Candidate] = field(default_factory=list)
    least: int = 0
    most: int = 0
    persons: int = 1
    due: DueDay | None = None


def hints_for(
    *, text: str, kind: str, topic: str, place_id: UUID | None, persons: int, received_on: date, today: date
) -> Hints:
    """Return what can be said now about what was typed so far; nothing is stored."""
    accusation, alarm, found = accuses(text), danger(text), kinds_for(text)[0]
    least, most = representatives_limit(persons)
    places = [] if place_id else places_for(text, today)
    level = level_for(text, topic, kind)
    return Hints(
        accuses=accusation.reasons if accusation.certain else (),
        danger=alarm.reasons if alarm.urgent else (),
        kind=found if text and found.kind != kind and found.reason else None,
        topics=[each for each in topics_for(text) if each.topic.code != topic],
        places=places,
        level=level,
        units=by_level(_units(topic, kind, place_id or _meant(places), today), level)[:3],
        least=least,
        most=most,
        persons=persons,
        due=due_if_received(received_on, kind),
    )


def _meant(places: list[NamedPlace]) -> UUID | None:
    one = the_one(places)
    return one.place.pk if one else None


def _units(topic: str, kind: str, place_id: UUID | None, today: date) -> list[Candidate]:
    return competent_unit(topic, kind, place_id, today) if topic or place_id else []


def due_if_received(on: date, kind: str = "") -> DueDay | None:
    """Return the day by which the first word would be owed, or None for a day the book cannot count from.

    That is the answer; of a complaint the word whether it is accepted.
    """
    try:
        return book().due(FIRST_RULE.get(kind, ANSWER_RULE), on)
    except LawError:
        return None
