"""Who keeps the register, who gives tasks, who works on them, who answers reports, who sees what of it."""

from django.db.models import Q, QuerySet

from thongsuot.core.access import permit, predicate
from thongsuot.core.actors import Actor
from thongsuot.directives.models import Assignment, Event, Importing, Instrument, Target, Task
from thongsuot.units.models import Lineage
from thongsuot.units.queries import descendants

OVERSEERS = ("head", "supervisor")
WORKERS = ("handler", "head", "supervisor")
SEEN_BY_THE_GIVEN = (Task.State.SENT, Task.State.ENDED)
SHOWN = (Instrument.State.STANDING, Instrument.State.REPLACED, Instrument.State.ENDED)


def _oversees(actor: Actor, unit_id) -> bool:
    """Return whether the actor is head or supervisor in the unit or one above it."""
    overseen = actor.units_as(*OVERSEERS)
    return bool(overseen) and Lineage.objects.filter(ancestor_id__in=overseen, descendant_id=unit_id).exists()


def _holds(actor: Actor, roles, unit_id) -> bool:
    return any(actor.holds(role, unit_id) for role in roles)


@predicate
def works_in(actor: Actor, unit) -> bool:
    """A worker of exactly this unit."""
    return actor.practice == unit.practice and _holds(actor, WORKERS, unit.pk)


@predicate
def leads(actor: Actor, unit) -> bool:
    """A head or supervisor of exactly this unit."""
    return actor.practice == unit.practice and _holds(actor, OVERSEERS, unit.pk)


@predicate
def sees_instrument(actor: Actor, instrument: Instrument) -> bool:
    return instruments_seen_by(actor).filter(pk=instrument.pk).exists()


@predicate
def keeps_instrument(actor: Actor, instrument: Instrument) -> bool:
    return actor.practice == instrument.practice and _holds(actor, WORKERS, instrument.unit_id)


@predicate
def sees_task(actor: Actor, task: Task) -> bool:
    return tasks_seen_by(actor).filter(pk=task.pk).exists()


@predicate
def drafts_task(actor: Actor, task: Task) -> bool:
    return actor.practice == task.practice and _holds(actor, WORKERS, task.unit_id)


@predicate
def gives_task(actor: Actor, task: Task) -> bool:
    return actor.practice == task.practice and _holds(actor, OVERSEERS, task.unit_id)


@predicate
def sees_assignment(actor: Actor, assignment: Assignment) -> bool:
    return assignments_seen_by(actor).filter(pk=assignment.pk).exists()


@predicate
def works_on(actor: Actor, assignment: Assignment) -> bool:
    return actor.practice == assignment.task.practice and _holds(actor, WORKERS, assignment.unit_id)


@predicate
def heads(actor: Actor, assignment: Assignment) -> bool:
    return actor.practice == assignment.task.practice and actor.holds("head", assignment.unit_id)


@predicate
def answers(actor: Actor, assignment: Assignment) -> bool:
    """Whoever gave the task, or oversees the unit that gave it; nobody answers the report of the own unit."""
    if actor.practice != assignment.task.practice or assignment.unit_id in actor.unit_ids:
        return False
    return _oversees(actor, assignment.task.unit_id)


@predicate
def holds_event(actor: Actor, event: Event) -> bool:
    return actor.practice == event.practice and _holds(actor, WORKERS, event.unit_id)


@predicate
def oversees_event(actor: Actor, event: Event) -> bool:
    return actor.practice == event.practice and _oversees(actor, event.unit_id)


@predicate
def sees_event(actor: Actor, event: Event) -> bool:
    return events_seen_by(actor).filter(pk=event.pk).exists()


@predicate
def sees_target(actor: Actor, target: Target) -> bool:
    return targets_seen_by(actor).filter(pk=target.pk).exists()


@predicate
def reaches_target(actor: Actor, target: Target) -> bool:
    return actor.practice == target.practice and _holds(actor, WORKERS, target.unit_id)


@predicate
def oversees_target(actor: Actor, target: Target) -> bool:
    return actor.practice == target.practice and _oversees(actor, target.unit_id)


@predicate
def oversees(actor: Actor, unit) -> bool:
    return actor.practice == unit.practice and _oversees(actor, unit.pk)


@predicate
def imports(actor: Actor, unit) -> bool:
    """The command that takes documents in; whoever is at the machine answers for it."""
    return actor.ref == "service:import" and not unit.practice


@predicate
def sees_importing(actor: Actor, importing: Importing) -> bool:
    return importings_seen_by(actor).filter(pk=importing.pk).exists()


