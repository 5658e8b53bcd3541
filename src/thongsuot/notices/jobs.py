"""Queued work of notices: each task takes an id at most and calls one action."""

from uuid import UUID

from procrastinate.contrib.django import app

from thongsuot.core.clock import now
from thongsuot.notices import actions


@app.task(name="thongsuot.notices.jobs.deliver", queue="notices")
def deliver(message_id: str):
    """Try a message once; a further try is the sweep's."""
    actions.deliver(message_id=UUID(message_id), at=now())


@app.periodic(cron="* * * * *")
@app.task(name="thongsuot.notices.jobs.sweep", queue="notices", queueing_lock="notices.sweep")
def sweep(timestamp: int):
    """Every minute: what is due and has no job of its own any more."""
    actions.deliver_waiting(at=now())


@app.periodic(cron="20 19 * * *")
@app.task(name="thongsuot.notices.jobs.blank_addresses", queue="notices", queueing_lock="notices.blank_addresses")
def blank_addresses(timestamp: int):
    """Every night at 2:20 in Vietnam: forget addresses no longer needed."""
    actions.blank_addresses(at=now())
