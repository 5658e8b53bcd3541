"""Queued work of this room: once a day, contents left by transactions that never committed are removed."""

from procrastinate.contrib.django import app

from thongsuot.core.clock import now
from thongsuot.files import actions


@app.periodic(cron="20 19 * * *")
@app.task(name="thongsuot.files.jobs.sweep", queue="files", queueing_lock="files.sweep")
def sweep(timestamp: int) -> int:
    """Remove orphaned contents older than a day, at 02:20 in Vietnam."""
    return actions.sweep(at=now())
