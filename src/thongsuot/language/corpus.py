"""Texts kept in memory as they come, and those like a text among them: for suggestions over a file, and to measure."""

from datetime import date

from thongsuot.language.finding import similar, words_like
from thongsuot.language.index import Entry, TextIndex
from thongsuot.language.similarity import Similar, Thing, ranked

CANDIDATES = 20  # that are compared closely
UNSEEN = 50  # things that came after the last commit, each of which is a candidate
_DAY = date(2000, 1, 1)


class Corpus:
    """Things with their texts. Candidates come from an index as the desk's, which keeps no text."""

    def __init__(self):
        self._index, self._things, self._seen = TextIndex(), [], 0

    def add(self, thing: Thing, text: str) -> None:
        """Keep a thing; those asked about from now on may be like it."""
        self._index.put(Entry(key=str(len(self._things)), texts=(text,), facts=facts_of(thing), day=_DAY))
        self._things.append(thing)
        if len(self._things) - self._seen >= UNSEEN:
            self._index.commit("")
            self._seen = len(self._things)

    def candidates(self, asked: Thing, text: str) -> list[Thing]:
        """Return the things that share the rarest words with `text`, and all that came lately."""
        found = similar(self._index, words_like(text), units=None, near=facts_of(asked), limit=CANDIDATES)
        return [self._things[int(key)] for key, _score in found] + self._things[self._seen :]

    def similar(self, asked: Thing, text: str, most: int = 5) -> list[Similar]:
        """Return the things like `asked`, best first."""
        return ranked(asked, self.candidates(asked, text), most)


def facts_of(thing: Thing) -> frozenset[str]:
    """Return by which facts an index knows in which commune a thing is."""
    return frozenset(f"place:{code}" for code in thing.communes)
