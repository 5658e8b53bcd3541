"""Figures for the public: no cell under five, and none that could be found by subtraction."""

FEWEST = 5


def suppressed(column: list[int]) -> list[int | None]:
    """Return the column with every cell under five hidden (None), shown beside its total.

    Where exactly one cell would be hidden, the smallest other one is hidden too, or subtraction would tell it.
    """
    shown: list[int | None] = [count if count >= FEWEST else None for count in column]
    hidden = [index for index, count in enumerate(shown) if count is None]
    others = [index for index, count in enumerate(shown) if count is not None]
    if len(hidden) == 1 and others:
        shown[min(others, key=lambda index: column[index])] = None
    return shown


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
