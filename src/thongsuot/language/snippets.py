"""The stretch of a text that shows best why it was found: hits marked where they stand, personal data covered. Pure.

Offsets are code points of the text as given, also where it is decomposed, typed as raw keystrokes or spelt otherwise.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from thongsuot.language.personal import personal
from thongsuot.language.querying import Query
from thongsuot.language.tokens import Token, tokens

LONGEST = 20_000  # characters of a text that are looked at
WORDS = 32  # of a snippet, at most
BEFORE = 6  # words shown before the first hit, so that the sentence can be understood
COVER = "•••"
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True)
class Piece:
    """A stretch of a snippet as it is shown; `hit`: one of the words that were asked for."""

    text: str
    hit: bool = False


@dataclass(frozen=True)
class Snippet:
    """`start` up to `end` of the text, where hits stand in it, and how it is shown: whitespace made one blank."""

    start: int
    end: int
    hits: tuple[tuple[int, int], ...]
    pieces: tuple[Piece, ...]

    def __str__(self) -> str:
        return "".join(piece.text for piece in self.pieces)


def snippet(text: str, query: Query) -> Snippet:
    """Return the stretch of at most 32 words with most of the asked-for words, the first of several as good.

    Personal data that `language.personal` finds is covered by dots. Only the first 20,000 characters are looked at.
    """
    text = text[:LONGEST]
    spans = [(span.start, span.end) for span in personal(text)]
    found = [token for token in tokens(text) if not _touches(token, spans)]
    if not found:
        return Snippet(0, 0, (), ())
    same = frozenset(query.exact_words)
    hits = _hits(found, _wanted(query), dict(zip(query.words, query.exact_words, strict=False)))
    first = _best(found, hits, same)
    shown = found[first : first + WORDS]
    start, end = shown[0].start if first else 0, shown[-1].end if first + WORDS < len(found) else len(text)
    inside = [(found[at].start, found[at].end) for at in hits if first <= at < first + WORDS]
    covered = [span for span in spans if span[0] < end and span[1] > start]
    return Snippet(start, end, tuple(inside), tuple(_pieces(text, start, end, inside, covered)))


def _wanted(query: Query) -> frozenset[str]:
    words: set[str] = set(query.words)
    for more in (*query.phrases, *(reading.words for reading in query.readings)):
        words.update(more)
    return frozenset(words)


def _hits(found: list[Token], wanted: frozenset[str], marked: dict[str, str]) -> list[int]:
    """Return which tokens are asked for. Of a word typed with marks: those with the same, or with none (đường, duong).

    Where the text has it with other marks alone, those: they are why it was found.
    """
    hits = [at for at, token in enumerate(found) if token.plain in wanted]
    right = {found[at].plain for at in hits if found[at].exact in (marked.get(found[at].plain), found[at].plain)}
    return [
        at
        for at in hits
        if (plain := found[at].plain) not in marked or plain not in right or found[at].exact in (marked[plain], plain)
    ]


def _touches(token: Token, spans: Iterable[tuple[int, int]]) -> bool:
    return any(token.start < end and start < token.end for start, end in spans)


def _best(found: list[Token], hits: list[int], same: frozenset[str]) -> int:
    """Return the first word of the stretch with most different hits, then with most that have the same marks."""
    best, best_worth = 0, (0, 0)
    inside: Counter[str] = Counter()
    exact, right = 0, 0
    for left in range(len(hits)):
        while right < len(hits) and hits[right] < hits[left] + WORDS - BEFORE:
            token = found[hits[right]]
            inside[token.plain] += 1
            exact += token.exact in same
            right += 1
        worth = (len(inside), exact)
        if worth > best_worth:
            best, best_worth = max(0, hits[left] - BEFORE), worth
        token = found[hits[left]]
        inside[token.plain] -= 1
        exact -= token.exact in same
        inside += Counter()  # forgets what is not inside any more
    return best if len(found) > WORDS else 0


def _pieces(text: str, start: int, end: int, hits: list, covered: list) -> Iterable[Piece]:
    marks = sorted([(*span, "hit") for span in hits] + [(*span, "cover") for span in covered])
    at = start
    if start:
        yield Piece("… ")
    for first, last, what in marks:
        if first < start:
            first = start
        if at < first:
            yield Piece(_BLANKS.sub(" ", text[at:first]))
        if last > at:
            yield Piece(COVER) if what == "cover" else Piece(_BLANKS.sub(" ", text[first:last]), hit=True)
        at = max(at, min(last, end) if what == "hit" else last)
    if at < end:
        yield Piece(_BLANKS.sub(" ", text[at:end]))
    if end < len(text):
        yield Piece(" …")
