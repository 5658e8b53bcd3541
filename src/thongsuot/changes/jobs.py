"""Queued work of acts that cross rooms: what follows from a change of the book of law."""

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from thongsuot.changes.actions import recounting
from thongsuot.core.clock import now


@app.task(name=recounting.JOB, queue="duties", retry=RetryStrategy(max_attempts=8, exponential_wait=4))
def recount(recount_id: str):
    """Count afresh and tell, batch by batch; a run that is killed goes on from its last batch."""
    recounting.carry_on(recount_id=recount_id, clock=now)


@app.periodic(cron="*/10 * * * *")
@app.task(name="thongsuot.changes.jobs.take_up_recounts", queue="duties", queueing_lock="changes.take_up_recounts")
def take_up_recounts(timestamp: int):
    """Every ten minutes: go on with what a crash left undone."""
    for recount_id in recounting.unfinished():
        recounting.carry_on(recount_id=recount_id, clock=now)


@app.periodic(cron="50 19 * * *")
@app.task(name="thongsuot.changes.jobs.check_due_days", queue="duties", queueing_lock="changes.check_due_days")
def check_due_days(timestamp: int):
    """Every night at 02:50 in Vietnam: days that an act wrote by the old book while it changed are counted afresh."""
    recounting.mend(at=now())
