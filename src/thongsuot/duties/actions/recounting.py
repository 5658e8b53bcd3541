"""Days moved by a change of law or calendar: an act on each duty, many in a few statements."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime

from django.db import connection

from thongsuot.core.actors import Actor
from thongsuot.duties.actions.writing import take_over
from thongsuot.duties.models import Duty, DutyAct
from thongsuot.duties.queries.recounting import Move, moves
from thongsuot.law.rules import Book

_ACTS = """
    INSERT INTO duties_dutyact (id, duty_id, number, verb, "on", at, actor_ref, details)
    SELECT v.id, v.duty_id, v.number, 'recomputed', %s, %s, %s, v.details
    FROM jsonb_to_recordset(%s) v(id uuid, duty_id uuid, number int, details jsonb)
"""
_SQL = """
    UPDATE duties_duty d SET due_on = v.due_on, remind_on = v.remind_on, look_on = v.look_on, until_on = v.until_on,
        rule_in_force_from = v.rule_in_force_from, revision = v.revision
    FROM jsonb_to_recordset(%s) v(id uuid, due_on date, remind_on date, look_on date, until_on date,
        rule_in_force_from date, revision int)
    WHERE d.id = v.id
"""
_DAYS = ("due_on", "remind_on", "look_on", "until_on", "rule_in_force_from", "revision")


def recount(
    *, duties: Sequence[Duty], book: Book, because: str, actor: Actor, on: date, at: datetime
) -> list[tuple[Move, date | None, DutyAct]]:
    """Move the days of those of `duties` that `book` has elsewhere; return each move, the day before it, and its act.

    The caller holds the rows locked and writes the one entry. `because` goes into each act: the id of the change.
    """
    moved = [(move, move.from_on, _act(move, because, actor, on, at)) for move in moves(duties, book)]
    if moved:
        with connection.cursor() as cursor:
            cursor.execute(_ACTS, [on, at, actor.ref, as_rows(_row_of(act) for _move, _from, act in moved)])
            cursor.execute(_SQL, [as_rows(_days_of(move.duty) for move, _from, _act_ in moved)])
    return moved


def as_rows(rows: Iterable[dict]) -> str:
    """Return rows as one JSON text for `jsonb_to_recordset`: a thousand rows of many columns in one parameter."""
    return json.dumps(list(rows), default=str)


def _row_of(act: DutyAct) -> dict:
    return {"id": act.pk, "duty_id": act.duty_id, "number": act.number, "details": act.details}


def _days_of(duty: Duty) -> dict:
    return {"id": duty.pk} | {name: getattr(duty, name) for name in _DAYS}


def _act(move: Move, because: str, actor: Actor, on: date, at: datetime) -> DutyAct:
    """Return the act, not yet stored, and take its days over into the duty."""
    duty, reckoned = move.duty, move.reckoned
    duty.revision += 1
    details = reckoned.details() | {"because": because}
    take_over(
        duty,
        replace(
            move.clock,
            due_on=reckoned.due_on,
            remind_on=reckoned.remind_on,
            until_on=reckoned.until_on,
            rule_in_force_from=reckoned.rule_in_force_from,
        ),
    )
    return DutyAct(
        duty=duty, number=duty.revision, verb="recomputed", on=on, at=at, actor_ref=actor.ref, details=details
    )
