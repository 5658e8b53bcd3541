"""A text without its marks beside the text as written: found in the one, shown in the other. Pure.

Offsets are code points of the text as given, also where it is decomposed (NFD) or holds invisible characters.
"""

import unicodedata
from dataclasses import dataclass

from thongsuot.language.folding import BLANKS, DIRECTIONS, ZERO_WIDTH

_SAME = dict.fromkeys(BLANKS, " ") | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-")
_LETTERS = {"đ": "d", "Đ": "D", "Ð": "D", "ð": "d"} | _SAME
_NOTHING = frozenset(ZERO_WIDTH + DIRECTIONS + "\u00ad")


@dataclass(frozen=True)
class Plain:
    """`text` without marks, case kept, one kind of dash and blank, nothing invisible; `places`: whence each came."""

    given: str
    text: str
    places: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where `start` up to `end` of the plain text lies in the text as given, the last letter's marks too."""
        last = self.places[end - 1] + 1
        while last < len(self.given) and unicodedata.combining(self.given[last]):
            last += 1
        return self.places[start], last

    def written(self, start: int, end: int) -> str:
        """Return that stretch of the text as given."""
        first, last = self.span(start, end)
        return self.given[first:last]


def plain(text: str) -> Plain:
    """Return `text` without marks, with the way back."""
    letters, places = [], []
    for at, character in enumerate(text):
        if character in _NOTHING:
            continue
        for part in (character,) if character.isascii() else unicodedata.normalize("NFD", character):
            if not unicodedata.combining(part):
                letters.append(_LETTERS.get(part, part))
                places.append(at)
    return Plain(text, "".join(letters), tuple(places))
