"""A form that makes something and is sent twice makes one: the thing bears the form's id."""

from uuid import UUID

from django.db import connection
from django.db.models import Model, QuerySet

from thongsuot.core.actors import Actor
from thongsuot.core.ids import new_id


def wait_for(form_id: UUID | None) -> None:
    """Wait until no other transaction works on this form; called before anything else is locked."""
    if form_id is not None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [str(form_id)])


def made_by(form_id: UUID | None, rows: QuerySet, actor: Actor) -> Model | None:
    """Return what this form of this actor has made already, of a table with `acts`; None where it is sent first."""
    found = rows.filter(pk=form_id).first() if form_id else None
    first = found.acts.order_by("at", "id").first() if found else None
    return found if first and first.actor_ref == actor.ref else None


def id_for(form_id: UUID | None, model: type[Model]) -> UUID:
    """Return the id of a thing that a form makes: its own, where nothing bears that yet."""
    return form_id if form_id and not model.objects.filter(pk=form_id).exists() else new_id()
