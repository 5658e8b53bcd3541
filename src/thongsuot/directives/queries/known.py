"""What the program knows already of an assignment, so that nobody is asked for it again: parts, events, evidence."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from thongsuot.core.actors import Actor
from thongsuot.core.refs import Ref
from thongsuot.directives.models import Assignment, Event, Report, Task
from thongsuot.directives.permissions import events_seen_by, tasks_seen_by
from thongsuot.directives.rules.rollup import RollUp, rolled
from thongsuot.directives.words import EVENTS
from thongsuot.files.models import Attachment

MOST_FILES = 200


@dataclass(frozen=True)
class Part:
    """A task into which the assignment was broken down, and what its units reported."""

    task: Task
    rolled: RollUp
    words: str
    files: list[Attachment] = field(default_factory=list)

    @property
    def ref(self) -> str:
        return str(Ref("task", self.task.pk))


@dataclass(frozen=True)
class Held:
    """An event that was held for the assignment's task."""

    event: Event
    words: str
    files: list[Attachment] = field(default_factory=list)

    @property
    def ref(self) -> str:
        return str(Ref("event", self.event.pk))


@dataclass(frozen=True)
class Known:
    parts: list[Part]
    events: list[Held]

    def __bool__(self) -> bool:
        return bool(self.parts or self.events)

    @property
    def rolled(self) -> RollUp:
        """Return what all the parts add up to, by the weights of their tasks."""
        return rolled((part.rolled.percent, part.task.weight, 1) for part in self.parts if part.rolled.asked)


def known(row: Assignment, actor: Actor) -> Known:
    """Return what the units below reported on the tasks that break this one down, and the events held for it."""
    tasks = tasks_seen_by(actor).filter(parent=row, state__in=(Task.State.SENT, Task.State.ENDED)).order_by("due_on")
    held = events_seen_by(actor).filter(task=row.task_id, unit=row.unit_id, state=Event.State.HELD).order_by("held_on")
    return Known([_part(task) for task in tasks], [_held(event) for event in held])


def _part(task: Task) -> Part:
    rows = task.assignments.exclude(state=Assignment.State.RELEASED).filter(part=Assignment.Part.LEAD)
    summed = rolled((percent, 1, 1) for percent in rows.values_list("percent", flat=True))
    reports = Report.objects.filter(assignment__task=task).exclude(state=Report.State.RETURNED)
    refs = [str(Ref("report", pk)) for pk in reports.values_list("pk", flat=True)]
    return Part(task, summed, part_words(task, summed), _files(refs))


def part_words(task: Task, summed: RollUp) -> str:
    """Return the progress of a task in a sentence that names how many stand behind the figure."""
    if summed.percent is None:
        return _("%(task)s: chưa đơn vị nào báo cáo, trong %(asked)s đơn vị.") % {
            "task": task.label,
            "asked": summed.asked,
        }
    return _("%(task)s: %(percent)s%%, theo %(behind)s trong %(asked)s đơn vị đã báo cáo.") % {
        "task": task.label,
        "percent": summed.percent,
        "behind": summed.behind,
        "asked": summed.asked,
    }


def _held(event: Event) -> Held:
    said = {"kind": EVENTS[event.kind], "title": event.title, "day": f"{event.held_on:%d/%m/%Y}"}
    words = _("%(kind)s ngày %(day)s: %(title)s.") % said
    if event.reached is not None:
        reached = ngettext("%(n)s người dự", "%(n)s người dự", event.reached) % {"n": event.reached}
        expected = _(" trên %s người cần dự") % event.expected if event.expected else ""
        words += f" {reached}{expected}."
    return Held(event, words, _files([str(Ref("event", event.pk))]))


def _files(refs: list[str]) -> list[Attachment]:
    rows = Attachment.objects.filter(owner_ref__in=refs, removed_at=None).select_related("blob")
    return list(rows.order_by("uploaded_at", "id")[:MOST_FILES])


def taken_over(what: Known, refs: Iterable[str]) -> dict:
    """Return what of `what` is named by `refs`, as a report keeps it: words of that day, and the files behind them."""
    wanted = set(refs)
    parts = [part for part in what.parts if part.ref in wanted]
    events = [held for held in what.events if held.ref in wanted]
    if not parts and not events:
        return {}
    files = [file for one in (*parts, *events) for file in one.files]
    return {
        "parts": [{"ref": part.ref, "words": part.words, "percent": part.rolled.percent} for part in parts],
        "events": [{"ref": held.ref, "words": held.words} for held in events],
        "files": [{"id": str(file.pk), "sha256": file.blob.sha256} for file in files],
    }
