"""How often the search shows a right text among the first five, for questions that its weights were not chosen by."""

import json
import time
from collections.abc import Iterator
from datetime import date
from importlib.resources import files

from thongsuot.config.bench.figures import Figure, timed
from thongsuot.language.finding import search
from thongsuot.language.folding import fold, fold_exact
from thongsuot.language.index import Entry, TextIndex
from thongsuot.language.querying import parse

SHOWN = 5
TEXTS = ("pairs/duplicates", "report/duplicates", "report/submissions")
_DATA = files("thongsuot.language") / "data"
_DAY = date(2026, 1, 1)


def rows_of(name: str) -> list[dict]:
    """Return the lines of `language/data/<name>.jsonl`."""
    return [json.loads(line) for line in (_DATA / f"{name}.jsonl").read_text("utf-8").splitlines()]


def indexed() -> TextIndex:
    """Return an index in memory of all texts that the questions are about."""
    index = TextIndex()
    for row in (row for name in TEXTS for row in rows_of(name)):
        index.put(Entry(key=row["id"], texts=(row["text"],), day=_DAY))
    index.commit("")
    return index


def found(part: str = "report") -> list[Figure]:
    """Return the share of questions with a right text first and among the first five, with and without marks.

    The yardstick is a search for texts that hold every word as it is typed, without folding: its share is the ratio's.
    """
    index, rows = indexed(), rows_of(f"{part}/search")
    return [*_shares(index, rows), _time(index, rows)]


def _shares(index: TextIndex, rows: list[dict]) -> Iterator[Figure]:
    marked = [row for row in rows if fold(row["query"]) != fold_exact(row["query"])]
    bare = [row for row in rows if row not in marked]
    five = _hits(index, rows, SHOWN)
    texts = {row["id"]: row["text"].lower() for name in TEXTS for row in rows_of(name)}
    plain = sum(bool(set(_literally(texts, row["query"])) & set(row["ids"])) for row in rows)
    yield _share("language.search.five", five, len(rows), five / plain if plain else None)
    yield _share("language.search.first", _hits(index, rows, 1), len(rows))
    yield _share("language.search.with_marks.five", _hits(index, marked, SHOWN), len(marked))
    yield _share("language.search.without_marks.five", _hits(index, bare, SHOWN), len(bare))


def _hits(index: TextIndex, rows: list[dict], shown: int) -> int:
    return sum(bool(set(row["ids"]) & set(_keys(index, row["query"], shown))) for row in rows)


def _keys(index: TextIndex, typed: str, shown: int) -> list[str]:
    return [key for key, _score in search(index, parse(typed), units=None, limit=shown).hits]


def _literally(texts: dict[str, str], typed: str) -> list[str]:
    words = typed.lower().split()
    return [key for key, text in texts.items() if all(word in text for word in words)][:SHOWN]


def _time(index: TextIndex, rows: list[dict]) -> Figure:
    seconds = []
    for row in rows:
        began = time.perf_counter()
        _keys(index, row["query"], SHOWN)
        seconds.append(time.perf_counter() - began)
    return timed("language.search.time", seconds)


def _share(name: str, hits: int, number: int, ratio: float | None = None) -> Figure:
    return Figure(name=name, value=100 * hits / number if number else 0.0, unit=f"% / {number}", ratio=ratio)
