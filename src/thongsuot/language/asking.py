"""A question as the engine takes it: strictly, all words; loosely, half of them, where hardly any has all. Pure."""

from collections.abc import Iterable, Sequence
from datetime import date

from tantivy import FieldType, Occur
from tantivy import Query as Asked

from thongsuot.language.index import ANY, DIGITS, SCHEMA, number_words, pieces
from thongsuot.language.querying import Query

MOST_WORDS = 60
PRACTICE = "practice"
# Chosen on data/pairs/search.jsonl, reported on data/report/search.jsonl; both were looked at before they were parted.
PAIR = 0.5  # what two words of the question, side by side in a text, add to what each of them does
ALL = 20.0  # what having all words adds, where some may be missing
SAME_MARKS = 0.5  # what a word with the same marks adds to the word, where some may be missing
MISSING = 1, 2  # of four words, two may be missing
FEWEST = 2  # but never so many that one common word is all a text has
OTHERS = 2  # of the commonest words, with one of which a telling word is enough where there are two of those at most
GUESS_LETTERS = 4  # a word of so many letters may be one letter off, or only begun


def strict(query: Query) -> list[Asked]:
    """Return what a hit must have, all of it: each word, or what an abbreviation gives for it."""
    return [*_words(query).values(), *_others(query)]


def loose(query: Query, common: Sequence[str] = ()) -> list[Asked]:
    """Return what a hit must have where few have all: half of the words, the better the more and the rarer they are.

    `common`: words that stand in so many texts that they are not looked for, the commonest last.
    """
    words = _words(query)
    if len(words) < 2:
        return [*words.values(), *_others(query)]
    whole = Asked.boolean_query([(Occur.Must, word) for word in words.values()])
    more = [Asked.const_score_query(whole, ALL), *_pairs(query)]
    more += [Asked.boost_query(word, SAME_MARKS) for word in same_marks(query)]
    return [better(_half(words, common), more), *_others(query)]


def guessed(query: Query, common: Sequence[str] = ()) -> list[Asked]:
    """Return what a hit must have where none has most: as `loose`, telling words one letter off or only begun."""
    typed = dict.fromkeys(query.words[:MOST_WORDS])
    words = {word: word_query(word) if word in common else _guess(word) for word in typed}
    if not words:
        return _others(query)
    return [_half(words, common) if len(words) > 1 else _guess(*typed), *_others(query)]


def among(wanted: list[Asked], query: Query | None, units: Iterable[str] | None, practice: bool) -> Asked:
    """All of `wanted`, nothing that `query` excludes, of what has a fact of `units`; practice matters by themselves."""
    parts = list(wanted) if units is None else [*wanted, any_fact(units)]
    unwanted = [word_query(word) for word in query.excluded[:MOST_WORDS]] if query else []
    if practice:
        parts.append(fact(PRACTICE))
    else:
        unwanted.append(fact(PRACTICE))
    if not parts:
        parts = [fact(ANY)]
    return Asked.boolean_query([(Occur.Must, part) for part in parts] + [(Occur.MustNot, part) for part in unwanted])


def same_marks(query: Query) -> list[Asked]:
    """Return a clause for each word that was typed with marks, for texts that write it with the same."""
    marked = dict.fromkeys(
        exact for word, exact in zip(query.words[:MOST_WORDS], query.exact_words, strict=False) if exact != word
    )
    return [Asked.term_query(SCHEMA, "exact", word, "freq") for word in marked]


def word_query(word: str) -> Asked:
    return Asked.term_query(SCHEMA, "words", word, "freq")


def key_query(key: str) -> Asked:
    return Asked.term_query(SCHEMA, "key", key, "basic")


def fact(name: str) -> Asked:
    return still(Asked.term_query(SCHEMA, "facts", name, "basic"))


def any_fact(facts: Iterable[str]) -> Asked:
    return still(Asked.term_set_query(SCHEMA, "facts", sorted(facts)))


def still(query: Asked) -> Asked:
    """The same query, without a say in the score."""
    return Asked.const_score_query(query, 0.0)


