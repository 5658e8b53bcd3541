"""Which days are worked: the week of state bodies, days off, and Saturdays worked in exchange, as dated data."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from thongsuot.law.rules.errors import CalendarUnknown
from thongsuot.law.rules.terms import DeadlineRule

SATURDAY, SUNDAY = 5, 6
KINDS = ("off", "swapped", "worked", "ordinary")


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One day that differs from its weekday.

    `kind`: `off` a holiday or its substitute; `swapped` off in exchange for a Saturday; `worked` that Saturday;
    `ordinary` an earlier entry taken back, so that the weekday alone decides again.
    """

    on: date
    kind: str
    name: str
    name_en: str
    confidence: str = "verified"
    source: str = ""

    def __post_init__(self):
        if self.kind not in KINDS:
            raise ValueError(f"{self.on}: kind is {self.kind!r}, must be one of {', '.join(KINDS)}")


@dataclass(frozen=True)
class Calendar:
    """The entries of the covered `years`, which follow each other without a gap; any other year is an error."""

    entries: Mapping[date, Entry]
    years: frozenset[int]
    first: date = field(init=False)
    last: date = field(init=False)

    def __post_init__(self):
        if not self.years or len(self.years) != max(self.years) - min(self.years) + 1:
            raise ValueError("a calendar covers one year or more, without a gap")
        object.__setattr__(self, "first", date(min(self.years), 1, 1))
        object.__setattr__(self, "last", date(max(self.years), 12, 31))

    @classmethod
    def of(cls, entries: Iterable[Entry], years: Iterable[int]) -> "Calendar":
        """Return the calendar of `entries`; a later entry of the same day replaces the earlier."""
        kept = {entry.on: entry for entry in entries}
        return cls({on: entry for on, entry in kept.items() if entry.kind != "ordinary"}, frozenset(years))

    def require(self, day: date) -> None:
        """Raise CalendarUnknown where the year of `day` is not covered."""
        if not self.first <= day <= self.last:
            raise CalendarUnknown(day.year)

    def is_working(self, day: date, rule: DeadlineRule | None = None) -> bool:
        """Return whether `day` is a working day, for `rule` where its settings on Saturdays differ from the usual."""
        self.require(day)
        entry = self.entries.get(day)
        if entry is not None:
            return entry.kind == "worked" and (rule is None or rule.counts_worked_saturday or rule.counts_saturday)
        weekday = day.weekday()
        return weekday < SATURDAY or (weekday == SATURDAY and rule is not None and rule.counts_saturday)
