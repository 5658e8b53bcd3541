"""When things happen: officers in office hours on working days of the law's calendar, residents at any hour."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

from thongsuot.core.clock import LEGAL_ZONE, legal_day
from thongsuot.law.rules import Calendar

HOURS = ((time(7, 30), time(11, 30)), (time(13, 30), time(17, 0)))


@dataclass(frozen=True)
class Days:
    """The office days of the demonstration; `rng` makes the minutes differ."""

    calendar: Calendar
    rng: Random

    def next_day(self, day: date, count: int = 1) -> date:
        """Return the working day `count` working days after `day`."""
        while count:
            day += timedelta(days=1)
            count -= self.calendar.is_working(day)
        return day

    def before(self, day: date, count: int) -> date:
        """Return the working day `count` working days before `day`."""
        while count:
            day -= timedelta(days=1)
            count -= self.calendar.is_working(day)
        return day

    def in_office(self, instant: datetime) -> bool:
        local = instant.astimezone(LEGAL_ZONE)
        open_now = any(first <= local.time() < last for first, last in HOURS)
        return open_now and self.calendar.is_working(local.date())

    def office(self, day: date) -> datetime:
        """Return an instant in the office hours of `day`."""
        first, last = self.rng.choice(HOURS)
        minutes = (last.hour - first.hour) * 60 + last.minute - first.minute
        return datetime.combine(day, first, LEGAL_ZONE) + timedelta(minutes=self.rng.randrange(minutes))

    def home(self, day: date) -> datetime:
        """Return an instant at which people write at home: from six in the morning to ten in the evening."""
        return datetime.combine(day, time(6), LEGAL_ZONE) + timedelta(minutes=self.rng.randrange(16 * 60))

    def after(self, at: datetime, days: int) -> datetime:
        """Return an instant in office hours `days` working days after `at`; 0: still today, where there is time."""
        soon = at + timedelta(minutes=self.rng.randint(9, 90))
        if days == 0 and self.in_office(soon):
            return soon
        return self.office(self.next_day(legal_day(at), max(days, 1)))
