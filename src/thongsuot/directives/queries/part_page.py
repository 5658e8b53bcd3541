"""One part of a task as its page shows it: plans and reports with files, what broke it down, who helps."""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import QuerySet

from thongsuot.core.actors import Actor
from thongsuot.directives.models import Assignment, Plan, Report, Task
from thongsuot.directives.permissions import tasks_seen_by
from thongsuot.directives.queries.matrix import stands_on
from thongsuot.directives.queries.work import files_of
from thongsuot.files.models import Attachment


@dataclass(frozen=True)
class Shown:
    """A plan or report with its files. `outdated`: it said that all is done, and a later report stands in its place."""

    row: Plan | Report
    files: list[Attachment]
    taken: list[dict] = field(default_factory=list)
    taken_files: list[Attachment] = field(default_factory=list)
    outdated: bool = False


def plans_of(row: Assignment) -> list[Shown]:
    """Return the plans, the latest first."""
    rows = list(row.plans.select_related("officer").order_by("-number"))
    files = files_of(rows, "plan")
    return [Shown(each, files[each.pk]) for each in rows]


def reports_of(row: Assignment) -> list[Shown]:
    """Return the reports, the latest first, each with what it took over."""
    rows = list(row.reports.order_by("-number"))
    files = files_of(rows, "report")
    ids = {one["id"] for each in rows for one in each.taken.get("files", ())}
    last = next((each for each in rows if each.state != Report.State.RETURNED), None)
    taken = {str(one.pk): one for one in Attachment.objects.filter(pk__in=ids, removed_at=None).select_related("blob")}
    return [
        Shown(
            each,
            files[each.pk],
            [*each.taken.get("parts", ()), *each.taken.get("events", ())],
            [taken[one["id"]] for one in each.taken.get("files", ()) if one["id"] in taken],
            each.final and each.state == Report.State.SENT and each != last,
        )
        for each in rows
    ]


def broken_down(actor: Actor, row: Assignment) -> list[Task]:
    """Return the tasks into which the part was broken down that the actor sees, the earliest day first."""
    rows = tasks_seen_by(actor).filter(parent=row).exclude(state=Task.State.DROPPED)
    return list(rows.select_related("unit").order_by("due_on", "pk"))


def partners(row: Assignment, today: date) -> QuerySet[Assignment]:
    """Return the other side of the work: of a unit that leads those that coordinate, of one that coordinates who leads.

    All who have a part of a task know who works on it with them; of thousands that lead only a few are shown.
    """
    other = Assignment.Part.LEAD if row.part == Assignment.Part.COORDINATING else Assignment.Part.COORDINATING
    rows = Assignment.objects.filter(task=row.task_id, part=other).exclude(pk=row.pk)
    return rows.select_related("unit").annotate(stands=stands_on(today)).order_by("unit__sort_key", "pk")[:MOST]


MOST = 20
