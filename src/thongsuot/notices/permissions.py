"""Who reads a message on the desk, who prints a unit's letters, who says which gateways are used."""

from django.db.models import Q, QuerySet

from thongsuot.core.access import permit, predicate
from thongsuot.core.actors import Actor
from thongsuot.notices.models import Message
from thongsuot.units.queries import installation

PRINTERS = ("receptionist", "handler", "head", "publisher")


@predicate
def is_told(actor: Actor, message: Message) -> bool:
    """The officer it names; or, where it names none, every officer of the unit."""
    if message.channel != Message.Channel.DESK or not actor.is_officer or actor.practice != message.practice:
        return False
    if message.officer_id is None:
        return message.unit_id in actor.unit_ids
    return message.officer_id == actor.officer_id


@predicate
def prints_letter(actor: Actor, message: Message) -> bool:
    if message.channel != Message.Channel.LETTER or actor.practice != message.practice:
        return False
    return message.unit_id in actor.units_as(*PRINTERS)


@predicate
def configures(actor: Actor, _thing) -> bool:
    """An administrator of the installation's root unit; never from practice."""
    root = installation().root_unit_id
    return root is not None and not actor.practice and actor.holds("administrator", root)


permit("notices.read", is_told)
permit("notices.post", prints_letter)
permit("notices.configure", configures)


def inbox_of(actor: Actor) -> QuerySet[Message]:
    """Return the desk messages on which `actor` holds `notices.read`. Tested to agree with it row by row."""
    if not actor.is_officer:
        return Message.objects.none()
    told = Q(officer_id=actor.officer_id) | Q(officer_id=None, unit_id__in=actor.unit_ids)
    return Message.objects.filter(told, channel=Message.Channel.DESK, practice=actor.practice)


def letters_of(actor: Actor) -> QuerySet[Message]:
    """Return the letters on which `actor` holds `notices.post`."""
    letters = Message.objects.filter(channel=Message.Channel.LETTER, practice=actor.practice)
    return letters.filter(unit_id__in=actor.units_as(*PRINTERS))
