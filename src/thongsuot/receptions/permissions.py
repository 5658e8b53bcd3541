"""Who plans receptions, who receives, who sees what was said there."""

from django.db.models import Q, QuerySet

from thongsuot.core.access import permit, predicate
from thongsuot.core.actors import Actor
from thongsuot.receptions.models import Session
from thongsuot.units.models import Unit
from thongsuot.units.queries import descendants

DESK = ("receptionist", "handler", "head")
OVERSEERS = ("head", "supervisor")
SEERS = (*DESK, "supervisor", "auditor")


def _near(actor: Actor, unit_id, roles=DESK) -> bool:
    return any(actor.holds(role, unit_id) for role in roles)


@predicate
def works_in(actor: Actor, unit: Unit) -> bool:
    return actor.practice == unit.practice and _near(actor, unit.pk)


@predicate
def sits(actor: Actor, session: Session) -> bool:
    """The desk of the unit, and the leader who is to sit, for as long as they hold a post there."""
    if actor.practice != session.practice:
        return False
    leads = actor.is_officer and actor.officer_id == session.leader_id and session.unit_id in actor.unit_ids
    return leads or _near(actor, session.unit_id)


@predicate
def heads(actor: Actor, session: Session) -> bool:
    """Whoever heads the unit, or is the leader of this session: they answer for what was concluded."""
    own = actor.is_officer and actor.officer_id == session.leader_id and session.unit_id in actor.unit_ids
    return actor.practice == session.practice and (own or actor.holds("head", session.unit_id))


@predicate
def sees(actor: Actor, session: Session) -> bool:
    return sessions_seen_by(actor).filter(pk=session.pk).exists()


permit("receptions.view", sees)
permit("receptions.plan", works_in)
permit("receptions.receive", sees & sits)
permit("receptions.conclude", sees & heads)


def sessions_seen_by(actor: Actor) -> QuerySet[Session]:
    """Return the sessions on which `actor` holds `receptions.view`. Tested to agree row by row.

    The unit's own people, and who oversees it; what was said at a visit is seen with `receptions.receive` alone.
    """
    if not actor.is_officer:
        return Session.objects.none()
    near = Q(unit_id__in=actor.units_as(*SEERS)) | Q(leader_id=actor.officer_id, unit_id__in=actor.unit_ids)
    overseen = actor.units_as(*OVERSEERS)
    if overseen:
        near |= Q(unit_id__in=descendants(overseen))
    return Session.objects.filter(near, practice=actor.practice)


def sessions_received_by(actor: Actor) -> QuerySet[Session]:
    """Return the sessions on which `actor` holds `receptions.receive`: whose visitors they know. Tested as above."""
    if not actor.is_officer:
        return Session.objects.none()
    near = Q(unit_id__in=actor.units_as(*DESK)) | Q(leader_id=actor.officer_id, unit_id__in=actor.unit_ids)
    return Session.objects.filter(near, practice=actor.practice)


def units_to_plan_in(actor: Actor) -> QuerySet[Unit]:
    """Return the units on which `actor` holds `receptions.plan`."""
    mine = actor.units_as(*DESK)
    return Unit.objects.filter(pk__in=mine, practice=actor.practice, valid_until=None, outside=False)
