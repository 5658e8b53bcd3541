"""Queued work of duties."""

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from thongsuot.core.clock import now, today
from thongsuot.duties import actions

BATCHES = 50


@app.periodic(cron="*/10 * * * *")
@app.task(
    name="thongsuot.duties.jobs.remind",
    queue="duties",
    queueing_lock="duties.remind",
    retry=RetryStrategy(max_attempts=5, exponential_wait=4),
)
def remind(timestamp: int):
    """Every ten minutes: send what is due, batch by batch; what is left waits for the next run."""
    for _batch in range(BATCHES):
        if not actions.remind_batch(on=today(), at=now()):
            return
