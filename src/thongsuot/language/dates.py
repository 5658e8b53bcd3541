"""Days as people print them: 28/6/2013, 03-6-2013, "ngày 03 tháng 6 năm 2013", 5.1, 28/6; pure."""

import re
from dataclasses import dataclass
from datetime import date

from thongsuot.language.plain import plain

_DAY, _MONTH, _YEAR = r"(?:3[01]|[12]\d|0?[1-9])", r"(?:1[0-2]|0?[1-9])", r"(?:19|20)\d\d"
_LEAD = (
    r"(?:ngay|sang|chieu|toi|trua|dem|hom|mung|tu|den|truoc|sau|thu (?:hai|ba|tu|nam|sau|bay)|chu nhat)"
    r"(?:\s+(?:nay|qua|mai))?\s*,?\s*\(?"
)
IN_WORDS = rf"(?:ngay\s+)?(?P<wd>{_DAY})\s+thang\s+(?P<wm>{_MONTH})(?:\s*,?\s+nam\s+(?P<wy>{_YEAR}))?"
IN_FIGURES = rf"(?P<fd>{_DAY})\s?(?P<sep>[/.\-])\s?(?P<fm>{_MONTH})\s?(?P=sep)\s?(?P<fy>{_YEAR})"
_SHORT = rf"(?:(?<=\()|\b{_LEAD})(?P<sd>{_DAY})[/.](?P<sm>{_MONTH})"
_NO_MORE = r"(?![\d/]|[.,\-]\d)"
_DATE = re.compile(rf"(?i)(?<![\d/.,\-])(?:{IN_WORDS}|{IN_FIGURES}|{_SHORT}){_NO_MORE}")
# For whoever looks for a full day right after something, a document's number for one; caseless.
FULL = rf"(?:ngay\s+)?(?:(?P<wd>{_DAY})\s+thang\s+(?P<wm>{_MONTH})\s*,?\s+nam\s+(?P<wy>{_YEAR})|{IN_FIGURES}){_NO_MORE}"


@dataclass(frozen=True, order=True)
class Day:
    """A day printed at `start` up to `end`; `year` None where none is printed. Only days that a calendar has."""

    start: int
    end: int
    text: str
    day: int
    month: int
    year: int | None

    def on(self, year: int | None = None) -> date | None:
        """Return the day; one printed without a year lies in `year`, and is none where that has no such day."""
        return _date(self.year or year, self.month, self.day)


def dates(text: str) -> list[Day]:
    """Return the days printed in `text`, in order; `16/20` and `23.770` are none, `5.1` is one after "sáng"."""
    read, found = plain(text), []
    for match in _DATE.finditer(read.text):
        day, month, year = numbers(match)
        start = match.start("sd") if match["sd"] else match.start()
        if _date(year or 2000, month, day):
            first, last = read.span(start, match.end())
            found.append(Day(first, last, text[first:last], day, month, year))
    return found


def numbers(match: re.Match) -> tuple[int, int, int | None]:
    """Return day, month and year of a match of one of the patterns of this file."""
    given = {name: value for name, value in match.groupdict().items() if value and name != "sep"}
    by = {name[-1]: int(value) for name, value in given.items() if len(name) == 2}
    return by["d"], by["m"], by.get("y")


def full_day(match: re.Match) -> date | None:
    """Return the day of a match of a pattern with `FULL` in it, None where no calendar has it."""
    day, month, year = numbers(match)
    return _date(year, month, day)


def _date(year: int | None, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year else None
    except ValueError:
        return None
