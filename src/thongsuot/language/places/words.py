"""A text as places are looked for in it: its words with their keys, their marks and where they stand.

Offsets are code points of the text as given, decomposed or not, raw keystrokes or not.
"""

import re
import unicodedata
from dataclasses import dataclass

from thongsuot.language.folding import TONES, ZERO_WIDTH, fold_exact, fold_spelling, has_marks
from thongsuot.language.keystrokes import decoder
from thongsuot.language.places.gazetteer import ROMAN, gazetteer
from thongsuot.language.signs import repair

LONGEST = 20_000  # characters read: a place that is named only after them is the place of another matter
LONGEST_WORD = 24
SHOUTED = 0.6  # of the words in capitals: then capitals say nothing
SHORT_KINDS = ("p", "q", "f", "x", "h", "t", "tx", "tt", "tp", "phuong", "quan")

_MARKS = f"{TONES}\u0302\u0306\u031b\u00ad{ZERO_WIDTH}"
_WORD = re.compile(rf"(?:[^\W_][{_MARKS}]*)+(?:['’ʼ‘`](?:[^\W_][{_MARKS}]*)+)*")
_GLUED = re.compile(rf"({'|'.join(SHORT_KINDS)})(\d{{1,2}})")
_INVISIBLE = str.maketrans(dict.fromkeys("'’ʼ‘`\u00ad" + ZERO_WIDTH))


@dataclass(frozen=True, slots=True)
class Word:
    """`key`: without marks; `exact`: with them; `gap`: what stands between the word before and this one."""

    start: int
    end: int
    key: str
    exact: str
    capital: bool
    upper: bool
    gap: str


@dataclass(frozen=True)
class Reading:
    """`marked`: the writer uses marks; `cased`: the writer tells small letters from capitals."""

    text: str
    words: tuple[Word, ...]
    marked: bool
    cased: bool


def read(text: str) -> Reading:
    """Return the words of the first 20,000 characters of `text`. Nothing is kept: it may be a denunciation."""
    head = unicodedata.normalize("NFC", text[:LONGEST])
    decode = decoder(head)
    words: list[Word] = []
    end = 0
    for match in _WORD.finditer(text, 0, LONGEST):
        for word in _words(match, decode, text[end : match.start()]):
            words.append(word)
        end = match.end()
    shouted = sum(word.upper for word in words) > SHOUTED * len(words)
    cased = not shouted and any(word.capital and not word.upper for word in words)
    return Reading(text, tuple(words), bool(decode) or has_marks(head), cased)


def _words(match: re.Match, decode, gap: str) -> list[Word]:
    written = unicodedata.normalize("NFC", match[0]).translate(_INVISIBLE)
    if len(written) > LONGEST_WORD:
        return [Word(*match.span(), "", "", False, False, gap)]
    if decode and not _GLUED.fullmatch(written.lower()):
        written = decode(written) or written
    key = _key(fold_spelling(written), written)
    capital, upper = written[:1].isupper(), len(written) > 1 and written.isupper()
    if glued := _GLUED.fullmatch(key):
        middle = match.end() - len(glued[2])
        kind, number = written[: -len(glued[2])], str(int(glued[2]))
        return [
            Word(match.start(), middle, glued[1], fold_exact(kind), capital, upper, gap),
            Word(middle, match.end(), number, number, False, False, ""),
        ]
    exact = key if key in ROMAN else fold_exact(written)
    return [Word(*match.span(), key, exact, capital, upper, gap)]


def _key(key: str, written: str) -> str:
    """Return the key of a word; what scanners put in place of letters is set right where no place has such a word."""
    if key.isdecimal():
        return str(int(key)) if key.isascii() else key
    if written.isupper() and written.lower() in ROMAN:
        return written.lower()
    if key in gazetteer().words:
        return key
    if any(letter.isdecimal() for letter in key) and _GLUED.fullmatch(key):
        return key
    return fixed if (fixed := repair(key)) in gazetteer().words else key
