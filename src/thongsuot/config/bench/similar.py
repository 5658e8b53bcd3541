"""How well the same matter is found again: among submissions by a hand that wrote none of what was learned from."""

import time
from dataclasses import dataclass, field

from thongsuot.config.bench.figures import Figure, timed
from thongsuot.language.corpus import Corpus
from thongsuot.language.similarity import same_letter, thing
from thongsuot.language.similarity_learning import rows_of

WITHIN = 5
ONCE_MORE, LETTER, OTHER_WORDS = "again", "letter", "other_words"


@dataclass
class Tally:
    """Of `number` submissions, how many found their matter within five, how many raised the alarm."""

    number: int = 0
    within: int = 0
    alarms: int = 0
    seconds: list[float] = field(default_factory=list)

    def add(self, within: bool, alarm: bool) -> None:
        self.number += 1
        self.within += within
        self.alarms += alarm


def tallied(rows: list[dict]) -> dict[str, Tally]:
    """Return the tallies by what a row is: "other_words", "again", "letter", "none", "near"; of all "repeats", "fresh".

    Each is looked for among those before it, as it was at the desk.
    """
    corpus, by_id, things = Corpus(), {row["id"]: row for row in rows}, {}
    tallies = {name: Tally() for name in (OTHER_WORDS, ONCE_MORE, LETTER, "none", "near", "repeats", "fresh")}
    for row in rows:
        asked = things[row["id"]] = thing(row["id"], row["text"])
        began = time.perf_counter()
        found = corpus.similar(asked, row["text"], WITHIN)
        tallies["repeats"].seconds.append(time.perf_counter() - began)
        first = row.get("duplicate_of")
        if first:
            hits = [one for one in found if first in (one.id, by_id[one.id].get("duplicate_of"))]
            names = ("repeats", _sort(row, by_id[first], things))
            verdict = bool(hits), any(one.alarm for one in hits)
        else:
            names = ("fresh", "near" if row.get("near") else "none")
            verdict = False, any(one.alarm for one in found)
        for name in names:
            tallies[name].add(*verdict)
        corpus.add(asked, row["text"])
    return tallies


def _sort(row: dict, first: dict, things: dict) -> str:
    """Return in which way a row repeats the first: the same letter by others, sent once more, or in other words."""
    if not same_letter(things[row["id"]].matter, things[first["id"]].matter):
        return OTHER_WORDS
    return LETTER if row["collective"] != first["collective"] else ONCE_MORE


def similar(rows: list[dict] | None = None) -> list[Figure]:
    """Return recall within five and of the alarm, false alarms, all in per cent, each with its spread, and the time."""
    tallies = tallied(rows_of("report") if rows is None else rows)
    figures = []
    for name in ("repeats", OTHER_WORDS, ONCE_MORE, LETTER):
        figures += [
            _share(f"{name}.within_five", tallies[name], "within"),
            _share(f"{name}.alarm", tallies[name], "alarms"),
        ]
    figures += [_share(f"{name}.false_alarm", tallies[name], "alarms") for name in ("fresh", "none", "near")]
    return [*figures, timed("language.similar.ask", tallies["repeats"].seconds)]


def _share(name: str, tally: Tally, what: str) -> Figure:
    value = 100 * getattr(tally, what) / tally.number if tally.number else 0.0
    return Figure(name=f"language.similar.{name}", value=value, unit=f"% / {tally.number}")
