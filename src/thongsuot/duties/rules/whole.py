"""The uninterrupted clock of a whole matter, beside the clock of its present step."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from thongsuot.law.rules import Calendar, CalendarUnknown

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Whole:
    """How long something has run: `since` its first day, days after it up to and with `until`.

    `suspended`: how many of the calendar `days` the clock stood still, told apart and never taken off. `working`: None
    where a year on the way has no calendar.
    """

    since: date
    until: date
    days: int
    working: int | None
    suspended: int


def whole(since: date, until: date, suspensions: Iterable[tuple[date, date]], calendar: Calendar) -> Whole:
    """Return how long a matter has run from `since` to `until`; overlapping suspensions count once."""
    until = max(since, until)
    stopped = {
        first + n * ONE_DAY
        for first, last in suspensions
        for n in range((min(last, until) - first).days + 1)
        if since < first + n * ONE_DAY
    }
    return Whole(since, until, (until - since).days, _working(since, until, calendar), len(stopped))


def _working(since: date, until: date, calendar: Calendar) -> int | None:
    days = (since + n * ONE_DAY for n in range(1, (until - since).days + 1))
    try:
        return sum(calendar.is_working(day) for day in days)
    except CalendarUnknown:
        return None
