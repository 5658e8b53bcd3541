"""Who sees a dialogue and who acts on it: the unit that holds it, the units that answer, and who supervises it."""

from django.db.models import Q, QuerySet

from thongsuot.cases.permissions import visible_to as cases_seen_by
from thongsuot.core.access import permit, predicate
from thongsuot.core.actors import Actor
from thongsuot.meetings.models import Meeting
from thongsuot.units.models import Lineage, Unit
from thongsuot.units.queries import descendants

OVERSEERS = ("head", "supervisor")
WORKERS = ("handler", "receptionist", "head")
REVIEWERS = ("publisher", "head")
SEERS = ("receptionist", "handler", "head", "supervisor", "publisher", "auditor")


@predicate
def works_in(actor: Actor, unit: Unit) -> bool:
    return actor.practice == unit.practice and any(actor.holds(role, unit.pk) for role in WORKERS)


@predicate
def sees(actor: Actor, meeting: Meeting) -> bool:
    if actor.practice != meeting.practice or not _sees_matter(actor, meeting):
        return False
    seats = actor.units_as(*SEERS)
    if meeting.unit_id in seats or meeting.answering.filter(pk__in=seats).exists():
        return True
    overseen = actor.units_as(*OVERSEERS)
    return bool(overseen) and Lineage.objects.filter(ancestor__in=overseen, descendant=meeting.unit_id).exists()


def _sees_matter(actor: Actor, meeting: Meeting) -> bool:
    """Of a dialogue on one case: whoever does not see the case does not see it either."""
    return meeting.case_id is None or cases_seen_by(actor).filter(pk=meeting.case_id).exists()


@predicate
def runs(actor: Actor, meeting: Meeting) -> bool:
    """Who works in the unit that holds it prepares and moderates it."""
    return any(actor.holds(role, meeting.unit_id) for role in WORKERS)


@predicate
def chairs(actor: Actor, meeting: Meeting) -> bool:
    """The head of the unit closes the minutes, and calls a dialogue off."""
    return actor.holds("head", meeting.unit_id)


@predicate
def reviews(actor: Actor, meeting: Meeting) -> bool:
    return any(actor.holds(role, meeting.unit_id) for role in REVIEWERS)


permit("meetings.plan", works_in)
permit("meetings.view", sees)
permit("meetings.run", sees & runs)
permit("meetings.chair", sees & chairs)
permit("meetings.publish", sees & reviews)


def visible_to(actor: Actor) -> QuerySet[Meeting]:
    """Return the meetings on which `actor` holds `meetings.view`. Tested to agree with it row by row."""
    seats, overseen = actor.units_as(*SEERS), actor.units_as(*OVERSEERS)
    answers = Meeting.answering.through.objects.filter(unit_id__in=seats).values("meeting_id")
    near = Q(unit_id__in=seats) | Q(pk__in=answers)
    if overseen:
        near |= Q(unit_id__in=descendants(overseen))
    matter = Q(case=None) | Q(case__in=cases_seen_by(actor).values("pk"))
    return Meeting.objects.filter(near, matter, practice=actor.practice)


def units_to_plan_in(actor: Actor) -> QuerySet[Unit]:
    """Return the standing units in which `actor` holds `meetings.plan`."""
    return Unit.objects.filter(
        pk__in=actor.units_as(*WORKERS), practice=actor.practice, valid_until=None, outside=False
    ).order_by("sort_key", "id")
