"""What remains of a term: for badges, and for the reminder when four fifths are used."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import ceil

from thongsuot.law.rules.calendar import Calendar
from thongsuot.law.rules.errors import CalendarUnknown
from thongsuot.law.rules.terms import ONE_DAY, Suspension

REMIND_AT = Fraction(4, 5)
SOON = 3


@dataclass(frozen=True, slots=True)
class Left:
    """What is left until a due day; negative where it has passed.

    `working`: working days after today up to and with the due day, None where a year on the way has no calendar.
    """

    calendar: int
    working: int | None

    @property
    def state(self) -> str:
        """Return `late`, `today`, `soon` (three working days or fewer) or `running`, as the badge is drawn."""
        if self.calendar < 0:
            return "late"
        if self.calendar == 0:
            return "today"
        return "soon" if (self.calendar if self.working is None else self.working) <= SOON else "running"

    @property
    def days(self) -> int:
        """Return the number the badge shows, never negative: working days where there are any, else calendar days."""
        return abs(self.working) if self.working else abs(self.calendar)

    @property
    def in_working_days(self) -> bool:
        return bool(self.working)

    @property
    def sentence(self) -> str:
        """Return the badge's words in Vietnamese."""
        if self.state == "today":
            return "Hôm nay là hạn cuối"
        unit = "ngày làm việc" if self.in_working_days else "ngày"
        return f"{'Quá' if self.state == 'late' else 'Còn'} {self.days} {unit}"


def days_left(today: date, due_on: date, calendar: Calendar) -> Left:
    """Return what is left on `today` until the end of `due_on`."""
    first, last, sign = (today, due_on, 1) if today <= due_on else (due_on, today, -1)
    try:
        working = sign * _worked(first, last, calendar, "working-day", ())
    except CalendarUnknown:
        working = None
    return Left((due_on - today).days, working)


def share_used(
    opened_on: date,
    due_on: date,
    today: date,
    calendar: Calendar,
    unit: str = "calendar-day",
    suspensions: Iterable[Suspension] = (),
) -> Fraction:
    """Return the part of the time from `opened_on` to `due_on` that is used up at the end of `today`; above 1 if late.

    Counts working days where `unit` is `working-day`, else calendar days; suspended days do not count.
    """
    suspensions = tuple(suspensions)
    if today <= opened_on:
        return Fraction(0) if due_on > opened_on else Fraction(1)
    whole = _worked(opened_on, due_on, calendar, unit, suspensions)
    return Fraction(_worked(opened_on, today, calendar, unit, suspensions), whole) if whole > 0 else Fraction(1)


def reminder_day(
    opened_on: date,
    due_on: date,
    calendar: Calendar,
    unit: str = "calendar-day",
    suspensions: Iterable[Suspension] = (),
    share: Fraction = REMIND_AT,
) -> date:
    """Return the first day at whose end at least `share` of the time is used; the due day where there is no time."""
    suspensions = tuple(suspensions)
    target = ceil(_worked(opened_on, due_on, calendar, unit, suspensions) * share)
    day, seen = opened_on, 0
    while seen < target:
        day += ONE_DAY
        seen += _counts(day, calendar, unit, suspensions)
    return day if target else due_on


def _worked(after: date, until: date, calendar: Calendar, unit: str, suspensions) -> int:
    """Return how many days after `after` up to and with `until` count."""
    if unit != "working-day" and not suspensions:
        return (until - after).days
    days = (date.fromordinal(n) for n in range(after.toordinal() + 1, until.toordinal() + 1))
    return sum(_counts(day, calendar, unit, suspensions) for day in days)


def _counts(day: date, calendar: Calendar, unit: str, suspensions) -> bool:
    if any(suspension.covers(day) for suspension in suspensions):
        return False
    return unit != "working-day" or calendar.is_working(day)
