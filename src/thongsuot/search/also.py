"""What rooms above find beside the cases: their own things in sight of whoever asks, by the words of a question."""

from collections.abc import Callable
from dataclasses import dataclass

from thongsuot.core.actors import Actor

MOST = 5


@dataclass(frozen=True)
class Also:
    """One thing found. `words`: what stands under its name."""

    label: str
    url: str
    words: str


@dataclass(frozen=True)
class Found:
    """What one room found; `every`: the address of its own list."""

    title: str
    rows: list[Also]
    every: str


Finder = Callable[[Actor, str], Found]
_finders: dict[str, Finder] = {}


def find_also_with(room: str, finder: Finder) -> None:
    """Take what a room above finds, once."""
    if room in _finders:
        raise ValueError(f"what finds in {room} is given twice")
    _finders[room] = finder


def found_also(actor: Actor, words: str) -> list[Found]:
    """Return what rooms above found, without those that found nothing."""
    return [found for finder in _finders.values() if (found := finder(actor, words)).rows]
