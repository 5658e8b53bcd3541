"""Queued work of reading: one file at a time, outside any request."""

from uuid import UUID

from procrastinate.contrib.django import app

from thongsuot.core.clock import now
from thongsuot.reading import actions, trays


@app.task(name=actions.READ, queue="papers", lock="reading")
def read_file(reading_id: str):
    """Read one scan; the lock lets one run at a time, so that the machine stays free for people."""
    actions.read_file(reading_id=UUID(reading_id), at=now())


@app.periodic(cron="25 * * * *")
@app.task(name="thongsuot.reading.jobs.forget_trays", queue="files", queueing_lock="reading.forget_trays")
def forget_trays(timestamp: int):
    """Every hour: files laid beside the counter's form of which no case came within the day are let go."""
    trays.forget_trays(at=now())
