"""Which units a rule of addressing means on a day, and which of the units named have ended."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from thongsuot.directives.rules.addressing import CHILDREN, COMMUNES, UNITS, Addressed
from thongsuot.units.models import Place, Unit
from thongsuot.units.queries import descendants, living, standing


@dataclass(frozen=True)
class Moved:
    """A unit named that has ended, and the one that keeps its matters."""

    former: Unit
    heir: Unit


@dataclass(frozen=True)
class Chosen:
    """The units that lead and those that coordinate, and who stands for a unit that has ended.

    `beyond`: units meant to lead that are not below the giver, and so may only coordinate.
    """

    lead: list[UUID]
    coordinating: list[UUID]
    moved: list[Moved]
    beyond: list[UUID]


def chosen(addressed: Addressed, *, giver: Unit, on: date) -> Chosen:
    """Return the units that `addressed` means on day `on`: standing ones, of this installation, each once.

    A unit named that has ended stands for the one that keeps its matters. The giver itself is never among them. Units
    below the giver lead; a giver at the head of a tree of its own (a party committee, the Front) may ask any.
    """
    named, moved = _living([*addressed.units, *addressed.coordinating, *addressed.leaving_out])
    without = {named[unit] for unit in addressed.leaving_out if unit in named} | {giver.pk}
    here = _here([named[unit] for unit in (*addressed.units, *addressed.coordinating) if unit in named], giver, on)
    if addressed.rule == UNITS:
        lead = [named[unit] for unit in addressed.units if named.get(unit) in here]
    else:
        lead = list(_by_rule(addressed, giver, on).values_list("pk", flat=True))
    lead = [unit for unit in dict.fromkeys(lead) if unit not in without]
    helping = [named[unit] for unit in addressed.coordinating if named.get(unit) in here]
    helping = [unit for unit in dict.fromkeys(helping) if unit not in {*lead, *without}]
    below = set(lead) if giver.parent_id is None else _below(giver, lead)
    return Chosen([unit for unit in lead if unit in below], helping, moved, [u for u in lead if u not in below])


def _below(giver: Unit, unit_ids: list[UUID]) -> set[UUID]:
    return set(descendants([giver.pk]).filter(descendant_id__in=unit_ids).values_list("descendant_id", flat=True))


def _here(unit_ids: list[UUID], giver: Unit, on: date) -> set[UUID]:
    """Return those of the units that stand in this installation, all real or all of practice as the giver is."""
    rows = standing(on).filter(pk__in=unit_ids, outside=False, practice=giver.practice)
    return set(rows.values_list("pk", flat=True))


def _living(unit_ids: Iterable[UUID]) -> tuple[dict[UUID, UUID], list[Moved]]:
    """Return for each unit named the one that stands in its place today, and the pairs that differ."""
    units = Unit.objects.select_related("heir").in_bulk(list(unit_ids))
    heirs = {pk: living(unit) for pk, unit in units.items()}
    return {pk: heir.pk for pk, heir in heirs.items()}, [
        Moved(units[pk], heir) for pk, heir in heirs.items() if heir.pk != pk
    ]


def _by_rule(addressed: Addressed, giver: Unit, on: date) -> QuerySet[Unit]:
    top = addressed.below or giver.pk
    units = standing(on).filter(outside=False, practice=giver.practice).order_by("sort_key", "pk")
    if addressed.rule == CHILDREN:
        return units.filter(parent_id=top)
    below = units.filter(pk__in=descendants([top]))
    if addressed.rule == COMMUNES:
        return below.filter(Q(kind=Unit.Kind.COMMITTEE), place__level=Place.Level.COMMUNE)
    return below.filter(kind__in=addressed.kinds)


NAMED = 12


@dataclass(frozen=True)
class Preview:
    """What a rule means on a day, for a page: the first units by name, all of them by id, who stands for whom."""

    first: list[Unit]
    coordinating: list[Unit]
    moved: list[Moved]
    ids: list[UUID]
    count: int

    @property
    def more(self) -> int:
        return self.count - len(self.first)


def preview(stored: Mapping, *, giver: Unit, on: date) -> Preview | None:
    """Return what a stored rule means on day `on`; None where none was chosen yet."""
    if not stored:
        return None
    found = chosen(Addressed.of(stored), giver=giver, on=on)
    first = Unit.objects.filter(pk__in=found.lead).order_by("sort_key", "pk")[:NAMED]
    helping = Unit.objects.filter(pk__in=found.coordinating).order_by("sort_key", "pk")
    return Preview(list(first), list(helping), found.moved, [*found.lead, *found.coordinating], len(found.lead))
