"""What another directive asks already: tasks with the same matter at the same time, shown before one is sent."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from thongsuot.core.actors import Actor
from thongsuot.directives.models import Assignment, Task
from thongsuot.directives.permissions import tasks_seen_by
from thongsuot.language.folding import fold
from thongsuot.language.similarity import ranked, thing
from thongsuot.units.models import Unit

MOST, LOOKED_AT, NAMED = 8, 200, 6
READ = 4000  # characters of a task that are compared
TOPIC, WORDS, SAME_NAME = "topic", "words", "name"


@dataclass(frozen=True)
class Conflict:
    """Another task that was sent: `why`, the words both have, and how many of the same units have it already.

    `why`: topic (the same field and place), words (alike in what they say), name (called the same).
    """

    task: Task
    why: str
    words: tuple[str, ...]
    shared: int
    units: list[Unit]


def conflicts(task: Task, unit_ids: Sequence[UUID], actor: Actor) -> list[Conflict]:
    """Return the sent tasks that `actor` sees and that run at the same time about the same matter.

    Those that more of the same units have come first. Nothing is decided: the sender is told.
    """
    rows = list(_running(task, actor)[:LOOKED_AT])
    alike = _alike(task, rows)
    found = []
    for other in rows:
        why = _why(task, other, alike)
        if why:
            found.append((other, why))
    shared = _shared([other.pk for other, _why in found], unit_ids)
    told = [
        Conflict(other, why, alike.get(str(other.pk), ()), shared.get(other.pk, 0), _named(other, unit_ids))
        for other, why in sorted(found, key=lambda one: -shared.get(one[0].pk, 0))[:MOST]
    ]
    return told


def _running(task: Task, actor: Actor) -> QuerySet[Task]:
    """Return the other tasks that run while this one does, save those above it and those that break it down."""
    rows = tasks_seen_by(actor).filter(state=Task.State.SENT, practice=task.practice)
    rows = rows.filter(starts_on__lte=task.due_on, due_on__gte=task.starts_on).exclude(pk=task.pk)
    if task.parent_id:
        rows = rows.exclude(assignments=task.parent_id)
    return rows.select_related("unit", "instrument", "place").order_by("-sent_on", "-pk")


def _why(task: Task, other: Task, alike: dict[str, tuple[str, ...]]) -> str:
    if fold(task.label) == fold(other.label):
        return SAME_NAME
    same_place = task.place_id is None or other.place_id in (None, task.place_id)
    if task.topic and task.topic == other.topic and same_place:
        return TOPIC
    return WORDS if str(other.pk) in alike else ""


def _alike(task: Task, others: list[Task]) -> dict[str, tuple[str, ...]]:
    asked = thing(str(task.pk), _said(task), places=())
    things = [thing(str(other.pk), _said(other), places=()) for other in others]
    return {one.id: one.words for one in ranked(asked, things, MOST) if one.alarm or one.letter}


def _said(task: Task) -> str:
    return f"{task.label}. {task.text}"[:READ]


def _shared(task_ids: list[UUID], unit_ids: Sequence[UUID]) -> dict[UUID, int]:
    """Return by task how many of the units have it."""
    rows = Assignment.objects.filter(task__in=task_ids, unit__in=list(unit_ids))
    rows = rows.exclude(state=Assignment.State.RELEASED).order_by()
    return dict(rows.values_list("task_id").annotate(Count("pk")))


def _named(task: Task, unit_ids: Sequence[UUID]) -> list[Unit]:
    """Return the first units, by name, that have the task and are meant again."""
    both = Q(pk__in=task.assignments.exclude(state=Assignment.State.RELEASED).values("unit_id"))
    return list(Unit.objects.filter(both, pk__in=list(unit_ids)).order_by("sort_key", "pk")[:NAMED])
