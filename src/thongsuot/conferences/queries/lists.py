"""The desk's list of conferences: filtered, the latest first, each with the counts of its sites."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from thongsuot.conferences.models import Conference
from thongsuot.conferences.permissions import visible_to
from thongsuot.conferences.rules.fold import DROPPED
from thongsuot.core.actors import Actor
from thongsuot.units.models import Unit

SORTS = {"ngay": "held_on", "ten": "title", "don-vi": "unit__sort_key"}
NEWEST = "-ngay"


@dataclass(frozen=True, kw_only=True)
class Filters:
    """What is wanted; an empty value narrows nothing."""

    state: str = ""
    unit_id: UUID | None = None
    year: int | None = None


def listed(actor: Actor, wanted: Filters, sort: str = NEWEST) -> QuerySet[Conference]:
    """Return what the actor sees of what is wanted, in order, each with `places` and `came`: sites, and those there."""
    back, column = "-" if sort.startswith("-") else "", SORTS[sort.lstrip("-")]
    given = {"state": wanted.state, "unit_id": wanted.unit_id, "held_on__year": wanted.year}
    rows = visible_to(actor).filter(**{name: value for name, value in given.items() if value})
    return (
        rows.annotate(
            places=Count("sites", filter=~Q(sites__state=DROPPED)), came=Count("sites", filter=Q(sites__attended=True))
        )
        .select_related("unit")
        .order_by(f"{back}{column}", f"{back}id")
    )


def units(actor: Actor) -> QuerySet[Unit]:
    """Return the units whose conferences the actor sees."""
    return Unit.objects.filter(pk__in=visible_to(actor).values("unit_id")).order_by("sort_key", "id")
