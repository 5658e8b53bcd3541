"""Which body a denouncer means by a few words, so that the accused's own never gets the keys of their head's matter."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from thongsuot.language.folding import fold
from thongsuot.units.models import Unit
from thongsuot.units.queries import search_units, standing

MOST_OFFERED = 250
MOST_FOUND = 100
MOST_CANDIDATES = 6
# Of the threes of letters that were typed, how many the name has too: a letter or two mistyped; less is another name.
ALIKE = 0.6
# Words that say what kind of body it is: nearly all names share them, so that they tell none apart.
KINDS_OF_BODY = frozenset("uy ban nhan dan ubnd xa phuong dac khu thi tran thanh pho tp tinh huyen".split())


@dataclass(frozen=True)
class Candidate:
    """A body that words may mean, with the one it stands under."""

    id: UUID
    name: str
    above: str


def offered(on: date) -> list[str]:
    """Return the names of committees and of what stands right under the root, to choose from while typing."""
    rows = standing(on).filter(Q(kind=Unit.Kind.COMMITTEE) | Q(parent__parent=None), practice=False, outside=False)
    return list(rows.order_by("sort_key", "id").values_list("name", flat=True)[:MOST_OFFERED])


def body_named(text: str, on: date) -> UUID | None:
    """Return the body that `text` names: by its whole name, as the only one found, or as the only committee found; else

    as the only one of that name but for the words that say what kind of body it is ("UBND xã").

    None where it names none or several: then a body above all of them receives it.
    """
    found = [one for one in search_units(text, on=on, limit=MOST_FOUND) if not one.practice and not one.outside]
    wanted = fold(text)
    named = [one for one in found if wanted in (fold(one.name), fold(one.short_name))]
    committees = [one for one in found if one.kind == Unit.Kind.COMMITTEE]
    for fit in (named, found, committees):
        if len(fit) == 1:
            return fit[0].pk
    same = [] if found else [pk for score, pk in _scored(text, on) if score == (1, 1)]
    return same[0] if len(same) == 1 else None


def candidates(text: str, on: date) -> list[Candidate]:
    """Return up to six bodies that `text` may mean where it names none clearly: found by its words, else spelt alike.

    None where it names one (`body_named`) or nothing like any. Reads the names of all bodies; stores nothing.
    """
    if not text.strip() or body_named(text, on) is not None:
        return []
    found = [one for one in search_units(text, on=on, limit=MOST_FOUND) if not one.practice and not one.outside]
    found.sort(key=lambda unit: unit.kind != Unit.Kind.COMMITTEE)
    found = found or _alike(text, on)
    return [Candidate(one.pk, one.name, one.parent.name if one.parent else "") for one in found[:MOST_CANDIDATES]]


def _alike(text: str, on: date) -> list[Unit]:
    """Return the bodies whose names are spelt most like `text`, the likest first."""
    best = _scored(text, on)
    units = Unit.objects.select_related("parent").in_bulk([pk for _score, pk in best[:MOST_CANDIDATES]])
    return [units[pk] for _score, pk in best[:MOST_CANDIDATES]]


def _scored(text: str, on: date) -> list[tuple[tuple[float, float], UUID]]:
    """Return how much each body's name is like `text`, the likest first, those less than ALIKE left out."""
    wanted = _pieces(text)
    rows = standing(on).filter(practice=False, outside=False).values_list("pk", "name", "short_name")
    scored = [(max(_likeness(wanted, _pieces(name)) for name in names if name), pk) for pk, *names in rows]
    return sorted((row for row in scored if row[0][0] >= ALIKE), key=lambda row: (-row[0][0], -row[0][1], str(row[1])))


def _pieces(text: str) -> frozenset[str]:
    """Return the threes of letters of a name, without marks and without the words that say what kind of body it is."""
    words = [word for word in fold(text).split() if word not in KINDS_OF_BODY]
    padded = [f" {word} " for word in words]
    return frozenset(word[at : at + 3] for word in padded for at in range(len(word) - 2))


def _likeness(wanted: frozenset[str], name: frozenset[str]) -> tuple[float, float]:
    """Return how much of what was typed the name has, and how much of the name was typed: 0 nothing, 1 all."""
    shared = len(wanted & name)
    return (shared / len(wanted), shared / len(name)) if wanted and name else (0.0, 0.0)
