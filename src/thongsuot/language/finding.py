"""Questions to an index of texts: what was typed, within what one may see; and texts like a text. Pure."""

import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from tantivy import Occur
from tantivy import Query as Asked

from thongsuot.language.asking import (
    FEWEST,
    MOST_WORDS,
    among,
    any_fact,
    better,
    fact,
    guessed,
    key_query,
    loose,
    same_marks,
    still,
    strict,
    word_query,
)
from thongsuot.language.index import TextIndex, words_of
from thongsuot.language.querying import Query
from thongsuot.language.reach import are_few, parted, reach

WINDOW = 50  # hits among which those written with the same marks come first
RAREST = 24  # words of a text by which its like are looked for, at most
PLENTY = 60  # hits, three pages: with fewer among the newest, all texts are looked at
LIKELY = 100_000  # texts in which the words may stand together by which like ones are looked for
CLOSE, TELLING = 5_000, 10  # texts of which each is weighed, by so many words
ENOUGH = 5  # hits that hold all words: with fewer, texts that hold half of them are shown too
ALL, HALF, ALIKE = "all", "half", "alike"


@dataclass(frozen=True)
class Found:
    """How many there are in all, and the asked-for ones as (key, score), best first; scores are of one answer only.

    `fit`: what a hit has at least: all words, half of them, or half of them one letter off or only begun. `more`: only
    the newest were looked at, which are the hits; older ones, not counted, may be there too.
    """

    total: int
    hits: list[tuple[str, float]]
    fit: str = ALL
    more: bool = False


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
    exact: bool = False,
) -> Found:
    """Return what `query` finds among what has a fact of `units` (None: everything) and of each of `also`, best first.

    `practice`: only practice matters, else none of them. `newest`: the last day first instead of the best.
    Where fewer than five hold all words, those that hold half of them, two at least, count too, and where nothing
    does, words one letter off; what is out of sight has no say in that. A number that is personal data finds nothing.
    Of each fifty that hold all words, those written with the same marks come first.
    Of very many that hold only common words the newest are looked at; `exact`: all are counted even then.
    """
    if set(query.withheld) - {"name"}:
        return Found(0, [])
    also = [list(facts) for facts in also]
    bounds = [*also, *([] if units is None else [list(units)])]
    wider = [any_fact(facts) for facts in also]
    many = len(set(query.words)) > FEWEST
    ways = {ALL: strict, **({HALF: _bounded(loose, index)} if many else {}), ALIKE: _bounded(guessed, index)}
    if query.withheld or not query.words:
        ways = {ALL: strict}
    recent = reach(index, query, bounds)
    for fit, way in ways.items():
        parts = [*way(query), *wider]
        asked = among(parts, query, units, practice)
        found = _newest(index, query, [*parts, recent], units, practice, fit, newest, limit, offset) if recent else None
        found = found or _window(index, query, asked, fit, newest, limit, offset)
        if found.total >= (ENOUGH if fit == ALL and many else 1):
            break
    return replace(found, total=index.count(still(asked)), more=False) if found.more and exact else found


def _bounded(way: Callable, index: TextIndex) -> Callable[[Query], list[Asked]]:
    """Return a way of asking that looks for no word that stands in very many texts."""
    return lambda query: way(query, parted(index, query.words[:MOST_WORDS])[1])


def _newest(index, query, parts, units, practice, fit, newest, limit, offset) -> Found | None:
    asked = among(parts, query, units, practice)
    found = _window(index, query, asked, fit, newest, limit, offset)
    return replace(found, more=True) if found.total >= PLENTY else None


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

    Looked for by up to 24 words, the rarest that stand in any text: more cost time and add next to nothing. Where few
    texts are in sight, each is weighed by the rarest ten. Else those that have a fact of `near` (the place) are,
    which make half of the answer, and the others are looked for by the rarest words that together stand in no more
    texts than `LIKELY`. Each of the facts `near` that a text has adds 1 to its score.
    """
    near, bounds = list(near), [] if units is None else [list(units)]
    known = parted(index, [word for word in set(words) if index.frequency(word)], sys.maxsize)[0][:RAREST]
    if not known:
        return []
    if bounds and are_few(index, bounds[0], CLOSE):
        return _weighed(index, known, among([], None, bounds[0], practice), near, limit)
    rarest = [word_query(word) for word in parted(index, known, LIKELY)[0]]
    any_of = Asked.boolean_query([(Occur.Should, word) for word in rarest])
    asked = better(among([any_of], None, units, practice), [_nearer(name) for name in near])
    found = index.run(asked, limit=limit, count=False)[1]
    if not near or not are_few(index, near, CLOSE):
        return found
    here = _weighed(index, known, among([any_fact(near)], None, units, practice), near, limit)
    first = dict([*found[: limit - limit // 2], *here[: limit // 2]])
    rest = [hit for hit in (*here[limit // 2 :], *found[limit - limit // 2 :]) if hit[0] not in first]
    return sorted([*first.items(), *rest[: limit - len(first)]], key=lambda hit: -hit[1])


def _weighed(index: TextIndex, words: list[str], few: Asked, near: list[str], limit: int) -> list[tuple[str, float]]:
    """Return the texts of `few` that share most of the rarest words."""
    more = [*map(word_query, words[:TELLING]), *map(_nearer, near)]
    return [hit for hit in index.run(better(few, more), limit=limit, count=False)[1] if hit[1] > len(near)]


def _nearer(name: str) -> Asked:
    return Asked.const_score_query(fact(name), 1.0)


def words_like(text: str) -> list[str]:
    """Return the folded words of `text` by which `similar` looks: without personal data."""
    return words_of([text])[0]


def _exact_first(index: TextIndex, query: Query, window: list[tuple[str, float]]) -> list[tuple[str, float]]:
    """Return the hits with what their marks add, those that have most of the words as typed first."""
    same = [Asked.const_score_query(word, 1.0) for word in same_marks(query)]
    if not same or len(window) < 2:
        return window
    here = still(Asked.boolean_query([(Occur.Should, key_query(key)) for key, _score in window]))
    more = dict(index.run(better(here, same), limit=len(window), count=False)[1])
    return sorted(((key, score + more.get(key, 0.0)) for key, score in window), key=lambda hit: -_rank(hit, more))


def _rank(hit: tuple[str, float], more: dict[str, float]) -> float:
    key, score = hit
    return 1000.0 * more.get(key, 0.0) + score
