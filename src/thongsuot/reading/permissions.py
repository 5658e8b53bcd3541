"""Who may have a letter read and keep its draft: whoever may correct the entry of the case."""

from django.db.models import QuerySet

from thongsuot.cases.permissions import visible_to
from thongsuot.core.access import can, permit, predicate
from thongsuot.core.actors import Actor
from thongsuot.reading.models import Reading


def readings_of(actor: Actor) -> QuerySet[Reading]:
    """Return the readings of the cases that `actor` sees."""
    return Reading.objects.filter(case__in=visible_to(actor))


@predicate
def corrects(actor: Actor, case) -> bool:
    """Whoever may correct what was entered of the case."""
    return can(actor, "cases.correct", case)


permit("reading.read", corrects)
