"""Running duties of units that have ended: handed to the unit that keeps their matters, many in one statement."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from thongsuot.core.actors import Actor
from thongsuot.core.ids import new_ids
from thongsuot.duties.actions.recounting import Recomputed, as_array
from thongsuot.duties.models import ClimbPace, Duty

VERB = "handed"
RUNNING = (Duty.State.OPEN, Duty.State.SUSPENDED)
_WRITE = """
    WITH handed AS (
        SELECT m.id, m.duty_id, m.number, %(details)s::jsonb -> m.kind AS details
        FROM unnest(%(ids)s::uuid[], %(duties)s::uuid[], %(numbers)s::int[], %(kinds)s::int[])
            m(id, duty_id, number, kind)
    ), acts AS (
        INSERT INTO duties_dutyact (id, duty_id, number, verb, "on", at, actor_ref, details)
        SELECT id, duty_id, number, %(verb)s, %(on)s, %(at)s, %(actor)s, details FROM handed
    )
    UPDATE duties_duty d SET holder_unit_id = (details->>'unit')::uuid,
        holder_officer_id = (details->>'officer')::uuid, revision = number
    FROM handed WHERE d.id = handed.duty_id
"""


def of_ended_units() -> QuerySet[Duty]:
    """Return the running duties whose holder has ended and left its matters to another, in the order of their keys."""
    return Duty.objects.filter(state__in=RUNNING, holder_unit__heir__isnull=False).order_by("pk")


def inherit(
    *, duties: Sequence[Duty], holders: Mapping[UUID, tuple[UUID, UUID | None]], because: str, actor: Actor, on: date,
    at: datetime,
) -> list[Recomputed]:  # fmt: skip
    """Hand each of `duties`, locked by the caller, to its new (unit, officer); return the acts, without an entry.

    The day of the duty stays: clocks run on. `because`: the id of what ended the units.
    """
    if not duties:
        return []
    acts = [
        Recomputed(key, duty.pk, duty.revision + 1, on, _details(*holders[duty.pk], because), VERB)
        for key, duty in zip(new_ids(len(duties)), duties, strict=True)
    ]
    _write(acts, actor, on, at)
    return acts


def _details(unit: UUID, officer: UUID | None, because: str) -> dict:
    return {"unit": str(unit), "officer": str(officer) if officer else None, "because": because}


def _write(acts: list[Recomputed], actor: Actor, on: date, at: datetime) -> None:
    values = {
        "details": json.dumps([act.details for act in acts]),
        "ids": as_array(act.id for act in acts),
        "duties": as_array(act.duty_id for act in acts),
        "numbers": as_array(act.number for act in acts),
        "kinds": as_array(range(len(acts))),
    }
    with connection.cursor() as cursor:
        cursor.execute(_WRITE, values | {"verb": VERB, "on": on, "at": at, "actor": actor.ref})


def carry_paces(heirs: Mapping[UUID, UUID]) -> None:
    """Let each heir climb at the quickest pace of the units it took over, where it has none of its own."""
    found: dict[UUID, int] = {}
    for unit_id, days in ClimbPace.objects.filter(unit__in=list(heirs)).values_list("unit_id", "working_days"):
        heir = heirs[unit_id]
        found[heir] = min(days, found.get(heir, days))
    rows = [ClimbPace(unit_id=unit_id, working_days=days) for unit_id, days in found.items()]
    ClimbPace.objects.bulk_create(rows, ignore_conflicts=True)


def still_open(duty_ids: Iterable[UUID]) -> QuerySet[Duty]:
    """Return those of these duties that still run, locked, in the order of their keys."""
    rows = Duty.objects.select_for_update(of=("self",)).filter(pk__in=list(duty_ids), state__in=RUNNING)
    return rows.order_by("pk")
