"""A document's text made even for reading, with the way back to the text as given. Pure."""

import re
import unicodedata
from dataclasses import dataclass, fields, is_dataclass

from thongsuot.directives.rules.parsing.draft import Span
from thongsuot.language.folding import BLANKS, DIRECTIONS, ZERO_WIDTH

_NOTHING = frozenset(ZERO_WIDTH + DIRECTIONS + "\u00ad")
_BLANK = frozenset(BLANKS + "\t\u000b")
_BREAK = frozenset("\r\n\u000c\u0085\u2028\u2029")
_EVEN = re.compile(
    f"[{re.escape(''.join(_NOTHING | _BLANK | (_BREAK - {chr(10)})))}]|[\x00-\x08\x0e-\x1f]| {{9}}|\n{{5}}"
)
_LONGEST_RUN = {" ": 8, "\n": 4}  # a longer run of blanks says no more, and would only be slow to look through
_MOST_MARKS = 32  # on one letter; what lies behind is left out: to put it in order takes as long as its square
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True)
class Source:
    """`text`: composed (NFC), one kind of blank and of line end, as long as it is read; `places`: whence each came."""

    given: str
    text: str
    places: tuple[int, ...] | None = None

    def span(self, start: int, end: int, made: type = Span, **more):
        """Return what lies from `start` up to `end` of `text`, without blanks at its ends, as a `made`."""
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return made(start, end, _BLANKS.sub(" ", self.text[start:end]), **more)

    def placed(self, found):
        """Return a span, or whatever holds spans, with every place as in the text as given."""
        if isinstance(found, tuple):
            return tuple(self.placed(one) for one in found)
        if self.places is None or not is_dataclass(found):
            return found
        own = {one.name: self.placed(getattr(found, one.name)) for one in fields(found)}
        if isinstance(found, Span):
            own["start"], own["end"] = self._places(found.start, found.end)
        return type(found)(**own)

    def _places(self, start: int, end: int) -> tuple[int, int]:
        first = self.places[start] if start < len(self.places) else len(self.given)
        last = self.places[end] if end < len(self.places) else len(self.given)
        return first, max(first, last)


def source(given: str) -> Source:
    """Return a text ready to be read; a text that is even already is itself."""
    if unicodedata.is_normalized("NFC", given) and not _EVEN.search(given):
        return Source(given, given)
    letters, places = [], []
    at = run = 0
    while at < len(given):
        end = at + 1
        while end < len(given) and unicodedata.combining(given[end]):
            end += 1
        for part in unicodedata.normalize("NFC", given[at : min(end, at + _MOST_MARKS)]):
            one = _even(part, given, at)
            run = run + 1 if one and letters and letters[-1] == one else 1
            if one and run <= _LONGEST_RUN.get(one, run):
                letters.append(one)
                places.append(at)
        at = end
    return Source(given, "".join(letters), tuple(places))


def _even(part: str, given: str, at: int) -> str:
    if part in _NOTHING or (part == "\r" and given[at + 1 : at + 2] == "\n"):
        return ""
    if part in _BREAK:
        return "\n"
    if part in _BLANK:
        return " "
    return part if unicodedata.category(part) not in ("Cc", "Cs") or part == "\n" else ""
