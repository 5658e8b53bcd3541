"""The desk's list of conferences: filtered, the latest first, each with the counts of its sites."""

from django.db.models import Count, Q, QuerySet

from thongsuot.conferences.models import Conference
from thongsuot.conferences.permissions import visible_to
from thongsuot.conferences.rules.fold import DROPPED
from thongsuot.core.actors import Actor
from thongsuot.meetings.queries.lists import NEWEST, Filters, narrowed
from thongsuot.units.models import Unit


def listed(actor: Actor, wanted: Filters, sort: str = NEWEST) -> QuerySet[Conference]:
    """Return what the actor sees of what is wanted, in order, each with `places` and `came`: sites, and those there."""
    places, came = ~Q(sites__state=DROPPED), Q(sites__attended=True)
    rows = visible_to(actor).annotate(places=Count("sites", filter=places), came=Count("sites", filter=came))
    return narrowed(rows, wanted, sort)


def units(actor: Actor) -> QuerySet[Unit]:
    """Return the units whose conferences the actor sees."""
    return Unit.objects.filter(pk__in=visible_to(actor).values("unit_id")).order_by("sort_key", "id")
