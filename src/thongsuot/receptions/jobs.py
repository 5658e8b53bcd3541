"""Queued work of this room: every night, who booked a time and did not come is forgotten."""

from procrastinate.contrib.django import app

from thongsuot.core.clock import now
from thongsuot.receptions.actions import forget_bookings


@app.periodic(cron="25 3 * * *")
@app.task(
    name="thongsuot.receptions.jobs.forget_bookings", queue="housekeeping", queueing_lock="receptions.forget_bookings"
)
def forget_unkept(timestamp: int) -> int:
    """Every night: the words of bookings that came to nothing, thirty days after the session."""
    return forget_bookings(now())
