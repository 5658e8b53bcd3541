"""Reads over places: by name, present or former; named in a text; what a former place became."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from thongsuot.language.places import PlaceGuess, places_in, places_named
from thongsuot.units import rules
from thongsuot.units.models import Place, PlaceSuccession, valid_on
from thongsuot.units.queries import SEARCH_LIMIT, installation, matching, starting_first

ASKED = 8  # guesses looked at: a name that more places bear needs its province
FAR_BEHIND = 3  # times less likely than the first: then the first is meant


@dataclass(frozen=True)
class PlaceHit:
    """A place of the asked day; `former` is the older name that led to it; not `whole`: one of several successors."""

    place: Place
    former: Place | None = None
    whole: bool = True


@dataclass(frozen=True)
class NamedPlace:
    """A commune that words name. `written`: those words; `former`: what the name was before, "" where it is today's.

    `score`: how surely, 0 to 1; `split`: one of several parts of what was named.
    """

    place: Place
    written: str
    former: str
    score: float
    split: bool

    @property
    def full_name(self) -> str:
        """Return the name with the province: as a name it leads back to this place alone."""
        return full_name(self.place)


def full_name(place: Place) -> str:
    """Return the name of a place with what it lies in: "Xã Đơn Dương, Tỉnh Lâm Đồng"."""
    return f"{place}, {place.parent}" if place.parent else str(place)


def stands(place: Place, on: date) -> bool:
    """Return whether a place is in being on day `on`."""
    begun = place.valid_from is None or place.valid_from <= on
    return begun and (place.valid_until is None or place.valid_until > on)


def standing_places(on: date, level: str | None = None) -> QuerySet[Place]:
    """Return the places in being on day `on`, of one level or all."""
    places = Place.objects.filter(valid_on(on))
    return places.filter(level=level) if level else places


def successors(place: Place, on: date) -> list[PlaceHit]:
    """Return what `place` is on day `on`: itself where it stands, else each successor; several where it was split."""
    if stands(place, on):
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


def home_province() -> Place | None:
    """Return the province of this installation, or None where it serves the nation."""
    root = installation().root_unit
    place = root.place if root else None
    while place is not None and place.level != Place.Level.PROVINCE:
        place = place.parent
    return place


def named_in(text: str, on: date, near: Place | None = None) -> list[NamedPlace]:
    """Return the communes of day `on` that a text names, likeliest first; among places of one name `near` decides.

    `near`: the province of the office that asks. Nothing is kept: the text may be a denunciation.
    """
    return _standing(places_in(text, ASKED, near=near.code if near else ""), on)


def named(name: str, on: date, near: Place | None = None) -> list[NamedPlace]:
    """Return the communes of day `on` that a typed name may mean, likeliest first: of today or before, however spelt.

    Where it is more or less than a whole name, those with words that begin so, as `search_places` finds them.
    """
    found = _standing(places_named(name, ASKED, near=near.code if near else ""), on)
    if found and found[0].written == name.strip():
        return found
    hits = (search_places(name, on, within=near) if near else []) or search_places(name, on)
    begun = [NamedPlace(hit.place, name, str(hit.former or ""), 1 / len(hits), not hit.whole) for hit in hits]
    return begun or found


def the_one(found: list[NamedPlace]) -> NamedPlace | None:
    """Return the place that is meant beyond reasonable doubt: the only one, or far likelier than the next."""
    clear = len(found) == 1 or (len(found) > 1 and found[0].score >= FAR_BEHIND * found[1].score)
    return found[0] if clear and not found[0].split else None


def _standing(guesses: list[PlaceGuess], on: date) -> list[NamedPlace]:
    """Return the guesses whose commune stands in the tables on day `on`, those far behind the first left out."""
    wards = [guess for guess in guesses if guess.ward_code and guess.score * FAR_BEHIND**2 >= guesses[0].score]
    codes = {guess.ward_code for guess in wards}
    rows = Place.objects.filter(level=Place.Level.COMMUNE, code__in=codes, valid_from__isnull=False)
    places = {place.code: place for place in rows.select_related("parent")} if codes else {}
    found = [
        (each, hit) for each in wards if each.ward_code in places for hit in successors(places[each.ward_code], on)
    ]
    return [
        NamedPlace(
            hit.place, guess.written, guess.former or str(hit.former or ""), guess.score, guess.split or not hit.whole
        )
        for guess, hit in found
    ]
