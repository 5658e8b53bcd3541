"""Who settles a complaint: the head of whoever made the decision; at the second level the next-higher head.

Units are ids. Source: Law 02/2011/QH13, Art. 17 to 23; Decree 141/2025/NĐ-CP for two levels of government.
"""

from collections.abc import Callable, Iterable
from uuid import UUID


def standing_now(body: UUID, successors: Callable[[UUID], Iterable[UUID]], is_standing: Callable[[UUID], bool]) -> set:
    """Return the units in whose place `body` stands today: itself, or whatever it was merged into, step by step."""
    found, waiting, seen = set(), [body], set()
    while waiting:
        one = waiting.pop()
        if one in seen:
            continue
        seen.add(one)
        if is_standing(one):
            found.add(one)
        else:
            waiting += successors(one)
    return found


def is_first(holder: UUID, bodies: set[UUID], below: Callable[[UUID], set[UUID]]) -> bool:
    """Return whether `holder` settles first: it made the decision, or a desk of its own did."""
    return holder in bodies or bool(bodies & below(holder))


def is_second(holder: UUID, first: UUID, above: list[UUID]) -> bool:
    """Return whether `holder` is the next-higher body over the first resolver. `above`: nearest first."""
    return holder != first and bool(above) and holder == above[0]
