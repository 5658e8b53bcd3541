"""Units that end: who keeps their matters, where they hang in the tree, what becomes of their competences.

Set-wise: three thousand communes end in the same few statements as one. No entry is written here: the act across rooms
that ends units (`changes`) and `abolish_unit` write theirs.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection

from thongsuot.core.ids import new_id, new_ids
from thongsuot.units.models import Competence, UnitSuccession, valid_on

BATCH = 2000
_PAIRS = "unnest(%(formers)s::uuid[], %(heirs)s::uuid[]) AS m(former, heir)"
_END = f"""
    UPDATE units_unit u SET valid_until = %(on)s, heir_id = m.heir, parent_id = coalesce(m.heir, u.parent_id)
    FROM {_PAIRS} WHERE u.id = m.former
"""
# What an ended unit kept for others it keeps no more: they follow its heir, and always hang right under it.
_FOLLOW = f"""
    UPDATE units_unit u SET heir_id = m.heir, parent_id = m.heir
    FROM {_PAIRS} WHERE u.heir_id = m.former AND m.heir IS NOT NULL
"""
_CLOSE = """
    WITH early AS (DELETE FROM units_placement WHERE unit_id = ANY(%(units)s::uuid[]) AND valid_until IS NULL
        AND valid_from = %(on)s)
    UPDATE units_placement SET valid_until = %(on)s
    WHERE unit_id = ANY(%(units)s::uuid[]) AND valid_until IS NULL AND (valid_from IS NULL OR valid_from < %(on)s)
"""
_MOVE = """
    UPDATE units_unit u SET parent_id = m.parent
    FROM unnest(%(units)s::uuid[], %(parents)s::uuid[]) AS m(unit, parent) WHERE u.id = m.unit
"""
_PLACE = """
    INSERT INTO units_placement (id, unit_id, parent_id, valid_from)
    SELECT m.id, m.unit, m.parent, %(on)s
    FROM unnest(%(ids)s::uuid[], %(units)s::uuid[], %(parents)s::uuid[]) AS m(id, unit, parent)
"""
_BELOW = """
    WITH RECURSIVE below(id) AS (
        SELECT unnest(%s::uuid[]) UNION SELECT u.id FROM units_unit u JOIN below b ON u.parent_id = b.id
    ) SELECT array_agg(id) FROM below
"""
_LINES = """
    WITH RECURSIVE up(descendant, ancestor, depth) AS (
        SELECT id, id, 0 FROM units_unit WHERE id = ANY(%(units)s::uuid[])
        UNION ALL
        SELECT up.descendant, u.parent_id, up.depth + 1 FROM up JOIN units_unit u ON u.id = up.ancestor
        WHERE u.parent_id IS NOT NULL AND up.depth < 50
    )
    INSERT INTO units_lineage (ancestor_id, descendant_id, depth) SELECT ancestor, descendant, depth FROM up
"""


@dataclass(frozen=True)
class Ending:
    """A unit that ends: `heir` keeps its matters (None: there are none), `successors` take over from it.

    One successor takes all; several share it out, and the heir, one of them or another unit, keeps what waits.
    """

    former: UUID
    heir: UUID | None
    successors: tuple[UUID, ...] = ()


def end_units(endings: Sequence[Ending], on: date) -> None:
    """End units on day `on`, their first day without being, and hang each under its heir. Lineage follows apart."""
    if not endings:
        return
    values = {"formers": [one.former for one in endings], "heirs": [one.heir for one in endings], "on": on}
    with connection.cursor() as cursor:
        cursor.execute(_END, values)
        cursor.execute(_FOLLOW, values)
        cursor.execute(_CLOSE, {"units": values["formers"], "on": on})
    rows = [
        UnitSuccession(former_id=one.former, successor_id=successor, on=on, whole=len(one.successors) == 1)
        for one in endings
        for successor in one.successors
    ]
    UnitSuccession.objects.bulk_create(rows, batch_size=BATCH)


def place_units(parents: Mapping[UUID, UUID | None], on: date) -> None:
    """Put standing units under others from day `on`: the former placement ends that day. Lineage follows apart."""
    if not parents:
        return
    values = {"units": list(parents), "parents": list(parents.values()), "ids": new_ids(len(parents)), "on": on}
    with connection.cursor() as cursor:
        cursor.execute(_MOVE, values)
        cursor.execute(_CLOSE, values)
        cursor.execute(_PLACE, values)


def draw_lineage(units: Collection[UUID]) -> None:
    """Write the closure of these units and of all below them afresh from their parents."""
    if not units:
        return
    with connection.cursor() as cursor:
        cursor.execute(_BELOW, [list(units)])
        below = cursor.fetchone()[0]
        cursor.execute("DELETE FROM units_lineage WHERE descendant_id = ANY(%s::uuid[])", [below])
        cursor.execute(_LINES, {"units": below})


def pass_competences(endings: Sequence[Ending], places: Mapping[UUID, UUID | None], on: date) -> int:
    """End the competences of ended units on day `on` and give them to who takes over; return how many were given.

    `places`: of every unit concerned. What a unit did in its own place its successor does in its own. Where several
    share it out, those with a place of their own get it there; else the heir keeps it, so that no hole opens.
    """
    takers_of = {one.former: takers(one, places) for one in endings}
    rows = Competence.objects.filter(unit__in=list(takers_of), valid_until=None).order_by("valid_from", "id")
    given = {}
    for row in rows:
        for taker in takers_of[row.unit_id]:
            place = places.get(taker) if row.place_id == places.get(row.unit_id) else row.place_id
            given.setdefault((taker, row.topic, row.kind, place or row.place_id), row.basis)
    _end_competences(list(takers_of), on)
    held = set(
        Competence.objects.filter(valid_on(on), unit__in={key[0] for key in given}).values_list(
            "unit_id", "topic", "kind", "place_id"
        )
    )
    new = [
        Competence(id=new_id(), unit_id=unit, topic=topic, kind=kind, place_id=place, basis=basis, valid_from=on)
        for (unit, topic, kind, place), basis in given.items()
        if (unit, topic, kind, place) not in held
    ]
    Competence.objects.bulk_create(new, batch_size=BATCH)
    return len(new)


def takers(one: Ending, places: Mapping[UUID, UUID | None]) -> tuple[UUID, ...]:
    """Return the units that a unit's competences go to: see `pass_competences`."""
    if len(one.successors) <= 1:
        return (one.heir,) if one.heir else ()
    apart = tuple(unit for unit in one.successors if places.get(unit) not in (None, places.get(one.former)))
    return apart if len({places[unit] for unit in apart}) == len(one.successors) else (one.heir,)


def _end_competences(units: list[UUID], on: date) -> None:
    rows = Competence.objects.filter(unit__in=units)
    rows.filter(valid_from__gte=on).delete()
    rows.filter(valid_until=None).update(valid_until=on)
