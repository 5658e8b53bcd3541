"""A document's lines, paragraphs and sentences as stretches of its text; broken lines of a page are mended. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from thongsuot.directives.rules.parsing.letters import UPPER
from thongsuot.directives.rules.parsing.numbering import marker_at

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_ENDED = re.compile(r"[.!?:;…][\"”’)\]]*\s*$|[”\"]\s*$|/\.\s*$")
_END = re.compile(rf"(?:\.{{1,3}}|…|[!?]+)(?:\s*(?:[\"”’)\]]|\(\[?\d{{1,2}}\]?\)))*(?=\s+[“\"‘'(\[–-]?\s*[{UPPER}0-9])")
_SHORT = re.compile(
    r"(?:\b(?:TP|Tp|tp|tr|Tr|t|T|ThS|Ths|TS|PGS|GS|Nxb|NXB|P|Q|H|X|BS|KS|CN|LS|St|Mr|Mrs|Dr|No|No|Số|số|đ|đ/c|Đ/c|"
    r"T\.Ư|[A-ZĐ])|\bv\.v)\.$"
)
_CLAUSE = re.compile(r";\s+|;$")
_WIDEST = 130
_FULL = 0.7


@dataclass(frozen=True)
class Stretch:
    """`start` up to `end` of the text, without blanks at the ends."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the wording on one line; as long as the stretch, so that places in it hold."""
        return text[self.start : self.end].replace("\n", " ")


def lines(text: str) -> list[Stretch]:
    """Return the lines that are not blank."""
    return [trimmed(text, match.start(), match.end()) for match in _LINE.finditer(text)]


def trimmed(text: str, start: int, end: int) -> Stretch:
    """Return the stretch without blanks at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Stretch(start, end)


def paragraphs(text: str, kept: list[Stretch]) -> list[Stretch]:
    """Return the paragraphs of the lines that are `kept`: a line broken by the page's width is joined to its own."""
    width = _width(text, kept)
    found: list[Stretch] = []
    last: Stretch | None = None
    for line in kept:
        if last and _goes_on(text, last, line, width):
            found[-1] = Stretch(found[-1].start, line.end)
        else:
            found.append(line)
        last = line
    return found


def _goes_on(text: str, before: Stretch, line: Stretch, width: int) -> bool:
    between = text[before.end : line.start]
    if between.count("\n") > 1 or between.strip():
        return False
    ended, first = _ENDED.search(text, before.start, before.end), text[line.start]
    marked = marker_at(text, line.start, line.end)
    long = before.end - before.start
    if not ended and (first.islower() or first in ",;)") and not (marked and marked.kind != "word"):
        return long >= 25 or bool(width)
    if marked or not width:
        return False
    if text[line.start : line.end].isupper():
        return False
    return long >= width * _FULL and not (ended and long < width * 0.85)


def _width(text: str, kept: list[Stretch]) -> int:
    """Return how wide the page is of whose lines many break inside a sentence; 0 where a line is a paragraph."""
    if len(kept) < 4:
        return 0
    broken = sum(
        text[line.start].islower() and not _ENDED.search(text, before.start, before.end)
        for before, line in zip(kept, kept[1:], strict=False)
    )
    widths = sorted(line.end - line.start for line in kept)
    widest = widths[int(len(widths) * 0.9)]
    return widest if broken >= max(2, len(kept) * 0.12) and widest <= _WIDEST else 0


def sentences(text: str, start: int, end: int) -> Iterator[Stretch]:
    """Yield the sentences of a paragraph, abbreviations and numbers not taken for their ends."""
    at = start
    for match in _END.finditer(text, start, end):
        if _SHORT.search(text, max(start, match.start() - 6), match.start() + 1) and match[0] == ".":
            continue
        if text[match.start() - 1 : match.start()].isdigit() and match.start() - at < 4:
            continue  # "1. Tập trung": an ordinal, no sentence
        yield trimmed(text, at, match.end())
        at = match.end()
    if text[at:end].strip():
        yield trimmed(text, at, end)


def clauses(text: str, start: int, end: int) -> Iterator[Stretch]:
    """Yield the parts of a sentence that semicolons part, outside brackets and quotation marks."""
    at = read = start
    inside = dict.fromkeys("()“”", 0)
    for match in _CLAUSE.finditer(text, start, end):
        for mark in inside:
            inside[mark] += text.count(mark, read, match.start())
        read = match.end()
        if inside["("] > inside[")"] or inside["“"] > inside["”"]:
            continue
        yield trimmed(text, at, match.start())
        at = match.end()
        inside = dict.fromkeys(inside, 0)
    if text[at:end].strip(" .…\n"):
        yield trimmed(text, at, end)
