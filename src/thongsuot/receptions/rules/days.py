"""The days of a schedule: the same days of each month, moved off days that are not worked. Pure."""

import calendar as months
from collections.abc import Callable, Iterable
from datetime import date, timedelta

DAY = timedelta(days=1)


def days_of_months(first: date, until: date, numbers: Iterable[int], is_working: Callable[[date], bool]) -> list[date]:
    """Return the days with these numbers in each month between two days, in order, each once.

    A month that is too short gives its last day; a day off moves to the next working day of the same month, else to
    the one before it, so that the month's norm is kept.
    """
    found, month = set(), first.replace(day=1)
    while month <= until:
        last = months.monthrange(month.year, month.month)[1]
        for number in numbers:
            day = _worked(month.replace(day=min(number, last)), is_working)
            if day is not None and first <= day <= until:
                found.add(day)
        month = (month + timedelta(days=31)).replace(day=1)
    return sorted(found)


def _worked(day: date, is_working: Callable[[date], bool]) -> date | None:
    for stride in (DAY, -DAY):
        tried = day
        while tried.month == day.month:
            if is_working(tried):
                return tried
            tried += stride
    return None
