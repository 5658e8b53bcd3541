"""Two matters found to be one: which case may be joined into which, and who may do it where the reader may not."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from thongsuot.cases.models import Case
from thongsuot.cases.permissions import visible_to
from thongsuot.cases.rules.tables import same_table, table_of
from thongsuot.cases.rules.transitions import BEFORE_ANSWER
from thongsuot.core.access import can
from thongsuot.core.actors import Actor
from thongsuot.core.refs import Ref
from thongsuot.duties.models import Overlap
from thongsuot.duties.permissions import overlaps_seen_by
from thongsuot.people.models import Officer
from thongsuot.people.queries import officers_of
from thongsuot.units.models import Unit

ROLES = ("receptionist", "head")
SHOWN = 5


@dataclass(frozen=True)
class Way:
    """One way to make one of two: `case` is joined into `main`, which is answered for both."""

    case: Case
    main: Case


def same_cases(overlap_id: UUID, actor: Actor) -> tuple[Case, Case] | None:
    """Return the two cases of a pair that was found to be one, the earlier first; None where `actor` may not see it."""
    overlap = overlaps_seen_by(actor).filter(pk=overlap_id, state=Overlap.State.SAME).first()
    refs = [Ref.parse(ref) for ref in (overlap.first_ref, overlap.second_ref)] if overlap else []
    cases = visible_to(actor).filter(pk__in=[ref.id for ref in refs if ref.kind == "case"])
    found = list(cases.select_related("holder_unit", "content", "joined_into").order_by("received_on", "pk"))
    return tuple(found) if len(found) == 2 else None


def ways(cases: tuple[Case, Case], actor: Actor) -> list[Way]:
    """Return how `actor` may join the two now: the later into the earlier first."""
    early, late = cases
    return [way for way in (Way(late, early), Way(early, late)) if fits(way) and can(actor, "cases.join", way.case)]


def fits(way: Way) -> bool:
    """Return whether the step that both are at allows it, whoever does it."""
    transition = table_of(way.case.kind).get("join")
    ready = transition is not None and way.case.state in transition.states
    return ready and not (way.case.suspended and not transition.suspended) and _open(way)


def _open(way: Way) -> bool:
    return way.main.state in BEFORE_ANSWER and same_table(way.main.kind, way.case.kind)


def may_join(cases: tuple[Case, Case], on: date) -> list[tuple[Unit, list[Officer]]]:
    """Return by unit who may join one of the two into the other: those who receive there, and its head."""
    units = {case.holder_unit_id: case.holder_unit for case in cases}
    return [(unit, _desk_of(unit, on)) for unit in units.values()]


def _desk_of(unit: Unit, on: date) -> list[Officer]:
    people = {officer.pk: officer for role in ROLES for officer in officers_of(unit.pk, role, on)[:SHOWN]}
    return list(people.values())[:SHOWN]
