"""The days a task had: who moved it, when and why, and whose parts have not followed yet."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import F, QuerySet

from thongsuot.core.refs import Ref
from thongsuot.directives.models import Assignment, DirectiveAct, Task
from thongsuot.directives.queries.matrix import stands_on
from thongsuot.directives.rules.standing import LATE
from thongsuot.duties.rules import ALLOWED
from thongsuot.people.models import Officer


@dataclass(frozen=True)
class Moved:
    """One move. `late`: how many units were late by the day before when it moved; `by`: the officer's name."""

    on: date
    by: str
    before: date
    after: date
    why: str
    late: int


def moves_of(task: Task) -> list[Moved]:
    """Return every move of the task's day, the latest first."""
    acts = list(DirectiveAct.objects.filter(about_ref=str(Ref("task", task.pk)), verb="move_day"))
    officers = Officer.objects.in_bulk({UUID(act.actor_ref.partition(":")[2]) for act in acts})
    return [_moved(act, officers) for act in reversed(acts)]


def _moved(act: DirectiveAct, officers: dict[UUID, Officer]) -> Moved:
    by, details = officers.get(UUID(act.actor_ref.partition(":")[2])), act.details
    before, after = date.fromisoformat(details["from"]), date.fromisoformat(details["to"])
    return Moved(act.on, by.full_name if by else "", before, after, details["why"], details["late"])


def to_follow(task: Task) -> QuerySet[Assignment]:
    """Return the parts that are owed by another day than the task has now: a job moves them."""
    working = (Assignment.State.OPEN, Assignment.State.REPORTED)
    rows = Assignment.objects.filter(task=task, state__in=working, duty__state__in=ALLOWED["moved"])
    return rows.exclude(duty__fixed_due_on=F("task__due_on"))


def late_now(task: Task, today: date) -> QuerySet[Assignment]:
    """Return the parts of the task that are late on `today`."""
    return Assignment.objects.filter(task=task).annotate(stands=stands_on(today)).filter(stands=LATE)
