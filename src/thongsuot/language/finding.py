"""Questions to an index of texts: what was typed, within what one may see; and texts like a text. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tantivy import FieldType, Occur
from tantivy import Query as Asked

from thongsuot.language.index import DIGITS, SCHEMA, TextIndex, number_words, pieces, words_of
from thongsuot.language.querying import Query

WINDOW = 50  # hits among which those written with the same marks come first
RAREST = 24  # words of a text by which its like are looked for
MOST_WORDS = 60
ANY = "any"
PRACTICE = "practice"


@dataclass(frozen=True)
class Found:
    """How many there are in all, and the asked-for ones as (key, score), best first."""

    total: int
    hits: list[tuple[str, float]]


def search(
    index: TextIndex, query: Query, *, units: Iterable[str] | None, practice: bool = False, limit: int, offset: int = 0
) -> Found:
    """Return what `query` finds among what has a fact of `units` (None: everything), best first.

    `practice`: only practice matters, else none of them. The hits are those that hold all words, whatever their marks;
    of each fifty, those written with the same marks come first.
    """
    asked = _among(_wanted(query), [_word(word) for word in query.excluded[:MOST_WORDS]], units, practice)
    hits: list[tuple[str, float]] = []
    start = offset // WINDOW * WINDOW
    total = 0
    for at in range(start, offset + max(limit, 1), WINDOW):
        total, window = index.run(asked, limit=WINDOW, offset=at)
        hits += _exact_first(index, query, window)
        if len(window) < WINDOW:
            break
    return Found(total, hits[offset - start : offset - start + limit])


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
    any_of = Asked.boolean_query([(Occur.Should, _word(word)) for word in rarest])
    asked = _among([any_of], [], units, practice)
    nearer = [(Occur.Should, Asked.const_score_query(_fact(fact), 1.0)) for fact in near]
    if nearer:
        asked = Asked.boolean_query([(Occur.Must, asked), *nearer])
    return index.run(asked, limit=limit)[1]


def words_like(text: str) -> list[str]:
    """Return the folded words of `text` by which `similar` looks: without personal data."""
    return words_of([text])[0]


def _wanted(query: Query) -> list[Asked]:
    parts = [_word(word) for word in dict.fromkeys(query.words[:MOST_WORDS])]
    parts += [_phrase("words", phrase) for phrase in query.phrases if phrase]
    parts += _numbers(query)
    facts = {"kind": query.kind, "topic": query.topic, "status": query.status}
    parts += [_fact(f"{name}:{value}") for name, value in facts.items() if value]
    if query.place_codes:
        parts.append(_any_fact(f"place:{code}" for code in query.place_codes))
    if query.date_from or query.date_to:
        parts.append(_days(query.date_from, query.date_to))
    return parts


def _numbers(query: Query) -> list[Asked]:
    parts = []
    if query.code_part:
        known = len(query.code_part) >= DIGITS
        parts.append(_still(_phrase("code", pieces(query.code_part))) if known else Asked.empty_query())
    if query.number_part:
        parts.append(_number(number_words(query.number_part)))
    return parts


def _number(words: list[str]) -> Asked:
    """The number's words in this order, of which the last may be begun only; in the documents or in the text."""
    if not words:
        return Asked.empty_query()
    if len(words) == 1:
        return Asked.regex_query(SCHEMA, "numbers", f"{words[0]}.*")
    return Asked.boolean_query(
        [(Occur.Should, Asked.phrase_prefix_query(SCHEMA, field, words)) for field in ("numbers", "words")]
    )


def _among(wanted: list[Asked], unwanted: list[Asked], units: Iterable[str] | None, practice: bool) -> Asked:
    """All of `wanted` and nothing of `unwanted`, among what has a fact of `units`; practice matters by themselves."""
    parts = list(wanted) if units is None else [*wanted, _any_fact(units)]
    if practice:
        parts.append(_fact(PRACTICE))
    else:
        unwanted = [*unwanted, _fact(PRACTICE)]
    if not parts:
        parts = [_fact(ANY)]
    return Asked.boolean_query([(Occur.Must, part) for part in parts] + [(Occur.MustNot, part) for part in unwanted])


def _word(word: str) -> Asked:
    return Asked.term_query(SCHEMA, "words", word, "freq")


def _phrase(field: str, words: Iterable[str]) -> Asked:
    words = list(words)
    if len(words) == 1:
        return Asked.term_query(SCHEMA, field, words[0], "freq")
    return Asked.phrase_query(SCHEMA, field, words)


def _fact(fact: str) -> Asked:
    return _still(Asked.term_query(SCHEMA, "facts", fact, "basic"))


def _any_fact(facts: Iterable[str]) -> Asked:
    return _still(Asked.term_set_query(SCHEMA, "facts", sorted(facts)))


def _still(query: Asked) -> Asked:
    """The same query, without a say in the score."""
    return Asked.const_score_query(query, 0.0)


def _days(first: date | None, last: date | None) -> Asked:
    low, high = first and first.toordinal(), last and last.toordinal()
    return _still(Asked.range_query(SCHEMA, "day", FieldType.Integer, lower_bound=low, upper_bound=high))


def _exact_first(index: TextIndex, query: Query, window: list[tuple[str, float]]) -> list[tuple[str, float]]:
    """Return the hits with what their marks add, those that have most of the words as typed first."""
    marked = [word for word in dict.fromkeys(query.exact_words[:MOST_WORDS]) if not word.isascii()]
    if not marked or len(window) < 2:
        return window
    same = [Asked.const_score_query(Asked.term_query(SCHEMA, "exact", word, "freq"), 1.0) for word in marked]
    among = _still(Asked.term_set_query(SCHEMA, "key", [key for key, _score in window]))
    asked = Asked.boolean_query([(Occur.Must, among)] + [(Occur.Should, part) for part in same])
    more = dict(index.run(asked, limit=len(window))[1])
    return sorted(((key, score + more.get(key, 0.0)) for key, score in window), key=lambda hit: -_rank(hit, more))


def _rank(hit: tuple[str, float], more: dict[str, float]) -> float:
    key, score = hit
    return 1000.0 * more.get(key, 0.0) + score
