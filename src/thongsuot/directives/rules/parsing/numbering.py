"""How documents number what they want: I., Điều 1., 1., a), (1), -, Thứ nhất, Một là; and where a count jumps. Pure."""

import re
from dataclasses import dataclass
from itertools import pairwise

from thongsuot.directives.rules.parsing.draft import Doubt
from thongsuot.directives.rules.parsing.letters import UPPER
from thongsuot.directives.rules.parsing.source import Source

_ONES = {
    "nhất": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
    "mười": 10, "mười một": 11, "mười hai": 12, "mười ba": 13, "mười bốn": 14, "mười lăm": 15, "một": 1,
}  # fmt: skip
_TH = "|".join(sorted((word for word in _ONES if word not in ("một", "bốn")), key=len, reverse=True))
_COUNT = "|".join(sorted((word for word in _ONES if word not in ("nhất", "tư")), key=len, reverse=True))
_LETTERS = "abcdđeghiklmnopqrstuvxy"
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}
_WEEKDAY_BEHIND = r"(?!\s*,?\s*(?:ngày\s+)?\d{1,2}\s*[/.-]\s*\d{1,2})"
_SAID = (
    rf"(?P<word>(?:(?:[Gg]iải\s+pháp|[Nn]hiệm\s+vụ|[Yy]êu\s+cầu|[Nn]ội\s+dung|[Vv]iệc|[Đđ]iều|[Đđ]iểm|[Bb]iện\s+pháp)\s+)?"
    rf"(?:[Tt]hứ|THỨ)\s+(?i:{_TH})(?:\s+là)?(?=\s*[,:;.–-]|\s+là\b|\s+[\"“])|"
    rf"(?i:{_COUNT})\s+là(?=\s*[,:;–-]|\s+\S)){_WEEKDAY_BEHIND}"
)
_AT_START = re.compile(
    r"(?P<part>(?:Phần|PHẦN|Chương|CHƯƠNG|Mục|MỤC)\s+(?:thứ\s+\w+|THỨ\s+\w+|[IVX]{1,5}|\d{1,2})\b\s*[.:]?)"
    r"|(?P<article>(?:Điều|ĐIỀU)\s+\d{1,3}[a-zđ]?\s*[.:])"
    rf"|(?P<roman>[IVX]{{1,5}}\s*[.)/](?=\s|[{UPPER}])|[IVX]{{1,5}}\s*[-–](?=\s))"
    r"|(?P<deep>\d{1,2}(?:\.\d{1,2}){1,3}\s?[.)\-–]*(?=\s+\S))"
    rf"|(?P<number>\d{{1,2}}\s*[.)/](?=\s+\S|[{UPPER}])|\d{{1,2}}\s?[-–](?=\s+[{UPPER}]))"
    rf"|(?P<letter>[a-zđ]\s*[.)](?=\s+\S|[{UPPER}]))"
    rf"|(?P<capital>[A-EĐ]\s*[.)](?=\s+[{UPPER}]))"
    r"|(?P<paren>\((?:\d{1,2}|[a-zđ]|[ivx]{1,4})\)(?=\s*\S))"
    rf"|{_SAID}"
    r"|(?P<plus>[+○◦▪](?=\s*\w))"
    r"|(?P<dash>[-–—•*●■►✓✔](?=\s*[\w“\"])(?!\s*\d+\s*$))"
)
_INSIDE = re.compile(rf"(?P<lead>[.;:…!?,”\"]\s+)(?:{_SAID}|(?P<paren>\((?:\d{{1,2}}|[ivx]{{1,4}})\)(?=\s*\w)))")
_SPACE = re.compile(r"\s*")
DEPTHS = ("part", "capital", "roman", "article", "number", "deep", "word", "letter", "paren", "dash", "plus")


@dataclass(frozen=True)
class Marker:
    """An ordinal of a kind of `DEPTHS` at `start` up to `end`; `rank`: its number, None of a dash; `text`: printed."""

    kind: str
    start: int
    end: int
    text: str
    rank: int | None = None


def marker_at(text: str, start: int, end: int) -> Marker | None:
    """Return the ordinal that the stretch begins with, if it does."""
    at = _SPACE.match(text, start, end).end()
    quote = at < end and text[at] in "“\"'*" and text[at : at + 2] != "* "
    match = _AT_START.match(text, at + quote, end)
    if not match:
        return None
    return _marker(match, match.lastgroup)


def markers_inside(text: str, start: int, end: int) -> list[Marker]:
    """Return the spoken ordinals and (1), (2) that stand inside a paragraph, where they run as a count at all."""
    found = [_marker(match, "word" if match["word"] else "paren") for match in _INSIDE.finditer(text, start, end)]
    spoken = [one for one in found if one.kind == "word"]
    ranks = {one.rank for one in spoken}
    spoken = [
        one
        for one in spoken
        if text[max(start, one.start - 9) : one.start].rstrip()[-1:] != "," or {one.rank - 1, one.rank + 1} & ranks
    ]
    bracketed = [one for one in found if one.kind == "paren"]
    first = marker_at(text, start, end)
    counted = [first, *bracketed] if first and first.kind == "paren" else bracketed
    if not any(b.rank == (a.rank or 0) + 1 for a, b in pairwise(counted)):
        bracketed = []
    return sorted(spoken + bracketed, key=lambda one: one.start)


def _marker(match: re.Match, kind: str) -> Marker:
    printed = match[kind]
    return Marker(kind, match.start(kind), match.end(kind), " ".join(printed.split()), _rank(kind, printed))


def _rank(kind: str, printed: str) -> int | None:
    if kind in ("dash", "plus"):
        return None
    if kind == "word":
        words = re.sub(r"(?i)^.*?thứ\s+|\s+là$", "", " ".join(printed.lower().split()))
        return _ONES.get(words)
    if kind in ("number", "article", "deep", "paren", "part") and (digits := re.findall(r"\d+", printed)):
        return int(digits[-1])
    bare = re.sub(r"[^\w]", "", printed.split()[-1] if kind == "part" else printed)
    if kind in ("roman", "part", "paren") and bare and set(bare.upper()) <= set(_ROMAN):
        return _roman(bare.upper())
    return _LETTERS.find(bare.lower()[:1]) + 1 or None


def _roman(printed: str) -> int:
    values = [_ROMAN[letter] for letter in printed]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-one if one < following else one for one, following in pairs)


def jumps(read: Source, markers: list[Marker]) -> list[Doubt]:
    """Return a doubt for every ordinal of one run that does not follow the one before: 1, 2, 4; I, III."""
    found = []
    for before, one in pairwise(markers):
        if before.kind == one.kind and before.rank and one.rank and one.rank not in (before.rank + 1, 1):
            found.append(read.span(one.start, one.end, Doubt, code="numbering_jumps"))
    return found
