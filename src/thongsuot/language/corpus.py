"""Texts kept in memory by themselves, and those like a text among them: for suggestions over a file, and to measure."""

from collections.abc import Iterable
from datetime import date

from thongsuot.language.finding import similar, words_like
from thongsuot.language.index import Entry, TextIndex
from thongsuot.language.similarity import Similar, Thing, ranked

CANDIDATES = 30  # that are compared closely
_DAY = date(2000, 1, 1)


class Corpus:
    """Things with their texts, in the order in which they came in. Candidates come from the index of the desk's kind."""

    def __init__(self, rows: Iterable[tuple[Thing, str]]):
        self._index, self._things, self._place = TextIndex(), {}, {}
        for number, (thing, text) in enumerate(rows):
            self._things[key := str(number)] = thing
            self._place.setdefault(thing.id, number)
            self._index.put(Entry(key=key, texts=(text,), facts=facts_of(thing), day=_DAY))
        self._index.commit("")

    def candidates(self, asked: Thing, text: str, before: int | None = None) -> list[Thing]:
        """Return what shares the rarest words with `text`, among the first `before` things or all."""
        limit = CANDIDATES if before is None else 2 * CANDIDATES
        found = similar(self._index, words_like(text), units=None, near=facts_of(asked), limit=limit)
        kept = [int(key) for key, _score in found if before is None or int(key) < before]
        return [self._things[str(number)] for number in kept if self._things[str(number)].id != asked.id][:CANDIDATES]

    def similar(self, asked: Thing, text: str, *, before: int | None = None, most: int = 5) -> list[Similar]:
        """Return the things like `asked`, best first."""
        return ranked(asked, self.candidates(asked, text, before), most)


def facts_of(thing: Thing) -> frozenset[str]:
    """Return by which facts the index knows where a thing is."""
    return frozenset(f"place:{code}" for code in thing.communes | thing.provinces)
