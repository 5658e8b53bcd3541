"""What a competence given or ended would change: for each topic and kind in its place, whose matter it is then."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from thongsuot.language.topics import topics
from thongsuot.units import rules
from thongsuot.units.models import Competence, Place, Unit, valid_on

KINDS = ("feedback", "petition", "complaint")
Row = tuple[UUID, str, str, UUID | None]  # unit, topic, kind, place


@dataclass(frozen=True)
class Shift:
    """A topic whose unit changes, for these kinds; several units: they overlap, none: nobody is competent."""

    topic: str
    kinds: tuple[str, ...]
    before: tuple[Unit, ...]
    after: tuple[Unit, ...]


def narrowest(rows: Iterable[Row], topic: str, kind: str, distances: dict[UUID, int]) -> frozenset[UUID]:
    """Return the units whose row is the narrowest for a topic and kind in the place that `distances` starts from."""
    ranked: dict[tuple[int, int, int], set[UUID]] = {}
    for unit, own_topic, own_kind, place in rows:
        if own_topic in rules.topic_line(topic) and own_kind in ("", kind) and (place is None or place in distances):
            distance = distances.get(place, len(distances))
            rank = rules.narrowness(topic=own_topic, kind=own_kind, place_distance=distance)
            ranked.setdefault(rank, set()).add(unit)
    return frozenset(ranked[min(ranked)]) if ranked else frozenset()


def if_given(unit: Unit, topic: str, kind: str, place_id: UUID | None, on: date) -> list[Shift]:
    """Return what changes in the place where `unit` is made competent there."""
    place_id = place_id or unit.place_id
    rows = _rows(place_id, on)
    return _shifts(topic, kind, place_id, rows, [*rows, (unit.pk, topic, kind, place_id)])


def if_ended(competence: Competence, on: date) -> list[Shift]:
    """Return what changes in the place of a competence where it ends."""
    rows = _rows(competence.place_id, on)
    gone = (competence.unit_id, competence.topic, competence.kind, competence.place_id)
    left = [row for row in rows if row != gone]
    return _shifts(competence.topic, competence.kind, competence.place_id, rows, left)


def line_of(place_id: UUID | None) -> dict[UUID, int]:
    """Return a place and those it lies in, each with its distance."""
    found: dict[UUID, int] = {}
    place = Place.objects.select_related("parent__parent__parent").filter(pk=place_id).first()
    while place is not None:
        found[place.pk] = len(found)
        place = place.parent
    return found


def _rows(place_id: UUID | None, on: date) -> list[Row]:
    found = Competence.objects.filter(valid_on(on), valid_on(on, "unit__"))
    found = found.filter(Q(place=None) | Q(place_id__in=line_of(place_id)))
    return list(found.values_list("unit_id", "topic", "kind", "place_id"))


def _shifts(topic: str, kind: str, place_id: UUID | None, before: list[Row], after: list[Row]) -> list[Shift]:
    distances = line_of(place_id)
    reached = [each.code for each in topics() if topic in rules.topic_line(each.code)]
    changed: dict[tuple, list[str]] = {}
    for code in reached:
        for each in (kind,) if kind else KINDS:
            was, is_now = (narrowest(rows, code, each, distances) for rows in (before, after))
            if was != is_now:
                changed.setdefault((code, was, is_now), []).append(each)
    units = Unit.objects.in_bulk({pk for _code, was, is_now in changed for pk in was | is_now})
    return [
        Shift(code, tuple(kinds), _named(was, units), _named(is_now, units))
        for (code, was, is_now), kinds in changed.items()
    ]


def _named(ids: frozenset[UUID], units: dict[UUID, Unit]) -> tuple[Unit, ...]:
    return tuple(sorted((units[pk] for pk in ids), key=lambda unit: bytes(unit.sort_key)))
