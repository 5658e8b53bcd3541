"""Who may see a case and who may do what to it: predicate and matching queryset, always as a pair."""

from django.db.models import Exists, OuterRef, Q

from thongsuot.cases.models import Act, Case, Sight
from thongsuot.cases.rules.tables import ALL_VERBS, table_of
from thongsuot.cases.rules.transitions import RESIDENT, SERVICE
from thongsuot.core.access import permit, predicate
from thongsuot.units.models import Lineage
from thongsuot.units.permissions import administers_all

SEEING_ROLES = ("receptionist", "handler", "head", "supervisor", "publisher", "auditor")
SEEING_BELOW = ("supervisor", "auditor", "head")


def visible_to(actor):
    """Return the cases on which `actor` holds `cases.view`. Tested to agree with it row by row."""
    if actor.is_service:
        return Case.objects.all()
    if actor.case_id:
        return Case.objects.filter(pk=actor.case_id)
    seen = Exists(Sight.objects.filter(case=OuterRef("pk"), unit__in=actor.units_as(*SEEING_ROLES)))
    below = Lineage.objects.filter(ancestor__in=actor.units_as(*SEEING_BELOW)).values("descendant")
    return Case.objects.filter(Q(seen) | Q(holder_unit__in=below), practice=actor.practice)


@predicate
def sees(actor, case) -> bool:
    return visible_to(actor).filter(pk=case.pk).exists()


permit("cases.view", sees)


def _is_above(actor, case, roles) -> bool:
    units = actor.units_as(*roles)
    return (
        bool(units) and Lineage.objects.filter(ancestor__in=units, descendant=case.holder_unit_id, depth__gt=0).exists()
    )


def _is_handler_elsewhere(actor, case) -> bool:
    """Another officer of the working unit, where the case was given to one officer by name."""
    if not case.officer_id or actor.officer_id == case.officer_id:
        return False
    return not ({case.holder_unit_id, case.working_unit_id} & actor.units_as("head"))


def _holds_in_case_unit(actor, case, role) -> bool:
    if role == "handler" and _is_handler_elsewhere(actor, case):
        return False
    return actor.holds(role, case.holder_unit_id) or actor.holds(role, case.working_unit_id)


def _is_coordinating(actor, case, roles) -> bool:
    units = actor.units_as(*roles)
    return bool(units) and Sight.objects.filter(case=case, unit__in=units, why="coordinating").exists()


def _decided_before(actor, case) -> bool:
    """Whether the officer decided the complaint of first level that this one takes further (Luật 02/2011, Điều 33)."""
    if not case.follows_id or not actor.officer_id:
        return False
    return Act.objects.filter(case=case.follows_id, verb="decide", actor_ref=actor.ref).exists()


def _may(verb: str):
    """Return the test of one verb, by the table of the case's kind. A service without posts may only what it says.

    The import of a unit's register acts with the posts of that unit's desk.
    """

    @predicate(f"may_{verb}")
    def test(actor, case) -> bool:
        transition = table_of(case.kind).get(verb)
        if transition is None:
            return False
        if actor.is_service and SERVICE in transition.roles:
            return True
        if actor.case_id:
            return RESIDENT in transition.roles and actor.case_id == case.pk
        if actor.practice != case.practice or _decided_before(actor, case):
            return False
        return (
            any(_holds_in_case_unit(actor, case, role) for role in transition.roles)
            or (bool(transition.above) and _is_above(actor, case, transition.above))
            or (bool(transition.coordinating) and _is_coordinating(actor, case, transition.coordinating))
        )

    return test


for _verb in ALL_VERBS:
    if _verb != "receive":
        permit(f"cases.{_verb}", _may(_verb))


@predicate
def may_receive_at(actor, unit) -> bool:
    """A resident or a service at any unit of this installation; an officer at a unit where they receive.

    Never at one whose matters passed to another.
    """
    if unit.outside or unit.heir_id:
        return False
    if actor.is_officer:
        return actor.holds("receptionist", unit.pk) or actor.holds("head", unit.pk)
    return actor.is_service or actor.ref.startswith("stranger:")


permit("cases.receive", may_receive_at)


@predicate
def works_in(actor, unit_id) -> bool:
    """Whoever works on cases in the unit; in practice too, on labels of the practice unit."""
    return any(actor.holds(role, unit_id) for role in ("receptionist", "handler", "head"))


permit("cases.keep_labels", works_in)


@predicate
def is_in_post(actor, _thing) -> bool:
    return bool(actor.officer_id and actor.posts)


permit("cases.save_view", is_in_post)


@predicate
def learns(actor, _thing) -> bool:
    return actor.is_service or administers_all(actor)


@predicate
def administers_the_suggestions(actor, _thing) -> bool:
    return administers_all(actor)


@predicate
def reads_the_quality(actor, _thing) -> bool:
    return actor.is_officer and bool(actor.posts)


@predicate
def answers_for_the_work(actor, _thing) -> bool:
    return bool(actor.units_as("head", "administrator"))


# Suggestions guess for the whole installation: who is administrator at its root lets them learn, and puts back.
permit("suggestions.learn", learns)
permit("suggestions.put_back", administers_the_suggestions)
permit("suggestions.read", reads_the_quality)
permit("suggestions.count", answers_for_the_work)
