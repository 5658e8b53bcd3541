"""Cases of units that have ended: an act on each, many in a few statements, that names the unit that keeps it now."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet

from thongsuot.cases.models import Act, ActContent, Case
from thongsuot.core.actors import Actor
from thongsuot.core.ids import new_ids
from thongsuot.ledger.models import Entry

VERB = "inherit"
_MOVE = """
    UPDATE cases_case c SET holder_unit_id = m.holder, working_unit_id = m.working, officer_id = m.officer,
        revision = m.number
    FROM unnest(%(cases)s::uuid[], %(holders)s::uuid[], %(workings)s::uuid[], %(officers)s::uuid[], %(numbers)s::int[])
        AS m(id, holder, working, officer, number)
    WHERE c.id = m.id
"""
# As `record.wanted_sights` says: of holder and working one each, and of every second complaint its holder.
_SIGHTS = """
    UPDATE cases_sight s SET unit_id = CASE s.why WHEN 'holder' THEN c.holder_unit_id ELSE c.working_unit_id END
    FROM cases_case c
    WHERE c.id = ANY(%(cases)s::uuid[]) AND s.case_id = c.id AND s.why IN ('holder', 'working')
"""
_GONE = """
    DELETE FROM cases_sight s USING cases_case c
    WHERE c.id = ANY(%(cases)s::uuid[]) AND s.case_id = c.follows_id AND s.why = 'first-level'
"""
_FIRST = """
    INSERT INTO cases_sight (id, case_id, unit_id, why)
    SELECT DISTINCT ON (f.follows_id, f.holder_unit_id) gen_random_uuid(), f.follows_id, f.holder_unit_id, 'first-level'
    FROM cases_case f
    WHERE f.follows_id IN (SELECT follows_id FROM cases_case WHERE id = ANY(%(cases)s::uuid[]))
"""


@dataclass(frozen=True)
class Heirs:
    """Where a case goes: its holder, its working unit and its officer as they are to be."""

    holder: UUID
    working: UUID | None
    officer: UUID | None


def of_ended_units() -> QuerySet[Case]:
    """Return the open cases held or worked on by a unit that has ended and left its matters to another, by key."""
    ended = Q(holder_unit__heir__isnull=False) | Q(working_unit__heir__isnull=False)
    return Case.objects.open().filter(ended).order_by("pk")


def prepared(
    cases: Sequence[Case], heirs: Mapping[UUID, Heirs], *, because: str, actor: Actor, on: date, at: datetime
) -> list[Act]:
    """Return the act on each of `cases`, locked by the caller, not yet stored. `because`: the id of what ended them."""
    return [
        Act(
            id=key,
            case=case,
            number=case.revision + 1,
            verb=VERB,
            on=max(on, case.received_on),
            at=at,
            actor_ref=actor.ref,
            unit_id=heirs[case.pk].holder,
            officer_id=heirs[case.pk].officer,
            details=_details(case, heirs[case.pk]) | {"because": because},
        )
        for key, case in zip(new_ids(len(cases)), cases, strict=True)
    ]


def _details(case: Case, heirs: Heirs) -> dict:
    said = {}
    if heirs.holder != case.holder_unit_id:
        said |= {"holder": str(heirs.holder), "from": str(case.holder_unit_id)}
    if heirs.working and heirs.working != case.working_unit_id:
        said["working"] = str(heirs.working)
    return said


def keep(acts: Sequence[Act], heirs: Mapping[UUID, Heirs], entry: Entry) -> None:
    """Store prepared acts under the entry of the act across rooms, and what follows: columns and sights."""
    if not acts:
        return
    for act in acts:
        act.entry = entry
    Act.objects.bulk_create(acts)
    ActContent.objects.bulk_create([ActContent(act=act, key=b"", texts={}) for act in acts])
    cases = [act.case_id for act in acts]
    values = {
        "cases": cases,
        "holders": [heirs[pk].holder for pk in cases],
        "workings": [heirs[pk].working for pk in cases],
        "officers": [heirs[pk].officer for pk in cases],
        "numbers": [act.number for act in acts],
    }
    with connection.cursor() as cursor:
        for statement in (_MOVE, _SIGHTS, _GONE, _FIRST):
            cursor.execute(statement, values)
