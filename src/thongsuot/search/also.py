"""What rooms above find beside the cases: their own things in sight of whoever asks, by the words of a question."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Model, QuerySet

from thongsuot.core.actors import Actor
from thongsuot.language.folding import fold

MOST = 5
LOOKED_AT = 500  # names are short, and older things are found by unit and year in the list of their room


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


def titled(rows: QuerySet, words: str) -> list[Model]:
    """Return the first of the rows, in their order, whose `title` holds every word, with or without marks."""
    wanted = fold(words).split()
    looked = rows[:LOOKED_AT] if wanted else ()
    return [one for one in looked if all(word in fold(one.title) for word in wanted)][:MOST]


def found_also(actor: Actor, words: str) -> list[Found]:
    """Return what rooms above found, without those that found nothing."""
    return [found for finder in _finders.values() if (found := finder(actor, words)).rows]
