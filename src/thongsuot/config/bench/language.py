"""How well the suggestions guess, on texts by a hand that wrote none of those they learned from, and how fast."""

import time
from collections.abc import Iterator

from thongsuot.config.bench.figures import Figure, timed
from thongsuot.config.bench.found import found
from thongsuot.language.learning import Labelled, reported, texts
from thongsuot.language.quality import Count, measured
from thongsuot.language.suggesting import labels_by, suggested
from thongsuot.language.urgent import danger

FEWEST = 10  # texts of a style that are worth a figure of their own


GUESSED = ("topic", "kind")


def language(rows: list[Labelled] | None = None) -> list[Figure]:
    """Return for topics and kinds the share that is right at once, within three and in each style, in per cent; of the
    alarms how many ring and how many rightly; and the time of all suggestions for one text.

    The yardstick is the commonest label of what was learned: what a guess without reading would reach.
    """
    rows = reported() if rows is None else rows
    guessed = (figure for name in GUESSED for figure in _of(name, rows))
    return [*guessed, *_alarms(rows), _time(rows), *found()]


def _of(name: str, rows: list[Labelled]) -> Iterator[Figure]:
    found = _measured(name, rows)
    blind = sum(getattr(row, name) == _commonest(name) for row in rows)
    yield _share(f"language.{name}.first", found.first, found.number, found.first / blind if blind else None)
    yield _share(f"language.{name}.three", found.three, found.number)
    for style in sorted({style for row in rows for style in row.style}):
        of_style = [row for row in rows if style in row.style]
        if len(of_style) >= FEWEST:
            yield _share(f"language.{name}.{style}", _measured(name, of_style).first, len(of_style))


def _measured(name: str, rows: list[Labelled]) -> Count:
    return measured(labels_by(name), ((row.text, getattr(row, name)) for row in rows))


def _alarms(rows: list[Labelled]) -> Iterator[Figure]:
    rang = [row for row in rows if danger(row.text).urgent]
    rightly = sum(row.urgent == "urgent" for row in rang)
    yield _share("language.urgent.recall", rightly, sum(row.urgent == "urgent" for row in rows))
    yield _share("language.urgent.precision", rightly, len(rang))


def _time(rows: list[Labelled]) -> Figure:
    suggested(rows[0].text)  # the models are read from their files at the first
    seconds = []
    for row in rows:
        began = time.perf_counter()
        suggested(row.text)
        seconds.append(time.perf_counter() - began)
    return timed("language.suggestion", seconds)


def _share(name: str, hits: int, number: int, ratio: float | None = None) -> Figure:
    return Figure(name=name, value=100 * hits / number if number else 0.0, unit=f"% / {number}", ratio=ratio)


def _commonest(name: str) -> str:
    learned = [getattr(row, name) for row in texts()]
    return max(sorted(set(learned)), key=learned.count)
