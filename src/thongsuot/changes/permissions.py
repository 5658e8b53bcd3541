"""Who may do what crosses rooms: heads and administrators in their subtree; the root's administrators erase."""

from django.db.models import Q, QuerySet

from thongsuot.changes.models import Register
from thongsuot.core.access import can, permit, predicate
from thongsuot.core.actors import Actor
from thongsuot.units.models import Unit
from thongsuot.units.permissions import administers_all
from thongsuot.units.queries import descendants

RECEIVERS = ("receptionist", "head")
HANDERS = ("head", "administrator")


def handed_by(actor: Actor) -> QuerySet[Unit]:
    """Return the units on which `actor` holds `changes.hand_over_officer`: of a head or administrator, and below."""
    if actor.practice or not actor.is_officer:
        return Unit.objects.none()
    if administers_all(actor):
        return Unit.objects.all()
    return Unit.objects.filter(pk__in=descendants(actor.units_as(*HANDERS)))


@predicate
def hands_over_in(actor: Actor, unit: Unit) -> bool:
    return handed_by(actor).filter(pk=unit.pk).exists()


@predicate
def erases(actor: Actor, _thing) -> bool:
    """Never from practice: `administers_all` says so."""
    return administers_all(actor)


@predicate
def amends_law(actor: Actor, _thing) -> bool:
    """One book for all units: whoever administers the root."""
    return administers_all(actor)


@predicate
def reorganises(actor: Actor, _thing) -> bool:
    """One tree for all units: whoever administers the root, never from practice; or the command on the machine."""
    return actor.is_service or administers_all(actor)


PLACERS = ("head", "receptionist")


@predicate
def places_for(actor: Actor, unit: Unit) -> bool:
    """Whoever heads or receives at the unit that keeps what a split left."""
    return not actor.practice and unit.pk in actor.units_as(*PLACERS)


def _takes_in_at(actor: Actor) -> QuerySet[Unit]:
    if actor.practice or not actor.is_officer:
        return Unit.objects.none()
    if administers_all(actor):
        return Unit.objects.all()
    return Unit.objects.filter(
        Q(pk__in=actor.units_as(*RECEIVERS)) | Q(pk__in=descendants(actor.units_as("administrator")))
    )


def imports_at(actor: Actor) -> QuerySet[Unit]:
    """Return the units on which `actor` holds `changes.import_register`: where they receive, or which they administer.

    Never from practice: an old register is real.
    """
    return _takes_in_at(actor).filter(outside=False, practice=False, heir=None)


def registers_of(actor: Actor) -> QuerySet[Register]:
    """Return the registers that `actor` may see: those of the units where they may bring one in."""
    return Register.objects.filter(unit__in=_takes_in_at(actor))


def reads_rows(actor: Actor, register: Register) -> bool:
    """Return whether `actor` may read what the rows of a register say: who receives there, or at the unit's heir.

    Administrators see no case, so of a register they see its state and totals only.
    """
    return not actor.practice and actor.is_officer and register.unit_id in actor.units_as(*RECEIVERS)


@predicate
def imports_register(actor: Actor, unit: Unit) -> bool:
    return imports_at(actor).filter(pk=unit.pk).exists()


@predicate
def clears_practice(actor: Actor, _thing) -> bool:
    """Whoever practises: the sandbox is everyone's, and nothing in it counts."""
    return actor.practice and bool(actor.posts)


@predicate
def may_seal(actor: Actor, case) -> bool:
    """Whoever works on the case at the desk that holds it: the sooner it is out of sight, the better."""
    return can(actor, "cases.pass_on", case)


@predicate
def acts_on_many(actor: Actor, _thing) -> bool:
    """Whoever works on cases anywhere; each case is asked for by itself."""
    return bool(actor.units_as("receptionist", "handler", "head"))


permit("changes.act_on_many", acts_on_many)
permit("changes.seal_case", may_seal)
permit("changes.hand_over_officer", hands_over_in)
permit("changes.erase", erases)
permit("changes.amend_law", amends_law)
permit("changes.clear_practice", clears_practice)
permit("changes.reorganise", reorganises)
permit("changes.place", places_for)
permit("changes.import_register", imports_register)
