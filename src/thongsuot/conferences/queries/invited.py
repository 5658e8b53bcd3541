"""How a conference is described to whoever is invited to it, and which conferences an officer invites to."""

from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse

from thongsuot.conferences.models import Conference
from thongsuot.conferences.permissions import WORKERS, visible_to
from thongsuot.conferences.rules.fold import BEFORE_THE_END, CALLED_OFF
from thongsuot.core.access import can
from thongsuot.core.actors import Actor
from thongsuot.invitations.gatherings import Gathering, Host


def gathering_of(conference_id: UUID) -> Gathering | None:
    """Return a conference as an invitation to its main site tells it, whoever asks."""
    conference = Conference.objects.select_related("unit").filter(pk=conference_id).first()
    if conference is None:
        return None
    return Gathering(
        title=conference.title,
        unit_id=conference.unit_id,
        unit_name=conference.unit.name,
        place=conference.place,
        held_on=conference.held_on,
        starts=conference.starts,
        ends=conference.ends,
        page=reverse("conferences:one", args=[conference.pk]),
        stands=conference.state in BEFORE_THE_END,
        called_off=conference.state == CALLED_OFF,
        practice=conference.practice,
    )


def worked_by(actor: Actor) -> QuerySet[Conference]:
    """Return the conferences that `actor` runs: who is invited is read by nobody else."""
    return visible_to(actor).filter(unit_id__in=actor.units_as(*WORKERS))


def runs(actor: Actor, conference_id: UUID) -> bool:
    conference = Conference.objects.filter(pk=conference_id).first()
    return conference is not None and can(actor, "conferences.run", conference)


HOST = Host(tell=gathering_of, seen=worked_by, invites=runs, admits=runs)
