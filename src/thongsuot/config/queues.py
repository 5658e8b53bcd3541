"""The queues: quick ones, which people wait for, and slow ones, worked by a process that comes and goes."""

from django.db import connection

QUICK = ("cases", "doors", "duties", "files", "housekeeping", "mail", "notices")
# A scan to be read, a book to be drawn, a model to be learned, a register to be taken in, a hundred thousand duties
# to be moved: each may take minutes.
SLOW = ("changes", "imports", "learning", "papers", "scrubbing")

# As the queue itself chooses the next job: one whose lock another holds, or waits for since before, is not its turn.
_WAITS = """
SELECT EXISTS (
    SELECT FROM procrastinate_jobs job
    WHERE job.status = 'todo' AND job.queue_name = ANY(%(queues)s)
    AND (job.scheduled_at IS NULL OR job.scheduled_at <= now())
    AND (job.lock IS NULL OR NOT EXISTS (
        SELECT FROM procrastinate_jobs other WHERE other.lock = job.lock AND other.status = 'doing'
    ))
)
"""
_LATE = """
SELECT count(*) FILTER (WHERE NOT slow), count(*) FILTER (WHERE slow), EXISTS (
    SELECT FROM procrastinate_jobs WHERE status = 'doing' AND queue_name = ANY(%(slow)s)
)
FROM (
    SELECT queue_name = ANY(%(slow)s) AS slow FROM procrastinate_jobs job
    WHERE status = 'todo' AND coalesce(scheduled_at, '-infinity') < now() - make_interval(secs => %(seconds)s)
    AND EXISTS (
        SELECT FROM procrastinate_events WHERE job_id = job.id AND at < now() - make_interval(secs => %(seconds)s)
    )
) late
"""


def slow_waits() -> bool:
    """Return whether a slow job waits whose turn it is."""
    with connection.cursor() as cursor:
        cursor.execute(_WAITS, {"queues": list(SLOW)})
        return cursor.fetchone()[0]


def late(seconds: int) -> tuple[int, int, bool]:
    """Return how many quick and how many slow jobs have been due for `seconds`, and whether a slow one is worked."""
    with connection.cursor() as cursor:
        cursor.execute(_LATE, {"slow": list(SLOW), "seconds": seconds})
        return cursor.fetchone()
