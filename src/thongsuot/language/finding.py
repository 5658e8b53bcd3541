"""Questions to an index of texts: what was typed, within what one may see; and texts like a text. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from tantivy import Occur
from tantivy import Query as Asked

from thongsuot.language.asking import (
    FEWEST,
    among,
    any_fact,
    fact,
    guessed,
    loose,
    same_marks,
    still,
    strict,
    word_query,
)
from thongsuot.language.index import SCHEMA, TextIndex, words_of
from thongsuot.language.querying import Query

WINDOW = 50  # hits among which those written with the same marks come first
RAREST = 24  # words of a text by which its like are looked for
ENOUGH = 5  # hits that hold all words: with fewer, texts that hold half of them are shown too
ALL, HALF, ALIKE = "all", "half", "alike"


@dataclass(frozen=True)
class Found:
    """How many there are in all, and the asked-for ones as (key, score), best first; scores are of one answer only.

    `fit`: what a hit has at least: all words, half of them, or half of them one letter off or only begun.
    """

    total: int
    hits: list[tuple[str, float]]
    fit: str = ALL


def search(
    index: TextIndex,
    query: Query,
    *,
    units: Iterable[str] | None,
    practice: bool = False,
    also: Iterable[Iterable[str]] = (),
    newest: bool = False,
    limit: int,
    offset: int = 0,
) -> Found:
    """Return what `query` finds among what has a fact of `units` (None: everything) and of each of `also`, best first.

    `practice`: only practice matters, else none of them. `newest`: the last day first instead of the best.
    Where fewer than five hold all words, those that hold half of them, two at least, count too, and where nothing
    does, words one letter off; what is out of sight has no say in that. A number that is personal data finds nothing.
    Of each fifty that hold all words, those written with the same marks come first.
    """
    if set(query.withheld) - {"name"}:
        return Found(0, [])
    wider = [any_fact(facts) for facts in also]
    many = len(set(query.words)) > FEWEST
    ways = {ALL: strict, **({HALF: loose} if many else {}), ALIKE: guessed}
    if query.withheld or not query.words:
        ways = {ALL: strict}
    for fit, way in ways.items():
        asked = among([*way(query), *wider], query, units, practice)
        found = _window(index, query, asked, fit, newest, limit, offset)
        if found.total >= (ENOUGH if fit == ALL and many else 1):
            break
    return found


def _window(index: TextIndex, query: Query, asked: Asked, fit: str, newest: bool, limit: int, offset: int) -> Found:
    if newest or fit != ALL:
        total, hits = index.run(asked, limit=limit, offset=offset, newest=newest)
        return Found(total, hits, fit)
    hits, total = [], 0
    start = offset // WINDOW * WINDOW
    for at in range(start, offset + max(limit, 1), WINDOW):
        total, window = index.run(asked, limit=WINDOW, offset=at)
        hits += _exact_first(index, query, window)
        if len(window) < WINDOW:
            break
    return Found(total, hits[offset - start : offset - start + limit], fit)


def similar(
    index: TextIndex,
    words: Iterable[str],
    *,
    units: Iterable[str] | None,
    practice: bool = False,
    near: Iterable[str] = (),
    limit: int,
) -> list[tuple[str, float]]:
    """Return the keys of texts that share the rarest of the folded `words`, those that share most first.

    Looked for by up to 24 words, the rarest that stand in any text: more cost time and add next to nothing. Each of the
    facts `near` that a text has adds 1 to its score.
    """
    known = sorted((index.frequency(word), word) for word in set(words))
    rarest = [word for count, word in known if count][:RAREST]
    if not rarest:
        return []
    any_of = Asked.boolean_query([(Occur.Should, word_query(word)) for word in rarest])
    asked = among([any_of], None, units, practice)
    nearer = [(Occur.Should, Asked.const_score_query(fact(name), 1.0)) for name in near]
    if nearer:
        asked = Asked.boolean_query([(Occur.Must, asked), *nearer])
    return index.run(asked, limit=limit)[1]


def words_like(text: str) -> list[str]:
    """Return the folded words of `text` by which `similar` looks: without personal data."""
    return words_of([text])[0]


def _exact_first(index: TextIndex, query: Query, window: list[tuple[str, float]]) -> list[tuple[str, float]]:
    """Return the hits with what their marks add, those that have most of the words as typed first."""
    same = [Asked.const_score_query(word, 1.0) for word in same_marks(query)]
    if not same or len(window) < 2:
        return window
    here = still(Asked.term_set_query(SCHEMA, "key", [key for key, _score in window]))
    asked = Asked.boolean_query([(Occur.Must, here)] + [(Occur.Should, part) for part in same])
    more = dict(index.run(asked, limit=len(window))[1])
    return sorted(((key, score + more.get(key, 0.0)) for key, score in window), key=lambda hit: -_rank(hit, more))


def _rank(hit: tuple[str, float], more: dict[str, float]) -> float:
    key, score = hit
    return 1000.0 * more.get(key, 0.0) + score
