"""What sessions and visits are called, for those who may see them: rooms below ask by reference."""

from uuid import UUID

from django.utils.translation import gettext as _

from thongsuot.core.actors import Actor
from thongsuot.receptions.models import Visit
from thongsuot.receptions.permissions import sessions_seen_by


def session_names(actor: Actor, ids: set[UUID]) -> dict[UUID, str]:
    """Return what a list calls those sessions that the actor sees."""
    rows = sessions_seen_by(actor).filter(pk__in=ids).values_list("pk", "on")
    return {pk: _("Buổi tiếp công dân ngày %s") % f"{on:%d/%m/%Y}" for pk, on in rows}


def visit_names(actor: Actor, ids: set[UUID]) -> dict[UUID, str]:
    """Return what a list calls those visits that the actor sees: a number and a day, never who came."""
    rows = Visit.objects.filter(pk__in=ids, session__in=sessions_seen_by(actor)).values_list(
        "pk", "number", "session__on"
    )
    return {pk: _("Lượt tiếp số %(n)s ngày %(on)s") % {"n": n or "–", "on": f"{on:%d/%m/%Y}"} for pk, n, on in rows}


def is_booked(code: str) -> bool:
    """Return whether a booking bears this code, so that no case draws it."""
    return Visit.objects.filter(code=code).exists()
