"""The ways to look at the list that an officer sees as tabs: their own, and those shared with their units."""

from django.db.models import Q, QuerySet

from thongsuot.cases.models import SavedView
from thongsuot.core.actors import Actor


def views_of(actor: Actor) -> QuerySet[SavedView]:
    """Return the officer's own views first, then those that others share with their units."""
    if not actor.officer_id:
        return SavedView.objects.none()
    mine = Q(officer=actor.officer_id)
    shared = Q(unit__in=actor.units_as("receptionist", "handler", "head", "publisher", "supervisor", "auditor"))
    return SavedView.objects.filter(mine | shared).select_related("unit", "officer").order_by("name", "id")


def own_views(actor: Actor) -> QuerySet[SavedView]:
    return views_of(actor).filter(officer=actor.officer_id)
