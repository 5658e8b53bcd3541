"""Queued work of this room: who booked is reminded on the eve, and who booked and did not come is forgotten."""

from procrastinate.contrib.django import app

from thongsuot.core.clock import legal_day, now
from thongsuot.receptions.actions import forget_bookings, forget_ways, remind_bookers


@app.periodic(cron="25 3 * * *")
@app.task(
    name="thongsuot.receptions.jobs.forget_bookings", queue="housekeeping", queueing_lock="receptions.forget_bookings"
)
def forget_unkept(timestamp: int) -> int:
    """Every night: the words of bookings that came to nothing, thirty days after the session; ways to tell at once."""
    at = now()
    return forget_bookings(at) + forget_ways(legal_day(at))


@app.periodic(cron="*/10 2-13 * * *")
@app.task(name="thongsuot.receptions.jobs.remind", queue="notices", queueing_lock="receptions.remind")
def remind(timestamp: int) -> int:
    """Every ten minutes from nine to nine in Vietnam: whose booked time is tomorrow, each once."""
    at = now()
    return remind_bookers(on=legal_day(at), at=at)
