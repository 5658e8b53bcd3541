"""Who sees a duty and who may pass it on: its holder's unit, and those who supervise that unit."""

from django.db.models import Q, QuerySet

from thongsuot.core.access import permit, predicate
from thongsuot.core.actors import Actor
from thongsuot.duties.models import Duty, Overlap
from thongsuot.units.models import Lineage
from thongsuot.units.queries import descendants

OVERSEERS = ("head", "supervisor")
WORKERS = ("handler", "receptionist", "head")


def _supervises(actor: Actor, unit_id) -> bool:
    """Return whether the actor is head or supervisor in the unit or one above it."""
    overseen = actor.units_as(*OVERSEERS)
    return bool(overseen) and Lineage.objects.filter(ancestor_id__in=overseen, descendant_id=unit_id).exists()


@predicate
def sees_duty(actor: Actor, duty: Duty) -> bool:
    if actor.practice != duty.practice:
        return False
    return (
        duty.holder_unit_id in actor.unit_ids
        or (actor.is_officer and duty.holder_officer_id == actor.officer_id)
        or _supervises(actor, duty.holder_unit_id)
    )


@predicate
def gives_duty(actor: Actor, duty: Duty) -> bool:
    """A head gives duties of the own unit; an officer of the unit may take an unassigned one or pass on an own one."""
    if actor.practice != duty.practice:
        return False
    if actor.holds("head", duty.holder_unit_id):
        return True
    mine = duty.holder_officer_id in (None, actor.officer_id)
    return mine and (actor.holds("handler", duty.holder_unit_id) or actor.holds("receptionist", duty.holder_unit_id))


@predicate
def works_on_duty(actor: Actor, duty: Duty) -> bool:
    """Whoever keeps the duty, or works in the unit that holds it."""
    if actor.practice != duty.practice:
        return False
    kept = actor.is_officer and duty.holder_officer_id == actor.officer_id and duty.holder_unit_id in actor.unit_ids
    return kept or any(actor.holds(role, duty.holder_unit_id) for role in WORKERS)


@predicate
def heads_holder(actor: Actor, duty: Duty) -> bool:
    return actor.practice == duty.practice and actor.holds("head", duty.holder_unit_id)


@predicate
def urges_holder(actor: Actor, duty: Duty) -> bool:
    """A head or supervisor of the unit or above urges, as in cases; nobody urges what they keep themselves."""
    if actor.practice != duty.practice or duty.holder_officer_id == actor.officer_id:
        return False
    return _supervises(actor, duty.holder_unit_id)


@predicate
def oversees_both(actor: Actor, overlap) -> bool:
    """Two units' matters are told apart by who oversees both."""
    held = (overlap.first, overlap.second)
    return all(actor.practice == duty.practice and _supervises(actor, duty.holder_unit_id) for duty in held)


@predicate
def oversees_unit(actor: Actor, unit) -> bool:
    return _supervises(actor, unit.pk)


@predicate
def administers_unit(actor: Actor, unit) -> bool:
    administered = actor.units_as("administrator")
    above = Lineage.objects.filter(ancestor_id__in=administered, descendant_id=unit.pk)
    return bool(administered) and above.exists()


permit("duties.view", sees_duty)
permit("duties.give", sees_duty & gives_duty)
permit("duties.work", sees_duty & works_on_duty)
permit("duties.own_up", sees_duty & heads_holder)
permit("duties.urge", sees_duty & urges_holder)
permit("duties.answer_urge", sees_duty & works_on_duty)
permit("duties.tell_apart", oversees_both)
permit("duties.oversee", oversees_unit)
permit("duties.set_pace", administers_unit)


def visible_to(actor: Actor) -> QuerySet[Duty]:
    """Return the duties on which `actor` holds `duties.view`. Tested to agree with it row by row."""
    mine = Q(holder_unit_id__in=actor.unit_ids)
    if actor.is_officer:
        mine |= Q(holder_officer_id=actor.officer_id)
    overseen = actor.units_as(*OVERSEERS)
    if overseen:
        mine |= Q(holder_unit_id__in=descendants(overseen))
    return Duty.objects.filter(mine, practice=actor.practice)


def overlaps_seen_by(actor: Actor) -> QuerySet[Overlap]:
    """Return the overlaps on which `actor` holds `duties.tell_apart`: both units are overseen. Tested row by row."""
    overseen = actor.units_as(*OVERSEERS)
    if not overseen:
        return Overlap.objects.none()
    below = descendants(overseen)
    return Overlap.objects.filter(
        first__holder_unit_id__in=below,
        second__holder_unit_id__in=below,
        first__practice=actor.practice,
        second__practice=actor.practice,
    )
