"""The words of a text as a search knows them: their two keys, and where they stand in the text as given. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from thongsuot.language.folding import fold_exact, fold_spelling
from thongsuot.language.keystrokes import decoder

LONGEST_WORD = 40  # letters; a longer one is no word that anybody types, and is looked for by its beginning
SYLLABLE = 7

_MARKS = "\u0300-\u036f\u00ad"
_WORD = re.compile(rf"[^\W_](?:[^\W_]|[{_MARKS}])*")
_INSIDE = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Token:
    """A word at `start` up to, not including, `end` (code points of the text as given, in NFD too).

    `plain` is its key without marks, `exact` the one with them; both know one spelling for lí and lý, hoà and hòa.
    """

    plain: str
    exact: str
    start: int
    end: int


def tokens(text: str) -> Iterator[Token]:
    """Yield the words of `text`, letters and digits, in order; raw Telex and VNI are read as what they say."""
    decode = decoder(text)
    for found in _WORD.finditer(text):
        written = found[0]
        word = (decode and decode(written)) or written
        plain, exact = _syllable_keys(word) if len(word) <= SYLLABLE and word.isalpha() else _keys(word)
        if plain:
            yield Token(plain, exact or plain, found.start(), found.end())


def _keys(word: str) -> tuple[str, str]:
    word = word[: 4 * LONGEST_WORD]
    plain, exact = ("".join(_INSIDE.findall(fold(word)))[:LONGEST_WORD] for fold in (fold_spelling, fold_exact))
    return plain, exact


# Syllables of the language, a few thousand in all, kept by themselves: nothing of what anybody wrote with them.
_syllable_keys = lru_cache(maxsize=20_000)(_keys)
