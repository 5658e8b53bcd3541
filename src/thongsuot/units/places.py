"""Reads over places: by name, present or former; what a former place became."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from thongsuot.units import rules
from thongsuot.units.models import Place, PlaceSuccession, valid_on
from thongsuot.units.queries import SEARCH_LIMIT, matching, starting_first


@dataclass(frozen=True)
class PlaceHit:
    """A place of the asked day; `former` is the older name that led to it; not `whole`: one of several successors."""

    place: Place
    former: Place | None = None
    whole: bool = True


def standing_places(on: date, level: str | None = None) -> QuerySet[Place]:
    """Return the places in being on day `on`, of one level or all."""
    places = Place.objects.filter(valid_on(on))
    return places.filter(level=level) if level else places


def successors(place: Place, on: date) -> list[PlaceHit]:
    """Return what `place` is on day `on`: itself where it stands, else each successor; several where it was split."""
    if (place.valid_from is None or place.valid_from <= on) and (place.valid_until is None or place.valid_until > on):
        return [PlaceHit(place)]
    rows = PlaceSuccession.objects.filter(valid_on(on, "successor__"), former=place, on__lte=on)
    rows = rows.select_related("successor__parent").order_by("-whole", "successor__sort_key")
    return [PlaceHit(row.successor, place, row.whole) for row in rows]


def search_places(
    text: str, on: date, *, levels=("commune",), within: Place | None = None, limit: int = SEARCH_LIMIT
) -> list[PlaceHit]:
    """Return up to `limit` places of day `on` by their own or a former name; those that begin with it come first.

    A name merged away leads to its successors; a former ward that was split offers each. `within`: a province.
    """
    start = rules.bare_name(text)
    named = matching(Place.objects.filter(valid_on(on), level__in=levels).select_related("parent"), text)
    if within is not None:
        named = named.filter(parent=within)
    hits = [PlaceHit(place) for place in starting_first(named, start)[:limit]]
    seen = {hit.place.pk for hit in hits}
    for hit in _by_former_name(text, start, on, levels, within, limit):
        if hit.place.pk not in seen and len(hits) < limit:
            hits.append(hit)
            seen.add(hit.place.pk)
    return sorted(hits, key=lambda hit: not (hit.former or hit.place).search_key.startswith(start))


def _by_former_name(text, start, on, levels, within, limit) -> list[PlaceHit]:
    gone = matching(Place.objects.filter(valid_until__lte=on), text)
    former = {place.pk: place for place in starting_first(gone, start)[:limit]}
    rows = PlaceSuccession.objects.filter(valid_on(on, "successor__"), former_id__in=former, on__lte=on)
    rows = rows.filter(Q(successor__level__in=levels)).select_related("successor__parent")
    if within is not None:
        rows = rows.filter(successor__parent=within)
    order = {pk: rank for rank, pk in enumerate(former)}
    hits = [PlaceHit(row.successor, former[row.former_id], row.whole) for row in rows]
    return sorted(hits, key=lambda hit: (order[hit.former.pk], not hit.whole, bytes(hit.place.sort_key)))
