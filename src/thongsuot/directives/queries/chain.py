"""The days of the tasks above a part, up to the first: what breaks it down is later than none of them."""

from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.expressions import RawSQL

from thongsuot.core.actors import Actor
from thongsuot.directives.models import Assignment, Task
from thongsuot.directives.permissions import tasks_seen_by

ABOVE = """
    WITH RECURSIVE above(task_id, parent_id, due_on) AS (
        SELECT task.id, task.parent_id, task.due_on
        FROM directives_assignment part JOIN directives_task task ON task.id = part.task_id WHERE part.id = %s
        UNION
        SELECT task.id, task.parent_id, task.due_on
        FROM above JOIN directives_assignment part ON part.id = above.parent_id
        JOIN directives_task task ON task.id = part.task_id
    )
"""
LAST = f"{ABOVE} SELECT min(due_on) FROM above"
HELD = f"""
    {ABOVE} SELECT task.id FROM directives_task task WHERE task.id IN (SELECT task_id FROM above)
    ORDER BY task.id FOR SHARE
"""
# Through parts that are still owed, to tasks that were sent.
BELOW = """
    WITH RECURSIVE below(task_id) AS (
        SELECT %s::uuid
        UNION
        SELECT task.id
        FROM below JOIN directives_assignment part ON part.task_id = below.task_id
        JOIN directives_task task ON task.parent_id = part.id
        WHERE part.state IN ('queued', 'open', 'reported') AND task.state = 'sent'
    ) SELECT task_id FROM below
"""
OWED = (Assignment.State.QUEUED, Assignment.State.OPEN, Assignment.State.REPORTED)


def last_day(part_id: UUID) -> date:
    """Return the last day that a task breaking this part down may have: the earliest of all tasks above, legal day."""
    with connection.cursor() as cursor:
        cursor.execute(LAST, [part_id])
        return cursor.fetchone()[0]


def hold_above(part_id: UUID) -> None:
    """Lock the tasks above a part so that none of their days moves until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute(HELD, [part_id])


def later_below(actor: Actor, task: Task, day: date) -> QuerySet[Task]:
    """Return the tasks that break parts of `task` down, at any level, and are owed later than `day`, the latest first.

    Of those that the actor sees.
    """
    owed = Assignment.objects.filter(task=OuterRef("pk"), state__in=OWED)
    rows = tasks_seen_by(actor).filter(Exists(owed), pk__in=RawSQL(BELOW, [task.pk]), due_on__gt=day)
    return rows.exclude(pk=task.pk).select_related("unit").order_by("-due_on", "pk")
