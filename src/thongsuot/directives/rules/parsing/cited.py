"""The instruments a document names, and those it says it replaces. Pure, over `language.citations`."""

import re
from bisect import bisect_left

from thongsuot.directives.rules.parsing.draft import Cited
from thongsuot.directives.rules.parsing.sentences import Stretch
from thongsuot.directives.rules.parsing.source import Source
from thongsuot.language.citations import Citation, citations

_REPLACES = re.compile(
    r"(?i)\b(?:thay\s+thế(?:\s+cho)?|bãi\s+bỏ|hủy\s+bỏ|huỷ\s+bỏ|hết\s+hiệu\s+lực|chấm\s+dứt\s+hiệu\s+lực)\b"
)
_BOOK = re.compile(
    r"(?P<it>(?:Hồ\s+Chí\s+Minh|C\.\s*Mác|V\.\s*I\.\s*Lênin|Đảng\s+Cộng\s+sản\s+Việt\s+Nam)[^\n]{0,160}?(?:Nxb|"
    r"NXB)[^\n]{0,120}?(?:tr\.?\s*\d[\d\s,–-]*\d|tr\.?\s*\d+))"
)
# Named without a number: of the Party's plenums; a scheme by its bare number.
_PLENUM = re.compile(
    r"(?P<kind>Nghị\s+quyết|Kết\s+luận)\s+(?:(?:của\s+)?Hội\s+nghị\s+)?(?:lần\s+thứ\s+)?(?:Trung\s+ương|TW|"
    r"T\.Ư)\s+\d{1,2}\s*,?\s*\(?[Kk]h[oó][aá]\s+[IVX]{1,5}\)?"
)
_SCHEME = re.compile(
    r"(?P<kind>Đề\s+án|Chương\s+trình)\s+(?:số\s+)?(?P<no>\d{1,4})(?![\d/.,-]|\s*(?:của|%))(?=\s*(?:[.,;:)”\"]|"
    r"về|của|ngày|\Z))"
)
_CLAUSE_END = re.compile(r"[.;](?:\s|$)|\n\n")
_CLAUSE = 400  # letters of a clause in which something is replaced by something
_PLENUMS = {"nghị quyết": "resolution", "kết luận": "conclusion"}


def cited(read: Source, parts: list[Stretch]) -> tuple[list[Cited], set[int]]:
    """Return what the parts cite, in order, and every place of the text that a citation covers."""
    found: list[Cited] = []
    taken: set[int] = set()
    for part in parts:
        for one in citations(read.text[part.start : part.end]):
            if not one.kind:
                continue
            start, end = part.start + one.start, part.start + one.end
            taken.update(range(start, end))
            found.append(_cited(read, start, end, one))
        found += _unnumbered(read, part, taken)
    return sorted(found, key=lambda one: one.start), taken


def _cited(read: Source, start: int, end: int, one: Citation) -> Cited:
    number = one.number
    if number and (printed := re.search(re.escape(number), read.text[start:end], re.IGNORECASE)):
        number = printed[0]
    return read.span(start, end, Cited, kind=one.kind, number=number, issuer=one.issuer, date=one.date)


def _unnumbered(read: Source, part: Stretch, taken: set[int]) -> list[Cited]:
    found = []
    for pattern in (_PLENUM, _SCHEME):
        for match in pattern.finditer(read.text, part.start, part.end):
            if taken.isdisjoint(range(*match.span())):
                named = " ".join(match["kind"].lower().split())
                kind = _PLENUMS.get(named, "scheme" if named == "đề án" else "programme")
                number = match["no"] if pattern is _SCHEME else None
                found.append(read.span(*match.span(), Cited, kind=kind, number=number))
                taken.update(range(*match.span()))
    return found


def books(read: Source, parts: list[Stretch]) -> list[Cited]:
    """Return the books that footnotes name: "Hồ Chí Minh: Toàn tập, Nxb. …, t.6, tr.234"."""
    return [
        read.span(*match.span("it"), Cited, kind="book")
        for part in parts
        for match in _BOOK.finditer(read.text, part.start, part.end)
    ]


def replaced(read: Source, found: list[Cited]) -> tuple[Cited, ...]:
    """Return the instruments that a sentence says are replaced, abolished or out of force by this document."""
    gone, starts = [], [one.start for one in found]
    for match in _REPLACES.finditer(read.text):
        stop = _CLAUSE_END.search(read.text, match.end(), match.end() + _CLAUSE)
        end = stop.start() if stop else match.end() + _CLAUSE
        low = max(0, match.start() - _CLAUSE)
        begin = max(read.text.rfind(mark, low, match.start()) for mark in (". ", "\n", "; ")) + 1
        first, here, last = (bisect_left(starts, at) for at in (max(low, begin), match.start(), end))
        before, behind = found[first:here], found[here:last]
        gone += behind or (before if "hiệu lực" in match[0].lower() else [])
    return tuple(dict.fromkeys(gone))
