"""How a dialogue is described to whoever is invited to it, and which dialogues an officer invites to."""

from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse

from thongsuot.core.access import can
from thongsuot.core.actors import Actor
from thongsuot.invitations.gatherings import Gathering, Host
from thongsuot.meetings.models import Meeting
from thongsuot.meetings.permissions import WORKERS, visible_to
from thongsuot.meetings.queries.on_case import is_forgotten
from thongsuot.meetings.rules.fold import BEFORE, CALLED_OFF


def gathering_of(meeting_id: UUID) -> Gathering | None:
    """Return a dialogue as an invitation tells it, whoever asks; one whose case was erased or sealed is not held."""
    meeting = Meeting.objects.select_related("unit").filter(pk=meeting_id).first()
    if meeting is None:
        return None
    gone = is_forgotten(meeting)
    return Gathering(
        title=meeting.title,
        unit_id=meeting.unit_id,
        unit_name=meeting.unit.name,
        place=meeting.place,
        held_on=meeting.held_on,
        starts=meeting.starts,
        ends=meeting.ends,
        page=reverse("meetings:one", args=[meeting.pk]),
        stands=meeting.state in BEFORE and not gone,
        called_off=meeting.state == CALLED_OFF or gone,
        practice=meeting.practice,
    )


def worked_by(actor: Actor) -> QuerySet[Meeting]:
    """Return the dialogues that `actor` runs: who is invited is read by nobody else."""
    return visible_to(actor).filter(unit_id__in=actor.units_as(*WORKERS))


def runs(actor: Actor, meeting_id: UUID) -> bool:
    meeting = Meeting.objects.filter(pk=meeting_id).first()
    return meeting is not None and can(actor, "meetings.run", meeting) and not is_forgotten(meeting)


HOST = Host(tell=gathering_of, seen=worked_by, invites=runs, admits=runs)
