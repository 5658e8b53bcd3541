"""What a split left with a named unit: the matters that wait, for whoever places them, and where they may go."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import F, Q, QuerySet

from thongsuot.changes.models import Unplaced
from thongsuot.changes.permissions import PLACERS
from thongsuot.changes.queries.held import RUNNING
from thongsuot.core.actors import Actor
from thongsuot.units.models import Unit, UnitSuccession, valid_on

PAGE = 50


def placeable_by(actor: Actor) -> QuerySet[Unplaced]:
    """Return the waiting matters on which `actor` holds `changes.place`. Tested to agree with it row by row."""
    if actor.practice:
        return Unplaced.objects.none()
    return Unplaced.objects.filter(keeper__in=actor.units_as(*PLACERS))


def formers_of(rows: QuerySet[Unplaced]) -> list[Unit]:
    """Return the units that were split and left something of `rows`, in Vietnamese order."""
    return list(Unit.objects.filter(pk__in=rows.values("former")).order_by("sort_key", "id"))


def successors_of(former_id: UUID, on: date) -> list[Unit]:
    """Return the standing units that took over from a unit that was split."""
    rows = Unit.objects.filter(valid_on(on), pk__in=takers_of(former_id))
    return list(rows.order_by("sort_key", "id"))


def shared_out(units: Iterable[UUID]) -> set[UUID]:
    """Return those of these units that several took over: their matters wait until they are placed."""
    return set(UnitSuccession.objects.filter(former__in=units, whole=False).values_list("former", flat=True))


def takers_of(former_id: UUID) -> set[UUID]:
    """Return the units without heir that took over from a split unit, itself or through one that ended since."""
    found, asked = {former_id}, {former_id}
    while asked:
        rows = UnitSuccession.objects.filter(former__in=asked).values_list("former_id", "successor_id")
        heirs = Unit.objects.filter(pk__in=asked - {one for one, _next in rows}, heir__isnull=False)
        asked = {after for _one, after in [*rows, *heirs.values_list("pk", "heir_id")]} - found
        found |= asked
    return set(Unit.objects.filter(pk__in=found, heir=None).values_list("pk", flat=True))


# With the keeper, or still with a unit whose matters the keeper has: the batches have not written it over yet.
_CASE_HERE = Q(case__holder_unit=F("keeper")) | Q(case__holder_unit__heir=F("keeper"))
_DUTY_HERE = Q(duty__holder_unit=F("keeper")) | Q(duty__holder_unit__heir=F("keeper"))


def waiting(rows: QuerySet[Unplaced]) -> QuerySet[Unplaced]:
    """Return those of `rows` that still wait: open, and with their keeper."""
    case = Q(case__ended_on=None) & _CASE_HERE
    duty = Q(duty__state__in=RUNNING) & _DUTY_HERE
    return rows.filter(Q(case__isnull=False) & case | Q(duty__isnull=False) & duty)


def gone() -> QuerySet[Unplaced]:
    """Return what waits no more: it has ended, or an act gave it to another unit."""
    return Unplaced.objects.exclude(pk__in=waiting(Unplaced.objects.all()).values("pk")).order_by("pk")


def page_of(rows: QuerySet[Unplaced], former_id: UUID) -> QuerySet[Unplaced]:
    """Return the waiting matters of one former unit, the earliest due first."""
    mine = waiting(rows).filter(former=former_id).select_related("case__duty", "duty")
    return mine.order_by("case__duty__due_on", "duty__due_on", "pk")


def gone_from(rows: QuerySet[Unplaced], former_id: UUID) -> QuerySet[Unplaced]:
    """Return the matters of one former unit that went elsewhere, each with who has it, until the queue lets them go."""
    mine = rows.filter(former=former_id).exclude(pk__in=waiting(rows).values("pk"))
    return mine.select_related("case__holder_unit", "duty__holder_unit").order_by("pk")


def is_any() -> bool:
    """Return whether anything waits anywhere."""
    return Unplaced.objects.exists()
