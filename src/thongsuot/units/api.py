"""Units and places for programs: found by the words of their names, present or former."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema
from pydantic import BeforeValidator, Field

from thongsuot.core import clock
from thongsuot.language.folding import clean
from thongsuot.units.places import search_places
from thongsuot.units.queries import search_units

router = Router(tags=["units"])
Search = Annotated[
    str, BeforeValidator(lambda text: clean(text) if isinstance(text, str) else text), Field(max_length=200)
]
Limit = Annotated[int, Field(ge=1, le=50)]


class UnitOut(Schema):
    id: UUID
    code: str
    name: str
    kind: str
    parent_id: UUID | None
    place_id: UUID | None
    outside: bool


class PlaceOut(Schema):
    """A place; `former`: the older name that led to it. Not `whole`: one of several successors."""

    id: UUID
    code: str
    name: str
    level: str
    parent_id: UUID | None
    former: str | None
    whole: bool


@router.get("/units", response=list[UnitOut])
def units(request: HttpRequest, q: Search, on: date | None = None, limit: Limit = 20):
    """Units in being on a day (today where none is given) with a word beginning with each word of `q`."""
    found = search_units(q, on=on or clock.today(), limit=limit)
    return [unit for unit in found if not unit.practice]


@router.get("/places", response=list[PlaceOut])
def places(
    request: HttpRequest,
    q: Search,
    level: Literal["province", "commune"] = "commune",
    on: date | None = None,
    limit: Limit = 20,
):
    """Places of a day by their own or a former name."""
    hits = search_places(q, on or clock.today(), levels=(level,), limit=limit)
    return [
        {
            "id": hit.place.pk,
            "code": hit.place.code,
            "name": str(hit.place),
            "level": hit.place.level,
            "parent_id": hit.place.parent_id,
            "former": str(hit.former) if hit.former else None,
            "whole": hit.whole,
        }
        for hit in hits
    ]
