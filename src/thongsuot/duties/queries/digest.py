"""What the units of a head or supervisor owe, for the weekly digest and its page: counts by group, and the oldest."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from thongsuot.core.actors import Actor
from thongsuot.duties.models import Duty
from thongsuot.duties.permissions import OVERSEERS
from thongsuot.duties.queries.overview import below
from thongsuot.duties.queries.owed import RUNNING, counts
from thongsuot.law.rules import Calendar
from thongsuot.ledger.planning import planned_anew

OLDEST = 10


@dataclass(frozen=True)
class Week:
    """Counts by group of `owed.GROUPS`, and the duties whose day is the longest past or the nearest."""

    counts: dict[str, int]
    oldest: list[Duty]

    @property
    def owed(self) -> bool:
        """Return whether anything at all is owed."""
        return any(self.counts.values())


def overseen(actor: Actor) -> QuerySet[Duty]:
    """Return the running duties of the units that `actor` heads or supervises, and of all below."""
    units = actor.units_as(*OVERSEERS)
    rows = Duty.objects.filter(state__in=RUNNING, practice=actor.practice)
    return rows.filter(holder_unit_id__in=below(units)) if units else rows.none()


@planned_anew()
def week_of(actor: Actor, today: date, calendar: Calendar) -> Week:
    """Return what the units of `actor` owe on `today`."""
    duties = overseen(actor)
    counted = counts(duties, today, calendar)
    if not any(counted.values()):
        return Week(counted, [])
    oldest = duties.filter(state=Duty.State.OPEN, due_on__isnull=False).select_related("holder_unit", "holder_officer")
    return Week(counted, list(oldest.order_by("due_on", "pk")[:OLDEST]))
