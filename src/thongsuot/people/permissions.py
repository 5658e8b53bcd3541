"""Who may see and change officers and posts. An account belongs to whoever administers every post it holds."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from thongsuot.core.access import permit, predicate
from thongsuot.core.actors import Actor
from thongsuot.people.models import Officer, Post
from thongsuot.units.models import Lineage
from thongsuot.units.permissions import administered_by, administers, administers_all


@dataclass(frozen=True)
class OnDay:
    """An officer as the posts stand on a day: whose account it is depends on it."""

    officer: Officer
    on: date


def _running(on: date) -> QuerySet[Post]:
    """Return the posts that hold on day `on` or begin later."""
    return Post.objects.filter(Q(valid_until=None) | Q(valid_until__gt=on))


def administered_officers(actor: Actor, on: date) -> QuerySet[Officer]:
    """Return the officers on whom `actor` holds `people.change_officer` on day `on`. Tested to agree row by row.

    Every running post lies in the actor's subtree; an officer without running posts belongs to any administrator.
    """
    if actor.practice:
        return Officer.objects.none()
    if actor.is_service or administers_all(actor):
        return Officer.objects.all()
    if not actor.units_as("administrator"):
        return Officer.objects.none()
    outside = _running(on).filter(officer=OuterRef("pk")).exclude(unit__in=administered_by(actor))
    return Officer.objects.exclude(Exists(outside))


def recoverable_officers(actor: Actor, on: date) -> QuerySet[Officer]:
    """Return the officers whose way in `actor` may give anew on day `on`. Tested to agree with the permissions.

    As `administered_officers`, save that an account without any running post, which nobody's unit answers for, belongs
    to the administrators of the whole installation alone: elsewhere it could be taken over between two posts.
    """
    found = administered_officers(actor, on)
    if actor.is_service or administers_all(actor):
        return found
    return found.filter(Exists(_running(on).filter(officer=OuterRef("pk"))))


def visible_officers(actor: Actor, on: date) -> QuerySet[Officer]:
    """Return the officers whose page `actor` may open: those administered, and any in post in the own subtree."""
    if actor.practice or not (actor.is_service or actor.units_as("administrator")):
        return Officer.objects.none()
    posted = _running(on).filter(officer=OuterRef("pk"), unit__in=administered_by(actor))
    return Officer.objects.filter(Q(pk__in=administered_officers(actor, on).values("pk")) | Exists(posted))


@predicate
def administers_somewhere(actor, _thing) -> bool:
    return not actor.practice and bool(actor.units_as("administrator"))


@predicate
def is_service(actor, _thing) -> bool:
    return actor.is_service


@predicate
def administers_account(actor, held) -> bool:
    return administered_officers(actor, held.on).filter(pk=held.officer.pk).exists()


@predicate
def recovers_account(actor, held) -> bool:
    return recoverable_officers(actor, held.on).filter(pk=held.officer.pk).exists()


@predicate
def sees_officer(actor, held) -> bool:
    return visible_officers(actor, held.on).filter(pk=held.officer.pk).exists()


@predicate
def is_self(actor, held) -> bool:
    return actor.officer_id is not None and actor.officer_id == held.officer.pk


@predicate
def heads_over(actor, held) -> bool:
    """Whether the officer works, or will, in a unit that the actor heads today or in one below it."""
    units = _running(held.on).filter(officer=held.officer).values("unit")
    return Lineage.objects.filter(descendant__in=units, ancestor__in=actor.units_as("head")).exists()


@predicate
def is_not_practising(actor, _thing) -> bool:
    return not actor.practice


permit("people.list_officers", administers_somewhere | is_service)
permit("people.add_officer", administers_somewhere | is_service)
permit("people.view_officer", sees_officer | is_self)
permit("people.change_officer", administers_account)
permit("people.reset_password", recovers_account & ~is_self)
permit("people.reset_second_factor", recovers_account & ~is_self)
permit("people.link_identity", recovers_account & ~is_self)
permit("people.allow_renewal", heads_over & ~is_self & is_not_practising)
permit("people.end_sessions", administers_account & ~is_self)
permit("people.end_own_sessions", is_self)
permit("people.recover", is_service)
permit("people.set_own_ways", is_self)
permit("people.give_post", is_service | (administers & is_not_practising))
permit("people.end_post", is_service | (administers & is_not_practising))
permit("people.record_absence", is_self | sees_officer)
