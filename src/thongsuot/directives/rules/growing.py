"""Which topics grow: counts of two periods side by side, never of few people."""

from collections.abc import Mapping
from dataclasses import dataclass

FEWEST = 5  # a smaller count is never shown, nor a difference that would give one away
GROWN = 1.5


@dataclass(frozen=True)
class Growing:
    """A topic that grew from `before` to `now` cases; `before` None where it is under FEWEST, and so not said."""

    topic: str
    now: int
    before: int | None


def growing(now: Mapping[str, int], before: Mapping[str, int]) -> list[Growing]:
    """Return the topics with at least FEWEST cases now and half as many again as before, the largest first."""
    found = [
        Growing(topic, count, before[topic] if before.get(topic, 0) >= FEWEST else None)
        for topic, count in now.items()
        if topic and count >= FEWEST and count >= GROWN * before.get(topic, 0)
    ]
    return sorted(found, key=lambda one: (-one.now, one.topic))
