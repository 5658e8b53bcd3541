"""The numbers beside the rail of the desk, counted no further than a cap: two indexed queries a page."""

from django.db.models import Q, QuerySet

from thongsuot.cases.models import Case
from thongsuot.cases.queries.lists import SHOWN, inbox
from thongsuot.cases.rules.transitions import APPROVED, SUBMITTED
from thongsuot.core.actors import Actor

CAP = 1000
INBOX, APPROVALS = "/ban-lam-viec/tiep-nhan/", "/ban-lam-viec/duyet/"


def _of(units) -> Q:
    return Q(holder_unit__in=units) | Q(working_unit__in=units)


def to_approve(actor: Actor) -> QuerySet[Case]:
    """Return the answers that wait for `actor` to approve them, the nearest due day first."""
    return _waiting(actor, SUBMITTED, actor.units_as("head"))


def to_publish(actor: Actor) -> QuerySet[Case]:
    """Return the approved answers that `actor` may send and publish, the nearest due day first."""
    return _waiting(actor, APPROVED, actor.units_as("publisher", "head"))


def _waiting(actor: Actor, state: str, units) -> QuerySet[Case]:
    rows = Case.objects.filter(_of(units), state=state, practice=actor.practice)
    return rows.select_related(*SHOWN).order_by("duty__due_on", "id")


def desk_counts(actor: Actor) -> dict[str, int]:
    """Return by address how many cases wait there for `actor`; an address that is not theirs is left out."""
    counts = {}
    if actor.units_as("receptionist", "head"):
        counts[INBOX] = _capped(inbox(actor))
    if actor.units_as("publisher", "head"):
        submitted = Q(_of(actor.units_as("head")), state=SUBMITTED)
        approved = Q(_of(actor.units_as("publisher", "head")), state=APPROVED)
        counts[APPROVALS] = _capped(Case.objects.filter(submitted | approved, practice=actor.practice))
    return counts


def _capped(cases: QuerySet[Case]) -> int:
    return cases.select_related(None).order_by()[:CAP].count()
