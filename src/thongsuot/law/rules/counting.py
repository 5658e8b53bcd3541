"""From a rule and a day to the due day, explained day by day: the one place where terms are counted."""

import calendar as months
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from thongsuot.law.rules import words
from thongsuot.law.rules.calendar import SATURDAY, Calendar, Entry
from thongsuot.law.rules.terms import ONE_DAY, DeadlineRule, Extension, Suspension, least_sure


@dataclass(frozen=True, slots=True)
class Step:
    """One day of a count. `number`: the how-manieth counted day, 0 where it does not count; `reason`: see `words`."""

    date: date
    reason: str
    number: int = 0
    entry: Entry | None = None
    unit: str = "calendar-day"

    @property
    def counted(self) -> bool:
        return self.number > 0

    @property
    def why(self) -> str:
        """Return why the day counts or not, in Vietnamese."""
        return words.why(self, "vi")

    @property
    def why_en(self) -> str:
        return words.why(self, "en")


@dataclass(frozen=True, kw_only=True, slots=True)
class DueDay:
    """A due day with the rule that set it and every day from the start to it, in the order of counting."""

    rule: DeadlineRule
    starts_on: date
    due_on: date
    steps: Sequence[Step]
    confidence: str
    extensions: tuple[Extension, ...] = ()
    suspensions: tuple[Suspension, ...] = ()

    @property
    def amount(self) -> int:
        """Return how many days were counted, extensions included."""
        return max(step.number for step in self.steps)

    @property
    def odd_days(self) -> list[Step]:
        """Return the steps on days that differ from their weekday and played a part, for the line under the table."""
        return [step for step in self.steps if step.entry is not None]


def plus_months(day: date, count: int) -> date:
    """Return the same day number `count` months later, else the last day of that month (BLDS 2015, Art. 148)."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(year, month + 1, min(day.day, months.monthrange(year, month + 1)[1]))


def amount(rule: DeadlineRule, starts_on: date, extensions: Iterable[Extension] = ()) -> int:
    """Return how many days must be counted: the term in days as it falls from `starts_on`, and the extensions."""
    extra = sum(extension.days for extension in extensions)
    if rule.unit in ("month", "year"):
        count = rule.length * (12 if rule.unit == "year" else 1) * rule.direction
        return abs((plus_months(starts_on, count) - starts_on).days) + extra
    return rule.length + extra


def due_day(
    rule: DeadlineRule,
    starts_on: date,
    calendar: Calendar,
    extensions: Iterable[Extension] = (),
    suspensions: Iterable[Suspension] = (),
) -> DueDay:
    """Return the last day on which the duty is still in time (for a backward rule: the latest day to do it).

    Local dates (Asia/Ho_Chi_Minh), no times of day. `starts_on`, for a backward rule the event, does not count.
    Extensions are added to the term and rolled once; suspended days are passed over, overlaps once.

    Raises: CalendarUnknown where the start, the due day or a day between lies in a year without calendar.
    Source: Civil Code 91/2015/QH13, Art. 145-148; `rule.source` for the term.
    """
    extensions, suspensions = tuple(extensions), tuple(suspensions)
    calendar.require(starts_on)
    steps = [Step(starts_on, "event" if rule.direction < 0 else "start")]
    _count(steps, rule, calendar, amount(rule, starts_on, extensions), suspensions)
    if rule.rolls:
        _roll(steps, rule, calendar, suspensions)
    return DueDay(
        rule=rule,
        starts_on=starts_on,
        due_on=steps[-1].date,
        steps=steps,
        confidence=least_sure(rule.confidence, *(step.entry.confidence for step in steps if step.entry)),
        extensions=extensions,
        suspensions=suspensions,
    )


def _count(steps: list[Step], rule: DeadlineRule, calendar: Calendar, count: int, suspensions) -> None:
    """Add the days until `count` of them have counted."""
    day, number, stride = steps[-1].date, 0, rule.direction * ONE_DAY
    while number < count:
        day += stride
        reason, entry = _reason(rule, calendar, day, suspensions)
        if reason in words.COUNTED:
            number += 1
            steps.append(Step(day, reason, number, entry, rule.unit))
        else:
            steps.append(Step(day, reason, entry=entry))


def _reason(rule: DeadlineRule, calendar: Calendar, day: date, suspensions) -> tuple[str, Entry | None]:
    """Return why `day` counts or not, and the calendar's entry where it decided."""
    calendar.require(day)
    if any(suspension.covers(day) for suspension in suspensions):
        return "suspended", None
    if not rule.counts_working_days:
        return "counted", None
    if calendar.is_working(day, rule):
        entry = calendar.entries.get(day)
        return ("worked" if entry else "counted"), entry
    return _off(rule, calendar, day)


def _off(rule: DeadlineRule, calendar: Calendar, day: date) -> tuple[str, Entry | None]:
    entry = calendar.entries.get(day)
    if entry is not None and entry.kind != "worked":
        return entry.kind, entry
    return ("saturday" if day.weekday() == SATURDAY else "sunday"), None


def _roll(steps: list[Step], rule: DeadlineRule, calendar: Calendar, suspensions) -> None:
    """Where the last day is off, add the days up to the next working day that is not suspended."""
    last = steps[-1]
    if calendar.is_working(last.date, rule):
        entry = calendar.entries.get(last.date)
        steps[-1] = Step(last.date, "worked" if entry else last.reason, last.number, entry, last.unit)
        return
    reason, entry = _off(rule, calendar, last.date)
    steps[-1] = Step(last.date, f"ends-{reason}", last.number, entry, last.unit)
    day = last.date
    while reason != "rolled":
        day += rule.direction * ONE_DAY
        reason, entry = _after(rule, calendar, day, suspensions)
        steps.append(Step(day, reason, entry=entry))


def _after(rule: DeadlineRule, calendar: Calendar, day: date, suspensions) -> tuple[str, Entry | None]:
    calendar.require(day)
    if any(suspension.covers(day) for suspension in suspensions):
        return "suspended", None
    if calendar.is_working(day, rule):
        return "rolled", calendar.entries.get(day)
    return _off(rule, calendar, day)
