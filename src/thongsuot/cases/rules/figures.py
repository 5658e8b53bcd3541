"""Figures for the public: no cell under five, and none that could be found by subtraction."""

from collections.abc import Iterable, Mapping
from typing import TypeVar

FEWEST = 5
K = TypeVar("K")


def suppressed(column: list[int]) -> list[int | None]:
    """Return the column with every cell under five hidden (None), shown beside its total.

    Where subtracting what is shown from the total would tell a hidden cell, the smallest other one is hidden too, with
    all that are as small: which of them is hidden would tell where the small one lies.
    """
    shown: list[int | None] = [count if count >= FEWEST else None for count in column]
    others = [count for count in shown if count is not None]
    if covers(column) and others:
        shown = [None if count == min(others) else count for count in shown]
    return shown


def covers(column: list[int]) -> bool:
    """Return whether the cells under five could be told from their sum: one alone, or all of them none, or all four.

    Then none of the hidden cells may be called under five either. Where all cells are none, the total is hidden too.
    """
    small = [count for count in column if count < FEWEST]
    if not small or len(column) == 1:
        return False
    none_told = sum(small) == 0 and len(small) < len(column)
    return len(small) == 1 or none_told or sum(small) == (FEWEST - 1) * len(small)


def tells_of_parts(whole: list[int], part: list[int]) -> bool:
    """Return whether a hidden cell could be computed of columns side by side, where `part` counts some of `whole`.

    Both totals count as known: another table shows the same matters by another key. A cell is safe where one matter
    could as well lie in another row, without anything that is shown being otherwise. Else nothing of `part` is told.
    """
    if sum(part) < FEWEST:
        return False  # told nowhere
    if covers(part) or covers(whole):
        return True  # which of their cells were hidden, and that none exceeds its whole, may leave one way only
    rows = [(all_, few) for all_, few in zip(whole, part, strict=True)]
    of_part = _movable([few < min(all_, FEWEST - 1) for all_, few in rows], [0 < few < FEWEST for _all, few in rows])
    of_whole = _movable([all_ < FEWEST - 1 for all_, _few in rows], [few < all_ < FEWEST for all_, few in rows])
    of_both = _movable([all_ < FEWEST - 1 for all_, _few in rows], [0 < few <= all_ < FEWEST for all_, few in rows])
    return any(
        (few < FEWEST and not part_safe and not both_safe) or (all_ < FEWEST and not whole_safe and not both_safe)
        for (all_, few), part_safe, whole_safe, both_safe in zip(rows, of_part, of_whole, of_both, strict=True)
    )


def _movable(up: list[bool], down: list[bool]) -> list[bool]:
    """Return which cells can get one more, or one fewer, while another cell has it fewer or more."""
    ups, downs = sum(up), sum(down)
    return [(here and downs > there) or (there and ups > here) for here, there in zip(up, down, strict=True)]


def finer(counts: Mapping[tuple[K, K], int], coarse: Mapping[K, int | None]) -> dict[K, int | None]:
    """Return what may be shown of the counts by first key, beside the same counts by second key as they are shown.

    `counts`: {(first, second): number}; `coarse`: what the public sees by second key. Cells are told together where
    they share anything: those that went into one total, or the one that was shared out, only where the total and all
    parts are shown and none of them is under five, for the total stands beside them; of several shared out among
    several nothing, for differences would tell.
    """
    shown: dict[K, int | None] = {}
    for firsts, seconds in _together(counts):
        told = {first: sum(counts.get((first, second), 0) for second in seconds) for first in firsts}
        whole = all(coarse.get(second) is not None for second in seconds)
        tangled = len(firsts) > 1 and len(seconds) > 1
        shown |= told if whole and not tangled and min(told.values()) >= FEWEST else dict.fromkeys(told)
    return shown


def _together(pairs: Iterable[tuple[K, K]]) -> list[tuple[list[K], list[K]]]:
    """Return the keys in groups, such that no pair leads from one group to another."""
    of_first: dict[K, tuple[list[K], list[K]]] = {}
    of_second: dict[K, tuple[list[K], list[K]]] = {}
    for first, second in pairs:
        group = of_first.get(first) or ([], [])
        for one in (of_second.get(second) or ([], [second]), ([] if first in of_first else [first], [])):
            if one is not group:
                group[0].extend(one[0])
                group[1].extend(one[1])
                of_first |= dict.fromkeys(one[0], group)
                of_second |= dict.fromkeys(one[1], group)
    return list({id(group): group for group in of_first.values()}.values())


def shown(count: int) -> int | None:
    """Return a single figure, or None under five."""
    return count if count >= FEWEST else None


def telling(part: int, whole: int) -> str:
    """Return how a share may be told: "rate", or "few" (the part is under five), "rest" (what is left is under five).

    A percentage beside its whole gives the count away, so it is told only where both parts have five or more.
    """
    if part < FEWEST:
        return "few"
    return "rest" if whole - part < FEWEST else "rate"
