"""How far a question looks: at every text, or, where its words stand in very many, at the newest. Pure.

What a question costs grows with the texts that hold the rarest of its words, not with all there are. Where even that
word is common, thousands are found that differ by nothing in rank: the newest of them are looked at, as many as keep
the time the same in a large index as in a small one. How common a word is, is reckoned over the whole index.
"""

from bisect import bisect_right
from collections.abc import Collection, Iterable
from datetime import date
from itertools import accumulate

from tantivy import Query as Asked

from thongsuot.language.asking import MOST_WORDS, any_fact
from thongsuot.language.index import ANY, TextIndex, month_of
from thongsuot.language.querying import Query

WORK = 50_000  # texts that are looked at for one question without thinking


def reach(index: TextIndex, query: Query, bounds: Iterable[Collection[str]]) -> Asked | None:
    """Return the question for the newest texts where the whole would be too much work, else None.

    `bounds`: facts of each of which what is looked for has one.
    """
    return _newest(index, query.date_to) if _is_common(index, query, bounds) else None


def parted(index: TextIndex, words: Iterable[str], work: int | None = None) -> tuple[list[str], list[str]]:
    """Return the rarest of `words`, as many as stand in up to `work` texts together, one at least; and the others.

    `work`: `WORK` where none is given.
    """
    counted = sorted((index.frequency(word), word) for word in dict.fromkeys(words))
    sums = list(accumulate(count for count, _word in counted))
    few = max(1, bisect_right(sums, WORK if work is None else work))
    ordered = [word for _count, word in counted]
    return ordered[:few], ordered[few:]


def _is_common(index: TextIndex, query: Query, bounds: Iterable[Collection[str]]) -> bool:
    """Return whether all that narrows the question leaves more than `WORK` texts to look at."""
    words = [*query.words[:MOST_WORDS], *(word for phrase in query.phrases for word in phrase)]
    if any(index.frequency(word) <= WORK for word in words) or query.code_part or query.number_part:
        return False
    facts = {"kind": query.kind, "topic": query.topic, "status": query.status}
    narrow = [[f"{name}:{value}"] for name, value in facts.items() if value]
    narrow += [[f"place:{code}" for code in query.place_codes]] if query.place_codes else []
    return not any(are_few(index, facts, WORK) for facts in (*narrow, *bounds)) and index.frequency(ANY, "facts") > WORK


def are_few(index: TextIndex, facts: Collection[str], most: int) -> bool:
    """Return whether at most `most` texts have one of the facts."""
    found = 0
    for name in facts:
        found += index.frequency(name, "facts")
        if found > most:
            return False
    return True


def _newest(index: TextIndex, until: date | None) -> Asked | None:
    """Return the question for the last months (before `until`) that have up to `WORK` texts together, one at least."""
    wanted, work = [], 0
    last = month_of(until) if until else None
    for month, count in index.months():
        if last and month > last:
            continue
        work += count
        if work > WORK and wanted:
            break
        wanted.append(month)
    return any_fact(wanted) if wanted else None
