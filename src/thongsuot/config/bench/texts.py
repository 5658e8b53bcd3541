"""Invented submissions for a large index: as many as wanted, each of others' sentences, the same each time."""

import re
from datetime import date, timedelta
from functools import cache
from itertools import chain
from random import Random
from uuid import UUID

from thongsuot.language.folding import fold
from thongsuot.language.index import Entry, words_of
from thongsuot.language.learning import texts
from thongsuot.search.contents import held_by, seen_by

SEED = 6
COMMUNES, PROVINCES = 3_321, 34
FIRST = date(2021, 7, 1)
DAYS = 1_800
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")


class Many:
    """Invented submissions, each of another's sentences, at another place: as many as wanted, the same each time."""

    def __init__(self):
        self.rng = Random(SEED)
        self.rows = texts()
        self.sentences = [_SENTENCE.findall(row.text) for row in self.rows]
        self.units = [UUID(int=self.rng.getrandbits(128)) for _unit in range(COMMUNES)]

    def parts(self) -> tuple[tuple[str, ...], str]:
        """Return the pieces of a text and its topic: most of one submission, a sentence of another, a place."""
        at = self.rng.randrange(len(self.rows))
        parts = [each for each in self.sentences[at] if self.rng.random() < 0.8] or self.sentences[at]
        other = self.rng.choice(self.sentences[self.rng.randrange(len(self.rows))])
        where = f"Tổ {self.rng.randrange(1, 400)}", f"hẻm {self.rng.randrange(1, 9_000)}"
        return (*parts, other, *where), self.rows[at].topic

    def text(self) -> str:
        return " ".join(self.parts()[0])

    def entry(self, number: int) -> Entry:
        parts, topic = self.parts()
        commune = min(int(self.rng.expovariate(1 / 600)), COMMUNES - 1)  # a few large ones have most
        province = commune % PROVINCES
        holder = self.units[commune]
        facts = {seen_by(holder), held_by(holder), seen_by(self.units[province]), "kind:feedback", "status:closed"}
        facts |= {f"topic:{topic.partition('.')[0]}", f"topic:{topic}", *self.place(commune)}
        return Entry(
            key=f"{self.rng.getrandbits(128):032x}",
            texts=parts,
            facts=frozenset(facts),
            code=f"4715{self.rng.randrange(10**9):09d}",
            day=FIRST + timedelta(days=number * DAYS // 1_000_000 % DAYS),
        )

    def words(self, entry: Entry) -> tuple[list[str], list[str]]:
        """Return what `words_of` gives of an entry's texts; pieces that stand in many are read once."""
        read = [_read(part) for part in entry.texts]
        return [word for words, _exact in read for word in words], [word for _words, exact in read for word in exact]

    def read(self) -> None:
        """Read each piece once, so that no later time and no memory is counted for it."""
        for part in chain.from_iterable(self.sentences):
            _read(part)

    @staticmethod
    def place(commune: int) -> list[str]:
        """Return the facts of the place of a commune."""
        return [f"place:{commune:05d}", f"place:{commune % PROVINCES:02d}"]

    def sights(self) -> list[frozenset[str] | None]:
        """Return who looks: the whole installation, a province with its communes, one commune."""
        province = frozenset(held_by(unit) for unit in self.units[3::PROVINCES])
        return [None, province, frozenset({seen_by(self.units[3]), held_by(self.units[3])})]

    def question(self) -> str:
        """Return what somebody types: some words in a row of a text, half of the time without marks; or a code."""
        if self.rng.random() < 0.1:
            return f"4715 {self.rng.randrange(10**4):04d}"
        words = self.text().split()
        length = self.rng.randrange(1, 6)
        start = self.rng.randrange(max(1, len(words) - length))
        typed = " ".join(words[start : start + length])
        return fold(typed) if self.rng.random() < 0.5 else typed


@cache
def _read(part: str) -> tuple[list[str], list[str]]:
    return words_of([part])
