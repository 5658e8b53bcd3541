"""The days of the tasks above a part, up to the first: what breaks it down is later than none of them."""

from datetime import date
from uuid import UUID

from django.db import connection

ABOVE = """
    WITH RECURSIVE above(task_id, parent_id, due_on) AS (
        SELECT task.id, task.parent_id, task.due_on
        FROM directives_assignment part JOIN directives_task task ON task.id = part.task_id WHERE part.id = %s
        UNION
        SELECT task.id, task.parent_id, task.due_on
        FROM above JOIN directives_assignment part ON part.id = above.parent_id
        JOIN directives_task task ON task.id = part.task_id
    ) SELECT min(due_on) FROM above
"""


def last_day(part_id: UUID) -> date:
    """Return the last day that a task breaking this part down may have: the earliest of all tasks above, legal day."""
    with connection.cursor() as cursor:
        cursor.execute(ABOVE, [part_id])
        return cursor.fetchone()[0]
