"""Tells all cases side by side, each step in the order of its day, so that the book reads as it would have grown."""

import heapq
from collections.abc import Callable, Iterable
from itertools import count

from thongsuot.config.demo.life import from_screening, life
from thongsuot.config.demo.walk import Waits, Walk, World


def tell(world: World, walks: Iterable[Walk], progress: Callable[[int], None]) -> int:
    """Tell every walk up to `world.now` and return how many cases there are; `progress` gets how many began.

    What would happen after `world.now` does not happen: those cases wait where they are.
    """
    order, began = count(), 0
    waiting = [(walk.at, next(order), walk, None) for walk in walks]
    heapq.heapify(waiting)
    while waiting:
        at, _place, walk, telling = heapq.heappop(waiting)
        if at > world.now:
            break
        if telling is None:
            began += 1
            progress(began)
            telling = life(walk) if walk.case is None else from_screening(walk)
        following = _step(telling)
        if following is not None:
            heapq.heappush(waiting, (following, next(order), walk, telling))
        for child in world.spawned:
            heapq.heappush(waiting, (child.at, next(order), child, None))
        world.spawned.clear()
    return began


def _step(telling):
    """Let the walk do its next step and return when the one after it is; None where it ends or waits."""
    try:
        return next(telling, None)
    except Waits:
        return None
