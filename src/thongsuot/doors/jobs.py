"""Queued work of this room: once an hour, proofs that nobody could use again are dropped."""

from procrastinate.contrib.django import app

from thongsuot.core.clock import now
from thongsuot.doors import actions


@app.periodic(cron="40 * * * *")
@app.task(name="thongsuot.doors.jobs.forget_proofs", queue="doors", queueing_lock="doors.forget_proofs")
def forget_proofs(timestamp: int) -> int:
    """Every hour: spent proofs older than they are good for are dropped."""
    return actions.forget_proofs(now())
