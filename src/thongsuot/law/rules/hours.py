"""Clocks in hours: from an instant to an instant, through nights and days off alike."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from thongsuot.law.rules.terms import CONFIDENCES, COUNTINGS, Source, holds_on


@dataclass(frozen=True, kw_only=True, slots=True)
class HourTerm:
    """One term of law in hours; dates as in `terms.DeadlineRule`. `counting`: forward, or backward from an event."""

    code: str
    hours: int
    counting: str
    source: Source
    in_force_from: date
    known_since: date
    confidence: str
    title: str
    title_en: str
    in_force_until: date | None = None
    until_known_since: date | None = None

    def __post_init__(self):
        if self.hours < 1:
            raise ValueError(f"{self.code}: hours must be at least 1")
        if self.counting not in COUNTINGS[:2] or self.confidence not in CONFIDENCES:
            raise ValueError(f"{self.code}: counting is forward or backward, confidence one of {CONFIDENCES}")
        if not (self.source.instrument and self.source.article and self.title):
            raise ValueError(f"{self.code}: needs an instrument, an article and a title")

    def holds(self, on: date) -> bool:
        """Return whether the term is in force on `on`."""
        return holds_on(self, on, None)

    @property
    def direction(self) -> int:
        return -1 if self.counting == "backward" else 1


@dataclass(frozen=True, slots=True)
class DueHours:
    """Hours counted: from the instant they start (backward: the event) to the instant they end."""

    term: HourTerm
    starts_at: datetime
    due_at: datetime

    @property
    def due_on(self) -> date:
        """Return the day on which the hours end, in the zone they started in."""
        return self.due_at.date()

    @property
    def why(self) -> str:
        """Return how the hours were counted, in Vietnamese."""
        where = "trước" if self.term.direction < 0 else "kể từ"
        return f"{self.term.hours} giờ {where} {_spoken(self.starts_at)}, tính liên tục cả ban đêm và ngày nghỉ"

    @property
    def why_en(self) -> str:
        where = "before" if self.term.direction < 0 else "from"
        unit = "hour" if self.term.hours == 1 else "hours"
        return f"{self.term.hours} {unit} {where} {_spoken(self.starts_at)}, nights and days off included"


def count_hours(term: HourTerm, starts_at: datetime) -> DueHours:
    """Return when the hours end (backward: by when it must be done). `starts_at` bears a zone and keeps it.

    Hours run on: the Civil Code (Art. 148) moves only a term that ends on a day off, not an hour within one.
    """
    if starts_at.tzinfo is None:
        raise ValueError("an instant has a zone")
    return DueHours(term, starts_at, starts_at + term.direction * timedelta(hours=term.hours))


def _spoken(at: datetime) -> str:
    return f"{at:%H:%M} {at.day}/{at.month}/{at.year}"
