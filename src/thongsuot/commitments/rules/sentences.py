"""A pasted text cut into sentences, and which of them read like a promise: a suggestion with its reason, no more."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from thongsuot.language.dates import dates
from thongsuot.language.folding import clean, fold

LONGEST = 200_000
MOST = 400
YEARS = range(1900, 2200)  # a day typed wrongly leads nowhere, and counting from it would leave the calendar
SHORTEST_WORDS = 4
# A full stop ends a sentence where a blank and a capital, a figure, a quotation or a bullet follow, or the line ends.
_END = re.compile(r"[.!?…;][\"”’)\]]*(\s+)(?=[\"“‘(\[\-–•+*]?\s*[A-ZĐÀ-ỸƠƯ0-9])")
_BULLET = re.compile(r"^\s*(?:[-–•+*·]+|\(?\d{1,2}[.)]|\(?[a-zđ][.)])\s+")
_SHORT = re.compile(
    r"(?i)(?:^|[\s(])(?:tp|q|p|h|t|tx|tt|st|gs|pgs|ts|ths|bs|ks|cn|ông|bà|đ/c|đc|vd|ubnd|stt|v\.v|\d{1,2})\.$"
)
# Folded words that make a sentence read like a promise. The strong ones do alone, the weak ones only beside a day.
STRONG = {
    "cam ket": "cam kết",
    "xin hua": "hứa",
    "hua voi": "hứa",
    "hua se": "hứa",
    "hua": "hứa",
    "bao dam se": "bảo đảm sẽ",
    "chiu trach nhiem": "chịu trách nhiệm",
    "cham nhat": "chậm nhất",
    "truoc ngay": "trước ngày",
    "se": "sẽ",
}
WEAK = {
    "hoan thanh": "hoàn thành",
    "giai quyet": "giải quyết",
    "tra loi": "trả lời",
    "trong thang": "trong tháng",
    "thuc hien": "thực hiện",
    "khac phuc": "khắc phục",
}
_MONTH = re.compile(r"\b(?:trong|het|cuoi|truoc cuoi)\s+thang\s+(\d{1,2})(?:\s*[/\-]\s*(20\d\d)|\s+nam\s+(20\d\d))?\b")
_QUARTER = re.compile(r"\b(?:trong|het|cuoi)\s+quy\s+(iv|i{1,3}|[1-4])(?:\s*[/\-]\s*(20\d\d)|\s+nam\s+(20\d\d))?\b")
_YEAR = re.compile(r"\b(?:cuoi|het|trong)\s+nam\s+(20\d\d|nay|sau)\b")
_SPAN = re.compile(r"\btrong\s+(?:vong\s+)?(\d{1,3})\s+(ngay|tuan|thang)\b(?!\s+\d)")
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_FARTHEST = timedelta(days=3660)


@dataclass(frozen=True)
class Sentence:
    """A sentence as written. `why`: the words that make it read like a promise, empty where none does; `due_on`: the
    day found in it, no earlier than the day it was said."""

    text: str
    why: tuple[str, ...] = ()
    due_on: date | None = None


def sentences(text: str) -> list[str]:
    """Return the sentences of a text in order, without bullets and numbering before them; at most MOST."""
    found: list[str] = []
    for line in clean(text)[:LONGEST].splitlines():
        found += _of_line(_BULLET.sub("", line).strip())
        if len(found) >= MOST:
            break
    return found[:MOST]


def _of_line(line: str) -> list[str]:
    whole: list[str] = []
    for piece in _pieces(line):
        if whole and _SHORT.search(whole[-1]):  # an abbreviation or a number ended there, not the sentence
            whole[-1] = f"{whole[-1]} {piece}"
        elif piece:
            whole.append(piece)
    return whole


def _pieces(line: str) -> list[str]:
    """Cut a line behind each stop and the closing marks that belong to it."""
    found, begun = [], 0
    for match in _END.finditer(line):
        found.append(line[begun : match.start(1)].strip())
        begun = match.end(1)
    return [*found, line[begun:].strip()]


def suggest(text: str, said_on: date) -> list[Sentence]:
    """Return every sentence of a text, those that read like a promise with the reason and the day found in them."""
    return [read(each, said_on) for each in sentences(text)]


def read(sentence: str, said_on: date) -> Sentence:
    """Return a sentence as read: reason and day."""
    folded = f" {fold(sentence)} "
    due_on = day_in(sentence, said_on)
    strong = _named(folded, STRONG)
    why = strong or (_named(folded, WEAK) if due_on else [])
    if len(sentence.split()) < SHORTEST_WORDS or sentence.rstrip('"” ').endswith("?"):
        why = []
    return Sentence(sentence, tuple(dict.fromkeys(why)), due_on if why else None)


def _named(folded: str, words: dict[str, str]) -> list[str]:
    return [name for word, name in words.items() if re.search(rf"\b{word}\b", folded)]


def day_in(sentence: str, said_on: date) -> date | None:
    """Return the last day that a sentence names, from the day it was said on; None where it names none.

    A day without a year is the next one of that name. A month, quarter or year stands for its last day; "trong 15
    ngày" counts calendar days from the day it was said.
    """
    if said_on.year not in YEARS:
        return None
    found = [_next(each, said_on) for each in dates(sentence)]
    found += _spoken(fold(sentence), said_on)
    ahead = [day for day in found if day is not None and said_on <= day <= said_on + _FARTHEST]
    return max(ahead, default=None)


def _next(printed, said_on: date) -> date | None:
    day = printed.on(said_on.year)
    if printed.year is None and (day is None or day < said_on):
        return printed.on(said_on.year + 1)
    return day


def _spoken(folded: str, said_on: date) -> list[date]:
    found = []
    for match in _MONTH.finditer(folded):
        if 1 <= int(match[1]) <= 12:
            found.append(_month_end(int(match[1]), match[2] or match[3], said_on))
    for match in _QUARTER.finditer(folded):
        found.append(_month_end(3 * (_QUARTERS.get(match[1]) or int(match[1])), match[2] or match[3], said_on))
    for match in _YEAR.finditer(folded):
        year = {"nay": said_on.year, "sau": said_on.year + 1}.get(match[1]) or int(match[1])
        found.append(date(year, 12, 31))
    for match in _SPAN.finditer(folded):
        found.append(said_on + timedelta(days=int(match[1]) * {"ngay": 1, "tuan": 7, "thang": 30}[match[2]]))
    return found


def _month_end(month: int, year: str | None, said_on: date) -> date:
    wanted = int(year) if year else said_on.year + (month < said_on.month)
    return date(wanted, month, calendar.monthrange(wanted, month)[1])
