"""Who names mailboxes, and who decides on letters set aside."""

from django.db.models import QuerySet

from thongsuot.core.access import permit, predicate
from thongsuot.core.actors import Actor
from thongsuot.mail.models import SetAside
from thongsuot.units.permissions import administers_all

SORTERS = ("receptionist", "head")


@predicate
def configures(actor: Actor, _thing) -> bool:
    """Whoever administers the root; never from practice."""
    return administers_all(actor)


def set_aside_for(actor: Actor) -> QuerySet[SetAside]:
    """Return the letters set aside on which `actor` holds `mail.sort`: of the mailboxes of their desk."""
    if actor.practice:
        return SetAside.objects.none()
    return SetAside.objects.filter(mailbox__unit__in=actor.units_as(*SORTERS))


@predicate
def sorts(actor: Actor, aside: SetAside) -> bool:
    return set_aside_for(actor).filter(pk=aside.pk).exists()


permit("mail.configure", configures)
permit("mail.sort", sorts)