permit("directives.register", works_in | imports)
permit("directives.view_importing", sees_importing)
permit("directives.view_instrument", sees_instrument)
permit("directives.keep_instrument", sees_instrument & keeps_instrument)
permit("directives.draft_task", works_in)
permit("directives.view_task", sees_task)
permit("directives.change_task", sees_task & drafts_task)
permit("directives.send_task", sees_task & gives_task)
permit("directives.view", sees_assignment)
permit("directives.work", sees_assignment & works_on)
permit("directives.assign", sees_assignment & heads)
permit("directives.answer", sees_assignment & answers)
permit("directives.plan_event", works_in | oversees)
permit("directives.view_event", sees_event)
permit("directives.hold_event", sees_event & (holds_event | oversees_event))
permit("directives.set_target", oversees)
permit("directives.view_target", sees_target)
permit("directives.reach_target", sees_target & reaches_target)
permit("directives.change_target", sees_target & oversees_target)
permit("directives.set_theme", leads)
permit("directives.look_into", oversees)
permit("directives.urge", leads)


def _below(actor: Actor) -> QuerySet:
    """Return the units that the actor oversees: those they lead and all below them."""
    return descendants(actor.units_as(*OVERSEERS))


def _above(actor: Actor) -> QuerySet:
    """Return the units in whose tree the actor has a post: these hear what those above them were told."""
    return Lineage.objects.filter(descendant_id__in=actor.unit_ids).values("ancestor_id")


def instruments_seen_by(actor: Actor) -> QuerySet[Instrument]:
    """Return the instruments on which `actor` holds `directives.view_instrument`. Tested to agree row by row.

    Drafts only in the own register; what stands in the tree above, in what is overseen, and where a task came from it.
    """
    if not actor.is_officer:
        return Instrument.objects.none()
    shown = Q(unit_id__in=_above(actor)) | Q(unit_id__in=_below(actor))
    given = Assignment.objects.filter(unit_id__in=actor.unit_ids, task__state__in=SEEN_BY_THE_GIVEN)
    shown |= Q(pk__in=given.filter(task__instrument__isnull=False).values("task__instrument_id"))
    own = Q(unit_id__in=actor.units_as(*WORKERS))
    return Instrument.objects.filter(own | (shown & Q(state__in=SHOWN)), practice=actor.practice)


def importings_seen_by(actor: Actor) -> QuerySet[Importing]:
    """Return the files on which `actor` holds `directives.view_importing`: of the own register. Agrees row by row."""
    if not actor.is_officer:
        return Importing.objects.none()
    return Importing.objects.filter(unit_id__in=actor.units_as(*WORKERS), unit__practice=actor.practice)


def tasks_seen_by(actor: Actor) -> QuerySet[Task]:
    """Return the tasks on which `actor` holds `directives.view_task`. Tested to agree row by row."""
    if not actor.is_officer:
        return Task.objects.none()
    given = Assignment.objects.filter(Q(unit_id__in=actor.unit_ids) | Q(unit_id__in=_below(actor)))
    sent = Q(state__in=SEEN_BY_THE_GIVEN) & (Q(pk__in=given.values("task_id")) | Q(unit_id__in=_below(actor)))
    return Task.objects.filter(Q(unit_id__in=actor.unit_ids) | sent, practice=actor.practice)


def assignments_seen_by(actor: Actor) -> QuerySet[Assignment]:
    """Return the assignments on which `actor` holds `directives.view`. Tested to agree row by row.

    The unit itself, who gave the task, and who oversees either.
    """
    if not actor.is_officer:
        return Assignment.objects.none()
    mine = Q(unit_id__in=actor.unit_ids) | Q(task__unit_id__in=actor.unit_ids)
    overseen = Q(unit_id__in=_below(actor)) | Q(task__unit_id__in=_below(actor))
    return Assignment.objects.filter(mine | overseen, task__state__in=SEEN_BY_THE_GIVEN, task__practice=actor.practice)


def events_seen_by(actor: Actor) -> QuerySet[Event]:
    """Return the events on which `actor` holds `directives.view_event`. Tested to agree row by row."""
    if not actor.is_officer:
        return Event.objects.none()
    mine = Q(unit_id__in=actor.unit_ids) | Q(visited_id__in=actor.unit_ids)
    return Event.objects.filter(
        mine | Q(unit_id__in=_below(actor)) | Q(visited_id__in=_below(actor)), practice=actor.practice
    )


def targets_seen_by(actor: Actor) -> QuerySet[Target]:
    """Return the targets on which `actor` holds `directives.view_target`. Tested to agree row by row."""
    if not actor.is_officer:
        return Target.objects.none()
    own = Q(unit_id__in=actor.unit_ids) | Q(unit_id__in=_above(actor)) | Q(unit_id__in=_below(actor))
    return Target.objects.filter(own, practice=actor.practice)
