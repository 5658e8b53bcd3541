"""What people bring more and more of: cases by topic below the units an actor oversees, month against month."""

from datetime import date, timedelta

from django.db.models import Count

from thongsuot.cases.models import Case
from thongsuot.core.actors import Actor
from thongsuot.directives.permissions import OVERSEERS
from thongsuot.directives.rules.growing import Growing, growing
from thongsuot.units.queries import descendants

PERIOD = timedelta(days=30)


def growing_topics(actor: Actor, today: date) -> list[Growing]:
    """Return the topics that grew in the last thirty days against the thirty before, in what `actor` oversees.

    Counts of cases that are held below; a joined case counts with the one it was joined into. Sealed matters are in
    none of these tables.
    """
    units = actor.units_as(*OVERSEERS)
    if not units:
        return []
    cases = Case.objects.filter(
        holder_unit__in=descendants(units), joined_into=None, practice=actor.practice, topic__gt=""
    )
    began = today - PERIOD
    return growing(_counts(cases, began, today), _counts(cases, began - PERIOD, began))


def _counts(cases, after: date, until: date) -> dict[str, int]:
    """Return the cases by topic received after one day and by the other."""
    rows = cases.filter(received_on__gt=after, received_on__lte=until).order_by().values_list("topic")
    return dict(rows.annotate(count=Count("pk")))
