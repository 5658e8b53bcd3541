"""Who keeps the registers of a unit: its head and its administrators; nobody from above or below."""

from django.db.models import QuerySet

from thongsuot.core.access import permit, predicate
from thongsuot.core.actors import Actor
from thongsuot.privacy.models import Breach, DataRequest

KEEPERS = ("head", "administrator")


def kept_by(actor: Actor) -> frozenset:
    """Return the ids of the units whose registers the actor keeps; none in practice."""
    return frozenset() if actor.practice else actor.units_as(*KEEPERS)


@predicate
def keeps(actor: Actor, thing: DataRequest | Breach) -> bool:
    return thing.unit_id in kept_by(actor)


@predicate
def keeps_unit(actor: Actor, unit) -> bool:
    return unit.pk in kept_by(actor)


permit("privacy.view", keeps)
permit("privacy.open", keeps_unit)
permit("privacy.work", keeps)


def visible_to(actor: Actor, kind: type[DataRequest] | type[Breach]) -> QuerySet:
    """Return the requests or breaches on which `actor` holds `privacy.view`."""
    return kind.objects.filter(unit_id__in=kept_by(actor))
