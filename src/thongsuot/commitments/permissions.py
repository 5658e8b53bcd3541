"""Who sees a promise and who acts on it: the unit that made it, the unit that keeps it, and who supervises either."""

from django.db.models import Q, QuerySet

from thongsuot.commitments.models import Commitment
from thongsuot.core.access import permit, predicate
from thongsuot.core.actors import Actor
from thongsuot.units.models import Lineage, Unit
from thongsuot.units.queries import descendants

OVERSEERS = ("head", "supervisor")
WORKERS = ("handler", "receptionist", "head")
REVIEWERS = ("publisher", "head")
SEERS = ("receptionist", "handler", "head", "supervisor", "publisher", "auditor")


def _above(roles: tuple[str, ...], actor: Actor, unit_ids, *, least: int = 0) -> bool:
    """Return whether the actor holds one of `roles` in one of the units or, at `least` steps, above it."""
    held = actor.units_as(*roles)
    lines = Lineage.objects.filter(ancestor_id__in=held, descendant_id__in=unit_ids, depth__gte=least)
    return bool(held) and lines.exists()


def _units_of(commitment: Commitment) -> set:
    return {commitment.unit_id, commitment.duty.holder_unit_id}


@predicate
def sees(actor: Actor, commitment: Commitment) -> bool:
    if actor.practice != commitment.practice:
        return False
    units, keeper = _units_of(commitment), commitment.duty.holder_officer_id
    near = bool(units & actor.units_as(*SEERS)) or (actor.is_officer and keeper == actor.officer_id)
    return near or _above(OVERSEERS, actor, units)


@predicate
def makes_in(actor: Actor, unit: Unit) -> bool:
    """Who works in the unit writes down what was promised in its name; so do head and supervisor of it or above."""
    if actor.practice != unit.practice:
        return False
    return any(actor.holds(role, unit.pk) for role in WORKERS) or _above(OVERSEERS, actor, {unit.pk})


@predicate
def keeps(actor: Actor, commitment: Commitment) -> bool:
    """Whoever is named to keep it, or works in the unit that does."""
    duty = commitment.duty
    named = actor.is_officer and duty.holder_officer_id == actor.officer_id and duty.holder_unit_id in actor.unit_ids
    return named or any(actor.holds(role, duty.holder_unit_id) for role in WORKERS)


@predicate
def heads(actor: Actor, commitment: Commitment) -> bool:
    """The head of the unit that promised or keeps it: a new day, and who keeps it, is the head's word."""
    return any(actor.holds("head", unit_id) for unit_id in _units_of(commitment))


@predicate
def judges(actor: Actor, commitment: Commitment) -> bool:
    """A head above the unit that keeps it, or a supervisor of it or above; nobody judges what they keep themselves."""
    duty = commitment.duty
    if actor.is_officer and duty.holder_officer_id == actor.officer_id:
        return False
    unit = {duty.holder_unit_id}
    return _above(("head",), actor, unit, least=1) or _above(("supervisor",), actor, unit)


@predicate
def corrects(actor: Actor, commitment: Commitment) -> bool:
    """What was written down wrongly is taken back by the head of the unit that promised, or from above."""
    return _above(OVERSEERS, actor, {commitment.unit_id})


@predicate
def reviews(actor: Actor, commitment: Commitment) -> bool:
    return any(actor.holds(role, unit_id) for role in REVIEWERS for unit_id in _units_of(commitment))


permit("commitments.view", sees)
permit("commitments.make", makes_in)
permit("commitments.renew", sees & heads)
permit("commitments.keep", sees & keeps)
permit("commitments.judge", sees & judges)
permit("commitments.correct", sees & corrects)
permit("commitments.hand_over", sees & heads)
permit("commitments.publish", sees & reviews)


def visible_to(actor: Actor) -> QuerySet[Commitment]:
    """Return the promises on which `actor` holds `commitments.view`. Tested to agree with it row by row."""
    seats = actor.units_as(*SEERS)
    near = Q(unit_id__in=seats) | Q(duty__holder_unit_id__in=seats)
    if actor.is_officer:
        near |= Q(duty__holder_officer_id=actor.officer_id)
    overseen = actor.units_as(*OVERSEERS)
    if overseen:
        below = descendants(overseen)
        near |= Q(unit_id__in=below) | Q(duty__holder_unit_id__in=below)
    return Commitment.objects.filter(near, practice=actor.practice)


def units_to_make_in(actor: Actor) -> QuerySet[Unit]:
    """Return the units in whose name `actor` may write a promise down: those on which `commitments.make` is held."""
    overseen = actor.units_as(*OVERSEERS)
    mine = Q(pk__in=actor.units_as(*WORKERS))
    if overseen:
        mine |= Q(pk__in=descendants(overseen))
    return Unit.objects.filter(mine, practice=actor.practice, valid_until=None, outside=False)