def better(needed: Asked, more: list[Asked]) -> Asked:
    """Return what is needed, the better for each of `more`.

    One inside the other: the engine then looks each up for a hit only, where of a row it would read all there is.
    """
    for each in more:
        needed = Asked.boolean_query([(Occur.Must, needed), (Occur.Should, each)])
    return needed


def _words(query: Query) -> dict[str, Asked]:
    """Return a clause for each word; one of a stretch that has other readings is there where such a reading is."""
    found = {}
    for at, word in enumerate(query.words[:MOST_WORDS]):
        others = [one.words for one in query.readings if one.start <= at < one.stop]
        parts = [word_query(word), *(_phrase("words", words) for words in dict.fromkeys(others))]
        if word not in found or others:
            found[word] = parts[0] if len(parts) == 1 else Asked.disjunction_max_query(parts)
    return found


def _pairs(query: Query) -> list[Asked]:
    words = query.words[:MOST_WORDS]
    pairs = dict.fromkeys(pair for pair in zip(words, words[1:], strict=False) if pair[0] != pair[1])
    return [Asked.boost_query(_phrase("words", pair), PAIR) for pair in pairs]


def _half(words: dict[str, Asked], common: Sequence[str]) -> Asked:
    """Return what has half of the words; where some are common, half of the others, or one and a common one."""
    telling = {word: clause for word, clause in words.items() if word not in common}
    if not common:
        return _most(list(words.values()))
    if len(telling) > FEWEST:
        return better(_most(list(telling.values())), [words[word] for word in common])
    return _with_another(telling, {word: words[word] for word in common[-OTHERS:]})


def _most(words: list[Asked]) -> Asked:
    missing, of = MISSING
    enough = max(FEWEST, len(words) - len(words) * missing // of)
    return Asked.boolean_query([(Occur.Should, word) for word in words], minimum_number_should_match=enough)


def _with_another(telling: dict[str, Asked], common: dict[str, Asked]) -> Asked:
    """Return what has one of the few telling words with the other, or with one of the commonest."""
    several = list(telling.values())
    pairs = [(one, other) for one in several for other in common.values()]
    pairs += [(several[0], other) for other in several[1:]]
    both = [Asked.boolean_query([(Occur.Must, one), (Occur.Must, other)]) for one, other in pairs]
    return Asked.boolean_query([(Occur.Should, each) for each in both])


def _guess(word: str) -> Asked:
    if len(word) < GUESS_LETTERS or word.isdecimal():
        return word_query(word)
    return Asked.boolean_query(
        [
            (Occur.Should, word_query(word)),
            (Occur.Should, Asked.boost_query(Asked.fuzzy_term_query(SCHEMA, "words", word, 1, True, True), 0.5)),
        ]
    )


def _others(query: Query) -> list[Asked]:
    """Return phrases, numbers and filters, which nothing loosens."""
    parts = [_phrase("words", phrase) for phrase in query.phrases if phrase]
    parts += _numbers(query)
    facts = {"kind": query.kind, "topic": query.topic, "status": query.status}
    parts += [fact(f"{name}:{value}") for name, value in facts.items() if value]
    if query.place_codes:
        parts.append(any_fact(f"place:{code}" for code in query.place_codes))
    if query.date_from or query.date_to:
        parts.append(_days(query.date_from, query.date_to))
    return parts


def _numbers(query: Query) -> list[Asked]:
    parts = []
    if query.code_part:
        known = len(query.code_part) >= DIGITS
        code = still(_phrase("code", pieces(query.code_part))) if known else Asked.empty_query()
        # A number alone may as well stand in a text.
        parts.append(Asked.boolean_query([(Occur.Should, code), (Occur.Should, word_query(query.code_part))]))
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


def _phrase(field: str, words: Iterable[str]) -> Asked:
    words = list(words)
    if len(words) == 1:
        return Asked.term_query(SCHEMA, field, words[0], "freq")
    return Asked.phrase_query(SCHEMA, field, words)


def _days(first: date | None, last: date | None) -> Asked:
    low, high = first and first.toordinal(), last and last.toordinal()
    return still(Asked.range_query(SCHEMA, "day", FieldType.Integer, lower_bound=low, upper_bound=high))
