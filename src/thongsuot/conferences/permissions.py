"""Who sees a conference and who acts on it: the unit that holds it, the units of its sites, who supervises it."""

from django.db.models import Q, QuerySet

from thongsuot.conferences.models import Conference, Site
from thongsuot.conferences.rules.fold import DROPPED
from thongsuot.core.access import permit, predicate
from thongsuot.core.actors import Actor
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
def sees(actor: Actor, conference: Conference) -> bool:
    if actor.practice != conference.practice:
        return False
    seats = actor.units_as(*SEERS)
    return _sites(seats).filter(conference=conference).exists() or hosts.test(actor, conference)


def _sites(unit_ids) -> QuerySet[Site]:
    return Site.objects.filter(unit_id__in=unit_ids).exclude(state=DROPPED)


@predicate
def runs(actor: Actor, conference: Conference) -> bool:
    """Who works in the unit that holds it prepares and runs it, and acts for every site."""
    return any(actor.holds(role, conference.unit_id) for role in WORKERS)


@predicate
def chairs(actor: Actor, conference: Conference) -> bool:
    """The head of the unit closes it with its minutes, and calls it off."""
    return actor.holds("head", conference.unit_id)


@predicate
def reviews(actor: Actor, conference: Conference) -> bool:
    return any(actor.holds(role, conference.unit_id) for role in REVIEWERS)


@predicate
def attends(actor: Actor, site: Site) -> bool:
    """Who works in the unit of a site acts for it, and so does who runs the conference."""
    conference = site.conference
    if actor.practice != conference.practice:
        return False
    return any(actor.holds(role, unit) for unit in (site.unit_id, conference.unit_id) if unit for role in WORKERS)


@predicate
def hosts(actor: Actor, conference: Conference) -> bool:
    """Who sees it from the unit that holds it, or from above: reads minutes, and conclusions not published yet."""
    if actor.practice != conference.practice:
        return False
    overseen = actor.units_as(*OVERSEERS)
    above = overseen and Lineage.objects.filter(ancestor__in=overseen, descendant=conference.unit_id).exists()
    return conference.unit_id in actor.units_as(*SEERS) or bool(above)


permit("conferences.plan", works_in)
permit("conferences.view", sees)
permit("conferences.run", sees & runs)
permit("conferences.chair", sees & chairs)
permit("conferences.publish", sees & reviews)
permit("conferences.attend", attends)


def visible_to(actor: Actor) -> QuerySet[Conference]:
    """Return the conferences on which `actor` holds `conferences.view`. Tested to agree with it row by row."""
    seats, overseen = actor.units_as(*SEERS), actor.units_as(*OVERSEERS)
    near = Q(pk__in=_sites(seats).values("conference_id"))
    return Conference.objects.filter(near | _hosted(seats, overseen), practice=actor.practice)


def _hosted(seats, overseen) -> Q:
    hosted = Q(unit_id__in=seats)
    return hosted | Q(unit_id__in=descendants(overseen)) if overseen else hosted


def hosted_by(actor: Actor) -> QuerySet[Conference]:
    """Return the conferences that `actor` sees from the unit that holds them, or from above it (`hosts`)."""
    hosted = _hosted(actor.units_as(*SEERS), actor.units_as(*OVERSEERS))
    return Conference.objects.filter(hosted, practice=actor.practice)


def sites_attended_by(actor: Actor, conference: Conference) -> QuerySet[Site]:
    """Return the sites on which `actor` holds `conferences.attend`. Tested to agree with it row by row."""
    rows = Site.objects.filter(conference=conference)
    if actor.practice != conference.practice:
        return rows.none()
    return rows if runs.test(actor, conference) else rows.filter(unit_id__in=actor.units_as(*WORKERS))


def units_to_plan_in(actor: Actor) -> QuerySet[Unit]:
    """Return the standing units in which `actor` holds `conferences.plan`."""
    return Unit.objects.filter(
        pk__in=actor.units_as(*WORKERS), practice=actor.practice, valid_until=None, outside=False
    ).order_by("sort_key", "id")
