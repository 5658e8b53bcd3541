"""Texts kept as they come, and those like a text among them: for suggestions over a file, and to measure.

What is kept of each lies in a passing file without a name, which no other process can open and which is gone with
this one, also when it is killed; memory holds an index of the words.
"""

import json
import zlib
from array import array
from dataclasses import fields
from datetime import date
from tempfile import TemporaryFile

from thongsuot.language.finding import similar, words_like
from thongsuot.language.index import Entry, TextIndex
from thongsuot.language.matter import Matter
from thongsuot.language.similarity import Similar, Thing, ranked

CANDIDATES = 20  # that are compared closely
UNSEEN = 50  # things that came after the last commit, each of which is a candidate
_DAY = date(2000, 1, 1)
_MATTER = tuple(each.name for each in fields(Matter))


class Corpus:
    """Things with their texts. Candidates come from an index as the desk's, which keeps no text.

    Of a thing only what comparing needs is kept, packed, on disk: some 2 KB for 50 words; the thing itself has 29.
    """

    def __init__(self):
        self._index, self._packed, self._unseen = TextIndex(), _Packed(), []

    def add(self, thing: Thing, text: str) -> None:
        """Keep a thing; those asked about from now on may be like it."""
        key = str(len(self._packed) + len(self._unseen))
        self._index.put(Entry(key=key, texts=(text,), facts=facts_of(thing), day=_DAY))
        self._unseen.append(thing)
        if len(self._unseen) >= UNSEEN:
            self._index.commit("")
            for each in self._unseen:
                self._packed.add(packed(each))
            self._unseen = []

    def candidates(self, asked: Thing, text: str) -> list[Thing]:
        """Return the things that share the rarest words with `text`, and all that came lately."""
        found = similar(self._index, words_like(text), units=None, near=facts_of(asked), limit=CANDIDATES)
        return [opened(self._packed[int(key)]) for key, _score in found] + self._unseen

    def similar(self, asked: Thing, text: str, most: int = 5) -> list[Similar]:
        """Return the things like `asked`, best first."""
        return ranked(asked, self.candidates(asked, text), most)


class _Packed:
    """Bytes kept in a file one after the other, found by their number."""

    def __init__(self):
        self._file, self._ends = TemporaryFile(), array("Q", [0])

    def __len__(self) -> int:
        return len(self._ends) - 1

    def __getitem__(self, number: int) -> bytes:
        start, end = self._ends[number], self._ends[number + 1]
        self._file.seek(start)
        return self._file.read(end - start)

    def add(self, kept: bytes) -> None:
        self._file.seek(self._ends[-1])
        self._file.write(kept)
        self._ends.append(self._ends[-1] + len(kept))


def packed(thing: Thing) -> bytes:
    """Return what comparing needs of a thing, small: without its text, with its topics, which cost time."""
    matter = {name: getattr(thing.matter, name) for name in _MATTER}
    on = thing.on.isoformat() if thing.on else None
    kept = [thing.id, thing.communes, thing.provinces, on, thing.topics, matter]
    return zlib.compress(json.dumps(kept, default=list).encode(), 1)


def opened(kept: bytes) -> Thing:
    """Return the thing that was packed, as good for comparing as it was."""
    key, communes, provinces, on, topics, matter = json.loads(zlib.decompress(kept))
    for name in ("names", "numbers"):
        matter[name] = frozenset(matter[name])
    matter["slots"] = {name: frozenset(values) for name, values in matter["slots"].items()}
    day = date.fromisoformat(on) if on else None
    thing = Thing(key, "", Matter(**matter), frozenset(communes), frozenset(provinces), day)
    thing.__dict__["topics"] = tuple(topics)
    return thing


def facts_of(thing: Thing) -> frozenset[str]:
    """Return by which facts an index knows in which commune a thing is."""
    return frozenset(f"place:{code}" for code in thing.communes)
