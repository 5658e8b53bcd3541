"""The desk's list of events, and one with its files and acts."""

from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from thongsuot.core.actors import Actor
from thongsuot.core.refs import Ref
from thongsuot.directives.models import Assignment, DirectiveAct, Event
from thongsuot.directives.permissions import events_seen_by
from thongsuot.files.models import Attachment

SHOWN = ("unit", "visited", "instrument", "task", "duty")


def listed(actor: Actor, *, kind: str = "", state: str = "", year: int | None = None) -> QuerySet[Event]:
    """Return the events that the actor sees, what is still to be held first and by its day."""
    rows = events_seen_by(actor)
    rows = rows.filter(kind=kind) if kind else rows
    rows = rows.filter(state=state) if state else rows
    rows = rows.filter(due_on__year=year) if year else rows
    waits = Q(state=Event.State.PLANNED)
    return rows.annotate(waits=waits).select_related(*SHOWN).order_by("-waits", "due_on", "unit__sort_key", "pk")


def seen(actor: Actor, event_id: UUID) -> Event | None:
    """Return the event where the actor may see it, in one query."""
    return events_seen_by(actor).select_related(*SHOWN).filter(pk=event_id).first()


def files_of(event: Event) -> list[Attachment]:
    return list(Attachment.objects.of(Ref("event", event.pk)).select_related("blob"))


def file_of(event: Event, attachment_id: UUID) -> Attachment | None:
    """Return a file of the event, None where it is none of its own."""
    return Attachment.objects.of(Ref("event", event.pk)).select_related("blob").filter(pk=attachment_id).first()


def part_of(event: Event) -> Assignment | None:
    """Return the part of a task that asks for this event; None for one that a unit planned by itself."""
    return Assignment.objects.filter(duty=event.duty_id).select_related("task").first()


def acts_of(event: Event) -> list[DirectiveAct]:
    return list(DirectiveAct.objects.filter(about_ref=str(Ref("event", event.pk))))


def is_late(event: Event, today: date) -> bool:
    """Return whether the event was to be held by a day that is past, and was not."""
    return event.state == Event.State.PLANNED and event.due_on < today
