"""What rooms above find beside the cases: their own things in sight of whoever asks, by the words of a question.

The public's search has finders of its own, which read what is published and nothing else.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.db.models import Model, QuerySet
from django.urls import reverse

from thongsuot.core.actors import Actor
from thongsuot.language.folding import fold_spelling
from thongsuot.language.querying import Query, parse

MOST = 5
TYPED = 100  # characters that the form of a list takes
LOOKED_AT = 500  # names are short, and older things are found by unit and year in the list of their room


@dataclass(frozen=True)
class Also:
    """One thing found. `words`: what stands under its name."""

    label: str
    url: str
    words: str


def shown(label: str, url: str, *said: object) -> Also:
    """Return a thing found, with what is said of it side by side; days as 29/7/2026, nothing of what is empty."""
    words = (f"{each.day}/{each.month}/{each.year}" if isinstance(each, date) else str(each) for each in said if each)
    return Also(label, url, " · ".join(words))


@dataclass(frozen=True)
class Found:
    """What one room found; `every`: the address of its own list."""

    title: str
    rows: list[Also]
    every: str


Finder = Callable[[Actor, str], Found]
PublicFinder = Callable[[str], Found]
Opener = Callable[[Actor, str], str | None]
_finders: dict[str, Finder] = {}
_public: dict[str, PublicFinder] = {}
_openers: dict[str, Opener] = {}
_A_NAME = {"name"}  # typed alone it finds what has all its words otherwise; a number of a person finds nothing


def find_also_with(room: str, finder: Finder) -> None:
    """Take what a room above finds, once for each kind of thing, in the order in which they are shown."""
    _once(_finders, room, finder)


def find_in_public_with(room: str, finder: PublicFinder) -> None:
    """Take what a room finds among what it has published, once."""
    _once(_public, room, finder)


def open_with(room: str, opener: Opener) -> None:
    """Take what gives the address of the thing in sight that bears a code as people type it, 13 digits, once."""
    _once(_openers, room, opener)


def _once(taken: dict, room: str, one: Callable) -> None:
    if room in taken:
        raise ValueError(f"what finds in {room} is given twice")
    taken[room] = one


def words_asked(query: Query) -> str:
    """Return the words by which rooms are asked: those typed, in quotes or not, and the number of a document.

    Nothing where the question holds a number of a person, or asks for what only cases have, or without a word.
    """
    only_cases = (query.place_codes, query.topic, query.kind, query.status, query.date_from, query.date_to)
    if any((*only_cases, query.code_part, query.excluded, set(query.withheld) - _A_NAME)):
        return ""
    typed = query.exact_words or query.words
    return " ".join((*typed, *(word for phrase in query.phrases for word in phrase), query.number_part)).strip()


def titled(rows: QuerySet, words: str) -> list[Model]:
    """Return the first of the rows, in their order, whose `title` holds every word, with or without marks."""
    wanted = fold_spelling(words).split()
    looked = rows[:LOOKED_AT] if wanted else ()
    return [one for one in looked if all(word in fold_spelling(one.title) for word in wanted)][:MOST]


def found_also(actor: Actor, words: str) -> list[Found]:
    """Return what rooms above found, without those that found nothing."""
    return [found for finder in _finders.values() if (found := finder(actor, words)).rows]


def found_in_public(typed: str) -> list[Found]:
    """Return what rooms found among what they have published, by what was typed, without those that found nothing."""
    words = words_asked(parse(typed))
    return [found for finder in _public.values() if (found := finder(words)).rows] if words else []


def listed(name: str, parameter: str, words: str) -> str:
    """Return the address of a room's own list under the words asked for, as many whole ones as its form takes."""
    kept = words if len(words) <= TYPED else words[: TYPED + 1].rpartition(" ")[0] or words[:TYPED]
    return f"{reverse(name)}?{urlencode({parameter: kept})}"


def opened(actor: Actor, code: str) -> str | None:
    """Return the address of what bears this code of 13 digits, in sight of the actor, beside the cases."""
    return next((url for opener in _openers.values() if (url := opener(actor, code))), None)
