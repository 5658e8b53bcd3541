"""What this room itself asks of who works with papers; whether one may see the matter, the room above says."""

from django.db.models import QuerySet

from thongsuot.core.access import permit, predicate, require
from thongsuot.core.actors import Actor
from thongsuot.documents.models import Document, Register
from thongsuot.units.models import Lineage

DESK = ("receptionist", "handler", "head")
READERS = (*DESK, "supervisor", "auditor")


def units_of_desk(actor: Actor) -> set:
    """Return the units in whose name the actor may draw: their own, and the bodies above a desk of theirs."""
    own = actor.units_as(*DESK)
    return set(Lineage.objects.filter(descendant__in=own).values_list("ancestor_id", flat=True))


@predicate
def draws_for(actor: Actor, unit_id) -> bool:
    return actor.is_service or unit_id in units_of_desk(actor)


@predicate
def works_on(actor: Actor, document: Document) -> bool:
    return actor.practice == document.practice and (actor.is_service or document.unit_id in units_of_desk(actor))


@predicate
def signs_for(actor: Actor, document: Document) -> bool:
    """The head of the unit that issues the paper, a deputy while the head is away; a service taking over a register."""
    return actor.practice == document.practice and (actor.is_service or actor.holds("head", document.unit_id))


@predicate
def reads_register(actor: Actor, register: Register) -> bool:
    return registers_of(actor).filter(pk=register.pk).exists()


permit("documents.draw", draws_for)
permit("documents.revise", works_on)
permit("documents.sign", signs_for)
permit("documents.attach", works_on)
permit("documents.cancel", signs_for)
permit("documents.send", works_on)
permit("documents.prove_receipt", works_on)
permit("documents.register", reads_register)


def registers_of(actor: Actor) -> QuerySet[Register]:
    """Return the registers on which `actor` holds `documents.register`: those of their own units."""
    return Register.objects.filter(unit__in=actor.units_as(*READERS), practice=actor.practice)


def check(actor: Actor, verb: str, thing) -> None:
    """Raise Refused unless `actor` may `documents.<verb>` on a paper (or, to draw, for the unit of this id)."""
    require(actor, f"documents.{verb}", thing)
