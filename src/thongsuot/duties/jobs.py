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


@app.periodic(cron="5 * * * *")
@app.task(
    name="thongsuot.duties.jobs.turn",
    queue="duties",
    queueing_lock="duties.turn",
    retry=RetryStrategy(max_attempts=5, exponential_wait=4),
)
def turn(timestamp: int):
    """Every hour: end what has stood long enough, open the next periods; the first hour of a day does the work."""
    for batch in (actions.close_stood_batch, actions.open_next_batch):
        for _batch in range(BATCHES):
            if not batch(on=today(), at=now()):
                break


@app.task(
    name="thongsuot.duties.jobs.tell_urged",
    queue="duties",
    retry=RetryStrategy(max_attempts=5, exponential_wait=4),
)
def tell_urged():
    """Once a batch of duties urged by one act: their holders are told."""
    actions.tell_urged_batch(on=today(), at=now())


# Hours in UTC: Monday from 7:05 in Vietnam on, and Tuesday, for a machine that was off; once a week either way.
@app.periodic(cron="5 0-10 * * 1,2")
@app.task(
    name="thongsuot.duties.jobs.digest",
    queue="duties",
    queueing_lock="duties.digest",
    retry=RetryStrategy(max_attempts=5, exponential_wait=4),
)
def digest(timestamp: int):
    """Monday morning: tell heads and supervisors what their units owe; who was looked at this week is left alone."""
    while actions.digest_batch(on=today(), at=now()):
        pass


@app.periodic(cron="*/10 * * * *")
@app.task(
    name="thongsuot.duties.jobs.find_overlaps",
    queue="duties",
    queueing_lock="duties.find_overlaps",
    retry=RetryStrategy(max_attempts=5, exponential_wait=4),
)
def find_overlaps(timestamp: int):
    """Every ten minutes: compare the matters that are new or have changed hands with those alike."""
    for _batch in range(BATCHES):
        if not actions.find_overlaps_batch():
            return
