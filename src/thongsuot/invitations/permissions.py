"""Who reads the names of the invited, invites and admits: as the room says whose gathering it is."""

from django.db.models import Q, QuerySet

from thongsuot.core.access import permit, predicate
from thongsuot.core.actors import Actor
from thongsuot.core.refs import Ref
from thongsuot.invitations.gatherings import hosts
from thongsuot.invitations.models import Invitation


@predicate
def sees(actor: Actor, about: Ref) -> bool:
    host = hosts().get(about.kind)
    return host is not None and host.seen(actor).filter(pk=about.id).exists()


@predicate
def invites(actor: Actor, about: Ref) -> bool:
    host = hosts().get(about.kind)
    return host is not None and host.invites(actor, about.id)


@predicate
def admits(actor: Actor, about: Ref) -> bool:
    host = hosts().get(about.kind)
    return host is not None and host.admits(actor, about.id)


permit("invitations.view", sees)
permit("invitations.invite", sees & invites)
permit("invitations.admit", sees & admits)


def visible_to(actor: Actor) -> QuerySet[Invitation]:
    """Return the invitations on whose gathering `actor` holds `invitations.view`. Tested to agree row by row."""
    near = Q(pk__in=[])
    for kind, host in hosts().items():
        near |= Q(roster__kind=kind, roster__about_id__in=host.seen(actor).values("pk"))
    return Invitation.objects.filter(near)
