"""Collective submissions: from five persons on, and how many representatives they may send."""

COLLECTIVE_FROM = 5


def is_collective(persons: int) -> bool:
    """Return whether a submission counts as collective. Source: Luật Tiếp công dân 42/2013/QH13, Điều 29."""
    return persons >= COLLECTIVE_FROM


def representatives_limit(persons: int) -> tuple[int, int]:
    """Return the fewest and the most representatives: (0, 0) below five persons, 1–2 for 5 to 10, 1–5 above.

    Source: Luật Tiếp công dân 42/2013/QH13, Điều 29.
    """
    if not is_collective(persons):
        return (0, 0)
    return (1, 2) if persons <= 10 else (1, 5)
