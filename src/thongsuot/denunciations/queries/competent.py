"""Which body gets a denunciation, and who there gets the keys: worked out in memory, from what was just written."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from thongsuot.denunciations.models import Keyholder
from thongsuot.denunciations.queries.keyholders import custodians, investigators
from thongsuot.denunciations.rules.competence import (
    NEXT_HIGHER,
    Competent,
    competent_unit,
    next_higher,
    same_person,
)
from thongsuot.people.models import Post
from thongsuot.units.models import Lineage, Unit, valid_on
from thongsuot.units.queries import living_id

FALLBACK = (Unit.Kind.INSPECTORATE, Unit.Kind.RECEPTION)


@dataclass(frozen=True)
class Recipients:
    """The competent body and its investigators who may know; `excluded`: officers who must not, found so far."""

    competent: Competent | None
    investigators: tuple[Keyholder, ...]
    excluded: frozenset[UUID]


def recipients(*, accused_name: str, position: str, unit_id: UUID | None, on: date) -> Recipients:
    """Return who receives a denunciation of this person on day `on`; no investigator who may be the accused.

    Of a unit that has ended, its heir is the body meant: the heir's head leads it now, and never receives it.
    """
    unit_id = living_id(unit_id) if unit_id else None
    holders = investigators(on)
    excluded = _accused_among([*holders, *custodians(on)], accused_name)
    if unit_id and position in NEXT_HIGHER:
        excluded |= leaders_of(unit_id, on)
    fit = [holder for holder in holders if holder.officer_id not in excluded]
    ready = {holder.unit_id for holder in fit}
    found = competent_unit(way_up=way_up(unit_id), position=position, ready=ready, fallback=_fallback(ready))
    mine = tuple(holder for holder in fit if found and holder.unit_id == found.unit_id)
    return Recipients(found, mine, frozenset(excluded))


def way_up(unit_id: UUID | None) -> list[UUID]:
    """Return the unit and those above it, nearest first; none where it is not known."""
    rows = Lineage.objects.filter(descendant=unit_id).order_by("depth") if unit_id else Lineage.objects.none()
    return list(rows.values_list("ancestor_id", flat=True))


def higher_body(unit_id: UUID, ready: Collection[UUID]) -> UUID | None:
    """Return the nearest of `ready` above the unit, else the inspectorate or a receiving unit, else None."""
    unit_id = living_id(unit_id)
    found = next_higher(way_up(unit_id), ready)
    return found or next((one for one in _fallback(ready) if one != unit_id), None)


def leaders_of(unit_id: UUID, on: date) -> set[UUID]:
    """Return the officers who lead the unit on day `on`, deputies too: where a head is accused, none of them knows."""
    return set(Post.objects.filter(valid_on(on), unit_id=unit_id, role="head").values_list("officer_id", flat=True))


def _accused_among(holders: Sequence[Keyholder], accused_name: str) -> set[UUID]:
    return {one.officer_id for one in holders if same_person(one.officer.full_name, accused_name)}


def _fallback(ready: Collection[UUID]) -> list[UUID]:
    """Return the inspectorates, then the receiving units, then the roots, each nearest the root first."""
    units = {unit.pk: unit for unit in Unit.objects.filter(pk__in=list(ready))}
    depth = dict.fromkeys(units, 0)
    for line in Lineage.objects.filter(descendant__in=list(units)).values_list("descendant_id", "depth"):
        depth[line[0]] = max(depth[line[0]], line[1])
    ranked = [(_rank(unit), depth[pk], str(pk), pk) for pk, unit in units.items() if _rank(unit) is not None]
    return [pk for *_order, pk in sorted(ranked)]


def _rank(unit: Unit) -> int | None:
    if unit.kind in FALLBACK:
        return FALLBACK.index(unit.kind)
    return len(FALLBACK) if unit.parent_id is None else None
