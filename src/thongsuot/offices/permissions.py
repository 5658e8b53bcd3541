"""Who looks over an office: its administrator, over the own subtree. Never from practice."""

from django.db.models import QuerySet

from thongsuot.core.access import permit, predicate
from thongsuot.core.actors import Actor
from thongsuot.units.models import Unit
from thongsuot.units.permissions import administered_by, administers_all


@predicate
def administers_an_office(actor, _thing) -> bool:
    """An administrator's post anywhere; what is then shown is only of the own subtree (`looked_over`)."""
    return not actor.practice and bool(actor.units_as("administrator"))


@predicate
def administers_the_whole(actor, _thing) -> bool:
    return administers_all(actor)


permit("offices.look_over", administers_an_office)
permit("offices.look_over_all", administers_the_whole)


def looked_over(actor: Actor) -> QuerySet[Unit] | None:
    """Return the units `actor` looks over, None for all of the installation."""
    return None if actor.is_service or administers_all(actor) else administered_by(actor)
