"""Days moved by a change of law or calendar: an act on each duty, many in one statement."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from uuid import UUID

from django.db import connection

from thongsuot.core.actors import Actor
from thongsuot.core.ids import new_ids
from thongsuot.duties import rules
from thongsuot.duties.models import Duty, DutyAct
from thongsuot.duties.queries.recounting import Move, moves
from thongsuot.law.rules import Book

VERB = "recomputed"
# The acts, and the columns of each duty from the details of its act, as `rules.step` takes them.
_WRITE = """
    WITH moved AS (
        SELECT id, duty_id, number, look_on, %(details)s::jsonb -> kind AS details
        FROM unnest(%(ids)s::uuid[], %(duties)s::uuid[], %(numbers)s::int[], %(looks)s::date[], %(kinds)s::int[])
            m(id, duty_id, number, look_on, kind)
    ), acts AS (
        INSERT INTO duties_dutyact (id, duty_id, number, verb, "on", at, actor_ref, details)
        SELECT id, duty_id, number, %(verb)s, %(on)s, %(at)s, %(actor)s, details FROM moved
    )
    UPDATE duties_duty d SET due_on = (details->>'due_on')::date, remind_on = (details->>'remind_on')::date,
        until_on = (details->>'until_on')::date, rule_in_force_from = (details->>'rule_in_force_from')::date,
        look_on = moved.look_on, revision = number
    FROM moved WHERE d.id = moved.duty_id
"""


@dataclass(slots=True)
class Recomputed:
    """The act that moved one duty, as stored: a batch shares its `details`, one for all with the same days."""

    id: UUID
    duty_id: UUID
    number: int
    on: date
    details: Mapping
    verb: str = VERB

    @property
    def pk(self) -> UUID:
        return self.id

    def canonical(self) -> dict:
        """Return the act's own values as the stored act returns them."""
        return DutyAct.canonical(self)


def recount(
    *, duties: Sequence[Duty], book: Book, because: str, actor: Actor, on: date, at: datetime
) -> list[tuple[Move, date | None, Recomputed]]:
    """Move the days of those of `duties` that `book` has elsewhere; return each move, the day before it, and its act.

    The caller holds the rows locked and writes the one entry. `because` goes into each act: the id of the change.
    `duties` may be rows of `READ` instead of objects; objects keep the days they had until they are read again.
    """
    moved = moves(duties, book)
    if not moved:
        return []
    details = cache(lambda reckoned: reckoned.details() | {"because": because})
    acts = [
        Recomputed(id, move.duty.pk, move.duty.revision + 1, on, details(move.reckoned))
        for id, move in zip(new_ids(len(moved)), moved, strict=True)
    ]
    _write(acts, [_look_on(move) for move in moved], actor, on, at)
    return [(move, move.from_on, act) for move, act in zip(moved, acts, strict=True)]


def _look_on(move: Move) -> date | None:
    """Return the day on which the reminding job looks next: as it was, where only the row of law is another."""
    duty, days = move.duty, move.reckoned
    if (duty.due_on, duty.remind_on, duty.until_on) == (days.due_on, days.remind_on, days.until_on):
        return duty.look_on
    return rules.first_look(days.due_on, days.remind_on, days.until_on if duty.kind == rules.NOT_BEFORE else None)


def _write(acts: list[Recomputed], looks: list[date | None], actor: Actor, on: date, at: datetime) -> None:
    shared = {id(act.details): act.details for act in acts}
    place = {key: number for number, key in enumerate(shared)}
    values = {
        "details": json.dumps(list(shared.values())),
        "ids": as_array(act.id for act in acts),
        "duties": as_array(act.duty_id for act in acts),
        "numbers": as_array(act.number for act in acts),
        "looks": as_array(looks),
        "kinds": as_array(place[id(act.details)] for act in acts),
    }
    with connection.cursor() as cursor:
        cursor.execute(_WRITE, values | {"verb": VERB, "on": on, "at": at, "actor": actor.ref})


def as_array(values: Iterable[UUID | date | int | None]) -> str:
    """Return keys, days or numbers as the text of one PostgreSQL array: thousands of values in one parameter."""
    return "{" + ",".join("NULL" if value is None else str(value) for value in values) + "}"
