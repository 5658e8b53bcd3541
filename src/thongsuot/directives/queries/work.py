"""What one assignment holds: its reports, plans and files, and what is still owed of it."""

from uuid import UUID

from django.db.models import Q

from thongsuot.core.actors import Actor
from thongsuot.core.refs import Ref
from thongsuot.directives.models import Assignment, Plan, Report, Task
from thongsuot.directives.permissions import assignments_seen_by, tasks_seen_by
from thongsuot.duties.models import Duty
from thongsuot.files.models import Attachment

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


def chain(actor: Actor, row: Assignment) -> list[Task]:
    """Return the tasks above the one of this assignment that the actor sees, the nearest first."""
    found, task = [], row.task
    while task.parent_id:
        above = Task.objects.select_related("unit", "instrument", "parent").filter(assignments=task.parent_id).first()
        if above is None or len(found) > 20:
            break
        found.append(above)
        task = above
    seen_ids = set(tasks_seen_by(actor).filter(pk__in=[each.pk for each in found]).values_list("pk", flat=True))
    return [each for each in found if each.pk in seen_ids]
