"""What one assignment holds: its reports, plans and files, and what is still owed of it."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from thongsuot.core.actors import Actor
from thongsuot.core.refs import Ref
from thongsuot.directives.models import Assignment, Instrument, Plan, Report, Task
from thongsuot.directives.permissions import assignments_seen_by, instruments_seen_by, tasks_seen_by
from thongsuot.duties.models import Duty
from thongsuot.files.models import Attachment

MOST_ABOVE = 20
SHOWN = (
    "task__unit",
    "task__instrument",
    "task__passage",
    "task__parent",
    "unit__heir",
    "duty__holder_unit",
    "officer",
)


def seen(actor: Actor, assignment_id: UUID) -> Assignment | None:
    """Return the assignment where the actor may see it, in one query."""
    rows = assignments_seen_by(actor).select_related(*SHOWN, "plan_duty", "report_duty")
    return rows.filter(pk=assignment_id).first()


def running_report_duty(row: Assignment) -> Duty | None:
    """Return the duty of the latest period in which a report is owed; None where none is asked."""
    if row.report_duty_id is None:
        return None
    series = Duty.objects.filter(Q(pk=row.report_duty_id) | Q(series=row.report_duty_id))
    return series.order_by("starts_on").last()


def files_of(rows: list[Plan] | list[Report], kind: str) -> dict[UUID, list[Attachment]]:
    """Return by plan or report its files, oldest first, in one query."""
    refs = {str(Ref(kind, row.pk)): row.pk for row in rows}
    found: dict[UUID, list[Attachment]] = {row.pk: [] for row in rows}
    files = Attachment.objects.filter(owner_ref__in=refs, removed_at=None).select_related("blob")
    for file in files.order_by("uploaded_at", "id"):
        found[refs[file.owner_ref]].append(file)
    return found


def file_of(row: Assignment, attachment_id: UUID) -> Attachment | None:
    """Return a file of the plans or reports of the assignment, or one that a report took over; else None."""
    refs = [str(Ref("plan", pk)) for pk in row.plans.values_list("pk", flat=True)]
    taken = set()
    for pk, over in row.reports.values_list("pk", "taken"):
        refs.append(str(Ref("report", pk)))
        taken |= {one["id"] for one in over.get("files", ())}
    mine = Q(owner_ref__in=refs) | Q(pk__in=taken)
    return Attachment.objects.filter(mine, removed_at=None, pk=attachment_id).select_related("blob").first()


@dataclass(frozen=True)
class Reason:
    """One step of why a task reaches a unit: a task, or the instrument that it and those below it carry out.

    `quoted`: the confirmed sentence of the instrument. `opens`: the reader may open the instrument.
    """

    task: Task | None = None
    instrument: Instrument | None = None
    quoted: str = ""
    opens: bool = True


def reasons(actor: Actor, row: Assignment) -> list[Reason]:
    """Return why the task of this assignment reaches its unit, step by step up to the first directive.

    Of a task or instrument above that the actor may not see there is no step. What the own task rests on is told by
    its title to whoever works on it, as the duty tells it.
    """
    tasks = _upward(row.task)
    seen_tasks = set(tasks_seen_by(actor).filter(pk__in=[each.pk for each in tasks]).values_list("pk", flat=True))
    known = instruments_seen_by(actor).filter(pk__in=[each.instrument_id for each in tasks if each.instrument_id])
    seen_instruments = set(known.values_list("pk", flat=True))
    found, quoted = [], ""
    for task, above in zip(tasks, [*tasks[1:], None], strict=True):
        if task.pk in seen_tasks:
            found.append(Reason(task=task))
        quoted = str(task.passage) if task.passage else quoted
        if above is not None and above.instrument_id == task.instrument_id:
            continue
        opens = task.instrument_id in seen_instruments
        if task.instrument and (opens or task.instrument_id == row.task.instrument_id):
            found.append(Reason(instrument=task.instrument, quoted=quoted, opens=opens))
        quoted = ""
    return found


def _upward(task: Task) -> list[Task]:
    """Return the task and those above it, the nearest first."""
    found = [task]
    while task.parent_id and len(found) <= MOST_ABOVE:
        above = Task.objects.select_related("unit", "instrument", "passage", "parent")
        task = above.get(assignments=task.parent_id)
        found.append(task)
    return found
