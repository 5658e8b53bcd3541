"""The rows a due day rests on: a deadline rule with its source, an extension, a suspension."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from thongsuot.law.rules.errors import WrongTerm, gettext_noop

UNITS = ("working-day", "calendar-day", "month", "year")
COUNTINGS = ("forward", "backward", "consecutive")
CONFIDENCES = ("verified", "general", "unsure")
ONE_DAY = timedelta(days=1)


def least_sure(*confidences: str) -> str:
    """Return the weakest of `confidences`: a due day is as sure as the least sure thing it rests on."""
    return max(confidences, key=CONFIDENCES.index)


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """Where a rule stands: the instrument and the article or clause, as printed, in Vietnamese and English."""

    instrument: str
    article: str
    instrument_en: str
    article_en: str

    def __str__(self) -> str:
        return f"{self.article} {self.instrument}"

    @property
    def in_english(self) -> str:
        return f"{self.article_en}, {self.instrument_en}"


def holds_on(row, on: date, known_on: date | None) -> bool:
    """Return whether a dated row is in force on `on`, by what was known on `known_on` of its end."""
    if on < row.in_force_from:
        return False
    return row.in_force_until is None or on <= row.in_force_until or not _end_is_known(row, known_on)


def _end_is_known(row, known_on: date | None) -> bool:
    """Return whether on `known_on` it was known that the row ends; by default from the day after its last."""
    return known_on is None or known_on >= (row.until_known_since or row.in_force_until + ONE_DAY)


@dataclass(frozen=True, kw_only=True, slots=True)
class DeadlineRule:
    """One term of law in one version.

    `length` counts in `unit`. `in_force_from` and `in_force_until` (both included; None: open) are the first time,
    `known_since` the second: from which day the program knew of the row. `until_known_since`: from which day it knew
    that the row ends; before, the row counts as open. `rolls`: a last day off moves to the next working day.
    `counts_worked_saturday`: a Saturday worked in exchange is a working day; `counts_saturday`: every Saturday is.
    `transition`: what the law says of matters begun under another row; `note`: a warning. `shipped`: the row came with
    the program, not from an administrator. `withdrawn`: this version takes the row back, as if it had never been.
    """

    code: str
    length: int
    unit: str
    counting: str
    rolls: bool
    in_force_from: date
    known_since: date
    source: Source
    confidence: str
    title: str
    title_en: str
    variant: str = ""
    in_force_until: date | None = None
    until_known_since: date | None = None
    counts_worked_saturday: bool = True
    counts_saturday: bool = False
    transition: str = ""
    transition_en: str = ""
    note: str = ""
    note_en: str = ""
    shipped: bool = True
    withdrawn: bool = False

    def __post_init__(self):
        for name, allowed in (("unit", UNITS), ("counting", COUNTINGS), ("confidence", CONFIDENCES)):
            if getattr(self, name) not in allowed:
                raise ValueError(f"{self.name}: {name} is {getattr(self, name)!r}, must be one of {', '.join(allowed)}")
        if self.length < 1:
            raise ValueError(f"{self.name}: length must be at least 1")
        if self.rolls and (self.counting == "consecutive" or self.unit == "working-day"):
            raise ValueError(f"{self.name}: only a calendar term can roll, and a consecutive one never does")
        if self.in_force_until and self.in_force_until < self.in_force_from:
            raise ValueError(f"{self.name}: ends before it begins")
        if not (self.source.instrument and self.source.article and self.title):
            raise ValueError(f"{self.name}: needs an instrument, an article and a title")

    @property
    def name(self) -> str:
        return f"{self.code} ({self.variant})" if self.variant else self.code

    @property
    def remarks(self) -> str:
        """Return the transitional clause and the note, as one text."""
        return " ".join(part for part in (self.transition, self.note) if part)

    @property
    def remarks_en(self) -> str:
        return " ".join(part for part in (self.transition_en, self.note_en) if part)

    @property
    def direction(self) -> int:
        return -1 if self.counting == "backward" else 1

    @property
    def counts_working_days(self) -> bool:
        return self.unit == "working-day"

    def holds(self, on: date, known_on: date | None = None) -> bool:
        """Return whether the row is in force on `on`, by what was known on `known_on` (None: all that is known)."""
        return holds_on(self, on, known_on)


@dataclass(frozen=True, slots=True)
class Extension:
    """More days, in the unit of the rule (calendar days where the rule counts months or years)."""

    days: int

    def __post_init__(self):
        if self.days < 1:
            raise WrongTerm(
                gettext_noop("Số ngày gia hạn là %(days)s. Nhập một số nguyên từ 1 trở lên."),
                field="extend",
                days=self.days,
            )


@dataclass(frozen=True, slots=True)
class Suspension:
    """The days from `first` to `last`, both included, which do not count."""

    first: date
    last: date

    def __post_init__(self):
        if self.last < self.first:
            raise WrongTerm(
                gettext_noop(
                    "Thời gian tạm đình chỉ kết thúc (%(last)s) trước khi bắt đầu (%(first)s). Đổi lại thứ tự hai ngày."
                ),
                field="suspend",
                first=self.first.isoformat(),
                last=self.last.isoformat(),
            )

    def covers(self, day: date) -> bool:
        return self.first <= day <= self.last


def merged(suspensions: Iterable[Suspension]) -> list[Suspension]:
    """Return the suspensions in order, with overlapping or touching ones joined, so that no day counts twice."""
    joined: list[Suspension] = []
    for one in sorted(suspensions, key=lambda s: (s.first, s.last)):
        if joined and one.first.toordinal() <= joined[-1].last.toordinal() + 1:
            joined[-1] = Suspension(joined[-1].first, max(joined[-1].last, one.last))
        else:
            joined.append(one)
    return joined
