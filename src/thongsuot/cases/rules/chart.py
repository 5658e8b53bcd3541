"""The chart of the public figures as coordinates: 350 units wide, shares from 0 to 100, months from left to right.

A share that may not be told (`telling`) leaves a gap: the drawing says nothing that the table hides.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from thongsuot.cases.rules.figures import telling

LEFT, RIGHT, TOP, BOTTOM = 38.0, 248.0, 20.0, 190.0
APART = 18.0


@dataclass(frozen=True)
class Line:
    """One share over the months: runs of neighbours as `x,y x,y`, each point, and where its name stands (None: no
    point at all). All coordinates are texts with a point, whatever the page's language.
    """

    name: str
    runs: tuple[str, ...]
    points: tuple[tuple[str, str], ...]
    label_y: str | None


def share(part: int, whole: int | None) -> float | None:
    """Return `part` of `whole` in percent, at most 100, or None where it may not be told."""
    return min(100.0, 100 * part / whole) if whole and telling(part, whole) == "rate" else None


def across(count: int) -> list[float]:
    """Return where each of `count` months stands."""
    return [LEFT + (RIGHT - LEFT) * place / max(1, count - 1) for place in range(count)]


def lines(shares: dict[str, Sequence[float | None]]) -> list[Line]:
    """Return a line for each named row of shares; names at the right are kept apart."""
    drawn = {name: _points(row) for name, row in shares.items()}
    labels = _labels({name: points[-1][1] for name, points in drawn.items() if points})
    return [
        Line(name, _runs(shares[name]), tuple((_text(x), _text(y)) for x, y in points), labels.get(name))
        for name, points in drawn.items()
    ]


def _points(row: Sequence[float | None]) -> list[tuple[float, float]]:
    return [(x, _down(value)) for x, value in zip(across(len(row)), row, strict=True) if value is not None]


def _down(value: float) -> float:
    return BOTTOM - (BOTTOM - TOP) * value / 100


def _runs(row: Sequence[float | None]) -> tuple[str, ...]:
    runs, run = [], []
    for x, value in [*zip(across(len(row)), row, strict=True), (0.0, None)]:
        if value is not None:
            run.append(f"{_text(x)},{_text(_down(value))}")
            continue
        runs, run = [*runs, " ".join(run)] if len(run) > 1 else runs, []
    return tuple(runs)


def _labels(ends: dict[str, float]) -> dict[str, str]:
    found, last = {}, 0.0
    for name, y in sorted(ends.items(), key=lambda end: end[1]):
        last = max(y + 5, last + APART)
        found[name] = _text(last)
    return found


def _text(value: float) -> str:
    return f"{value:.1f}"
