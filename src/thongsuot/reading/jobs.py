"""Queued work of reading: one file at a time, outside any request."""

from uuid import UUID

from procrastinate.contrib.django import app

from thongsuot.core.clock import now
from thongsuot.reading import actions


@app.task(name=actions.READ, queue="papers", lock="reading")
def read_file(reading_id: str):
    """Read one scan; the lock lets one run at a time, so that the machine stays free for people."""
    actions.read_file(reading_id=UUID(reading_id), at=now())
