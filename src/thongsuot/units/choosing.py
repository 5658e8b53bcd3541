"""Choosing a unit by typing: present names, former ones and raw keystrokes all lead to units that stand today."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, Value
from django.db.models.functions import Concat

from thongsuot.language.keystrokes import decode_typing
from thongsuot.units import rules
from thongsuot.units.models import Place, Unit, UnitSuccession, valid_on
from thongsuot.units.queries import SEARCH_LIMIT, matching, search_units, starting_first

ENOUGH = 5  # units of that very name: what was called so before is then not asked for
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
        if len(hits) < min(ENOUGH, limit):
            for hit in find(text, on, limit):
                hits.setdefault(hit.unit.pk, hit)
    return list(hits.values())[:limit]


def _by_former_unit(text: str, on: date, limit: int) -> list[UnitHit]:
    """Return what units that have ended by day `on` became."""
    ended = starting_first(matching(Unit.objects.filter(valid_until__lte=on), text), " ".join(rules.words(text)))
    gone = {unit.pk: unit for unit in ended.select_related("heir__parent")[:limit]}
    rows = UnitSuccession.objects.filter(valid_on(on, "successor__"), former_id__in=gone, on__lte=on)
    hits = [
        UnitHit(row.successor, gone[row.former_id].name)
        for row in rows.select_related("successor__place", "successor__parent")
    ]
    kept = [UnitHit(unit.heir, unit.name) for unit in gone.values() if unit.heir and unit.heir.valid_until is None]
    return hits + kept


def _by_former_place(text: str, on: date, limit: int) -> list[UnitHit]:
    """Return the committees of the places that a former place, named by the words of `text`, went into."""
    gone = matching(Place.objects.filter(valid_until__lte=on), rules.bare_name(_without_committee(text)))
    rows = Unit.objects.filter(valid_on(on), kind=Unit.Kind.COMMITTEE, practice=False)
    rows = rows.filter(place__predecessions__former__in=gone.values("pk"), place__predecessions__on__lte=on)
    before = Concat("place__predecessions__former__kind", Value(" "), "place__predecessions__former__name")
    rows = rows.annotate(before=before).select_related("parent", "place")
    return [UnitHit(unit, unit.before) for unit in rows.order_by("sort_key", "id", "before")[:limit]]


_COMMITTEE = re.compile(r"^(?:uy ban nhan dan|ubnd|uy ban)\s+")


def _without_committee(text: str) -> str:
    """Return the words of a place where `text` names its People's Committee: `UBND thị trấn Thạnh Mỹ`."""
    return _COMMITTEE.sub("", " ".join(rules.words(text)))


def exactly(text: str, on: date) -> Unit | None:
    """Return the one standing unit that `text` names beyond doubt: by its code, or as the list writes it."""
    named = CODE.search(text)
    codes = Q(code__iexact=text.strip()) | Q(code__iexact=named[1] if named else "")
    return Unit.objects.filter(valid_on(on)).filter(codes).first()
