"""Who may have a letter read and keep its draft: whoever may correct the entry of the case."""

from django.db.models import QuerySet

from thongsuot.cases.permissions import visible_to
from thongsuot.core.access import can, permit, predicate
from thongsuot.core.actors import Actor
from thongsuot.reading.models import Reading, Tray


def readings_of(actor: Actor) -> QuerySet[Reading]:
    """Return the readings of the cases that `actor` sees."""
    return Reading.objects.filter(case__in=visible_to(actor))


def trays_of(actor: Actor) -> QuerySet[Tray]:
    """Return the open trays that `actor` laid: nobody else sees what no case holds yet."""
    return Tray.objects.filter(officer=actor.officer_id, closed_at=None)


@predicate
def corrects(actor: Actor, case) -> bool:
    """Whoever may correct what was entered of the case."""
    return can(actor, "cases.correct", case)


permit("reading.read", corrects)
