"""Choosing a unit by typing: present names, former ones and raw keystrokes all lead to units that stand today."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from thongsuot.language.keystrokes import decode_typing
from thongsuot.units import rules
from thongsuot.units.models import Unit, UnitSuccession, valid_on
from thongsuot.units.places import search_places
from thongsuot.units.queries import SEARCH_LIMIT, matching, search_units, starting_first

CODE = re.compile(r"\(([^()\s]+)\)\s*$")


@dataclass(frozen=True)
class UnitHit:
    """A unit of the asked day; `former`: the name of the unit or place, gone since, that led to it."""

    unit: Unit
    former: str = ""


def find_units(
    text: str, on: date, *, within: Iterable[UUID] | None = None, limit: int = SEARCH_LIMIT
) -> list[UnitHit]:
    """Return up to `limit` units in being on day `on` by words of their names, with or without marks.

    A unit that ended leads to who has its matters; a place merged away leads to the committee there now. Telex or VNI
    typed without a keyboard program is read as it was meant.
    """
    text = decode_typing(text[:200])
    hits = {unit.pk: UnitHit(unit) for unit in search_units(text, within=within, on=on, limit=limit)}
    for find in (_by_former_unit, _by_former_place):
        if len(hits) < limit:
            for hit in find(text, on, limit):
                hits.setdefault(hit.unit.pk, hit)
    return list(hits.values())[:limit]


def _by_former_unit(text: str, on: date, limit: int) -> list[UnitHit]:
    """Return what units that have ended by day `on` became."""
    ended = starting_first(matching(Unit.objects.filter(valid_until__lte=on), text), " ".join(rules.words(text)))
    gone = {unit.pk: unit for unit in ended.select_related("heir")[:limit]}
    rows = UnitSuccession.objects.filter(valid_on(on, "successor__"), former_id__in=gone, on__lte=on)
    hits = [UnitHit(row.successor, gone[row.former_id].name) for row in rows.select_related("successor__place")]
    kept = [UnitHit(unit.heir, unit.name) for unit in gone.values() if unit.heir and unit.heir.valid_until is None]
    return hits + kept


def _by_former_place(text: str, on: date, limit: int) -> list[UnitHit]:
    """Return the committees of the places that a former place, named by the words of `text`, went into."""
    name = rules.bare_name(_without_committee(text))
    if not name:
        return []
    former = {hit.place.pk: str(hit.former) for hit in search_places(name, on, limit=limit) if hit.former}
    rows = Unit.objects.filter(valid_on(on), kind=Unit.Kind.COMMITTEE, place__in=former, practice=False)
    return [UnitHit(unit, former[unit.place_id]) for unit in rows.select_related("place").order_by("sort_key", "id")]


_COMMITTEE = re.compile(r"^(?:uy ban nhan dan|ubnd|uy ban)\s+")


def _without_committee(text: str) -> str:
    """Return the words of a place where `text` names its People's Committee: `UBND thị trấn Thạnh Mỹ`."""
    return _COMMITTEE.sub("", " ".join(rules.words(text)))


def exactly(text: str, on: date) -> Unit | None:
    """Return the one standing unit that `text` names beyond doubt: by its code, or as the list writes it."""
    named = CODE.search(text)
    codes = Q(code__iexact=text.strip()) | Q(code__iexact=named[1] if named else "")
    return Unit.objects.filter(valid_on(on)).filter(codes).first()
