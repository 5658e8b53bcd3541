"""UBND, HĐND, GCN QSDĐ: what an abbreviation stands for, and by which abbreviations words are known. Pure."""

import tomllib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from thongsuot.language.citations import citations
from thongsuot.language.tokens import Token, tokens

LONGEST = 20_000  # characters of a text whose abbreviations are told
_FEWEST_LETTERS = 3  # of an abbreviation that may stand with points between them


@dataclass(frozen=True, kw_only=True)
class Abbreviation:
    """`long` in small letters. `ambiguous`: one of several readings. `capitals`: read only in them.

    In a text that is all capitals, those tell nothing.
    """

    short: str
    long: str
    field: str
    ambiguous: bool = False
    capitals: bool = False


@dataclass(frozen=True, order=True)
class Reading:
    """Words `start` up to, not including, `stop` of a question may also stand as `words` (keys without marks)."""

    start: int
    stop: int
    words: tuple[str, ...]


@dataclass(frozen=True)
class Explained:
    """An abbreviation at `start` up to `end` of a text as given, and what it may stand for."""

    start: int
    end: int
    longs: tuple[str, ...]


@cache
def _table() -> dict:
    return tomllib.loads((files(__package__) / "data" / "abbreviations.toml").read_text(encoding="utf-8"))


def as_of() -> date:
    """Return the day on which the list was last looked through."""
    return _table()["as_of"]


@cache
def abbreviations() -> tuple[Abbreviation, ...]:
    """Return the list as it is kept; a short one that has several readings stands once for each."""
    return tuple(Abbreviation(**row) for row in _table()["abbreviations"])


def readings(found: Sequence[Token], text: str) -> tuple[Reading, ...]:
    """Return how else the words `found` in `text` may stand: an abbreviation in full, full words abbreviated.

    An ambiguous one has all its readings; full words never stand for an ambiguous one.
    """
    read = set()
    for start, stop, one, is_short in _matches(found, text):
        others = [key for other in abbreviations() if other.long == one.long for key in _usual(other)]
        kept = [_key(one.long), *others] if is_short else [] if one.ambiguous else others
        here = tuple(token.plain for token in found[start:stop])
        read |= {Reading(start, stop, words) for words in kept if words != here}
    return tuple(sorted(read))


def explained(text: str) -> list[Explained]:
    """Return the abbreviations of `text` in order, longest first where they overlap: offered, never put in."""
    found = list(tokens(text))
    longs = defaultdict(list)
    for start, stop, one, is_short in _matches(found, text):
        if is_short:
            longs[start, -stop].append(one.long)
    shown: list[Explained] = []
    for (start, stop), meanings in sorted(longs.items()):
        first, last = found[start], found[-stop - 1]
        if not shown or first.start >= shown[-1].end:
            shown.append(Explained(first.start, last.end, tuple(dict.fromkeys(meanings))))
    return shown


def meanings(text: str) -> dict[str, tuple[str, ...]]:
    """Return what each abbreviation of `text` may stand for, once each, as first written and in the text's order.

    Those inside a citation are left out: the number of an instrument is its name (`415/QĐ-UBND`).
    """
    text = text[:LONGEST]
    named = [(one.start, one.end) for one in citations(text)]
    told: dict[tuple[str, ...], str] = {}
    for one in explained(text):
        if not any(start < one.end and one.start < end for start, end in named):
            told.setdefault(one.longs, text[one.start : one.end])
    return {short: longs for longs, short in told.items()}


def _matches(found: Sequence[Token], text: str) -> Iterator[tuple[int, int, Abbreviation, bool]]:
    """Yield where an abbreviation or its full words stand (from word, up to word), which, and whether it is short."""
    shorts, full = _by_first_word()
    capitals_tell = not text.isupper()
    for start, token in enumerate(found):
        for is_short, table in ((True, shorts), (False, full)):
            for words, one in table.get(token.plain, ()):
                stop = start + len(words)
                if tuple(each.plain for each in found[start:stop]) != words:
                    continue
                written = text[token.start : found[stop - 1].end]
                if not (is_short and one.capitals) or (capitals_tell and written.isupper()):
                    yield start, stop, one, is_short


@cache
def _by_first_word() -> tuple[dict, dict]:
    shorts, full = defaultdict(list), defaultdict(list)
    for one in abbreviations():
        for words in (*_usual(one), *_pointed(one)):
            shorts[words[0]].append((words, one))
        full[_key(one.long)[0]].append((_key(one.long), one))
    return dict(shorts), dict(full)


def _usual(one: Abbreviation) -> list[tuple[str, ...]]:
    """Return the short form as words, and as one word where signs part it (KT-XH, ktxh)."""
    words = _key(one.short)
    return [words] if len(words) == 1 else [words, ("".join(words),)]


def _pointed(one: Abbreviation) -> list[tuple[str, ...]]:
    letters = tuple("".join(_key(one.short)))
    return [letters] if len(letters) >= _FEWEST_LETTERS else []


@cache
def _key(text: str) -> tuple[str, ...]:
    return tuple(token.plain for token in tokens(text))
