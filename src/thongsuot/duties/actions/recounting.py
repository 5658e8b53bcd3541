"""Days moved by a change of law or calendar: an act on each duty, many in a few statements."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from django.db import connection

from thongsuot.core.actors import Actor
from thongsuot.duties.actions.writing import take_over
from thongsuot.duties.models import Duty, DutyAct
from thongsuot.duties.queries.recounting import Move, moves
from thongsuot.law.rules import Book

_SQL = """
    UPDATE duties_duty d SET due_on = v.due_on, remind_on = v.remind_on, look_on = v.look_on, until_on = v.until_on,
        rule_in_force_from = v.rule_in_force_from, revision = v.revision
    FROM unnest(%s::uuid[], %s::date[], %s::date[], %s::date[], %s::date[], %s::date[], %s::int[])
        v(id, due_on, remind_on, look_on, until_on, rule_in_force_from, revision)
    WHERE d.id = v.id
"""
_COLUMNS = ("pk", "due_on", "remind_on", "look_on", "until_on", "rule_in_force_from", "revision")


def recount(
    *, duties: Sequence[Duty], book: Book, because: str, actor: Actor, on: date, at: datetime
) -> list[tuple[Move, date | None, DutyAct]]:
    """Move the days of those of `duties` that `book` has elsewhere; return each move, the day before it, and its act.

    The caller holds the rows locked and writes the one entry. `because` goes into each act: the id of the change.
    """
    moved = [(move, move.from_on, _act(move, because, actor, on, at)) for move in moves(duties, book)]
    DutyAct.objects.bulk_create([act for _move, _from, act in moved])
    if moved:
        rows = zip(*([getattr(move.duty, name) for name in _COLUMNS] for move, _from, _act_ in moved), strict=True)
        with connection.cursor() as cursor:
            cursor.execute(_SQL, [list(values) for values in rows])
    return moved


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
