"""The desk's list of dialogues: filtered, the coming first."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from thongsuot.core.actors import Actor
from thongsuot.meetings.models import Meeting
from thongsuot.meetings.permissions import WORKERS, visible_to
from thongsuot.meetings.rules.fold import CALLED_OFF, WAITING
from thongsuot.units.models import Unit

SORTS = {"ngay": "held_on", "ten": "title", "don-vi": "unit__sort_key"}
NEWEST = "-ngay"


@dataclass(frozen=True, kw_only=True)
class Filters:
    """What is wanted; an empty value narrows nothing."""

    state: str = ""
    unit_id: UUID | None = None
    year: int | None = None


def narrowed(rows: QuerySet, wanted: Filters, sort: str) -> QuerySet:
    """Return the rows that are wanted, with their unit, in order."""
    back, column = "-" if sort.startswith("-") else "", SORTS[sort.lstrip("-")]
    given = {"state": wanted.state, "unit_id": wanted.unit_id, "held_on__year": wanted.year}
    rows = rows.filter(**{name: value for name, value in given.items() if value})
    return rows.select_related("unit").order_by(f"{back}{column}", f"{back}id")


def listed(actor: Actor, wanted: Filters, sort: str = NEWEST) -> QuerySet[Meeting]:
    """Return what the actor sees of what is wanted, in order, each with `waiting`: questions nobody looked at yet."""
    waiting = Count("questions", filter=Q(questions__state=WAITING))
    return narrowed(visible_to(actor).annotate(waiting=waiting), wanted, sort)


def units(actor: Actor) -> QuerySet[Unit]:
    """Return the units whose dialogues the actor sees."""
    return Unit.objects.filter(pk__in=visible_to(actor).values("unit_id")).order_by("sort_key", "id")


def owed_this_year(actor: Actor, today: date) -> list[Unit]:
    """Return the communes in which the actor works that have held or planned no dialogue this year: one is owed."""
    held = Meeting.objects.filter(held_on__year=today.year, case=None).exclude(state=CALLED_OFF).values("unit_id")
    mine = Unit.objects.filter(
        pk__in=actor.units_as(*WORKERS), kind="committee", place__level="commune", valid_until=None, outside=False
    )
    return list(mine.exclude(pk__in=held).order_by("sort_key"))
