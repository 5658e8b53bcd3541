"""Promises for programs: what the public pages show, over the same queries."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Router, Schema
from pydantic import BeforeValidator, Field

from thongsuot.commitments.queries import published
from thongsuot.core import clock
from thongsuot.core.errors import NotFound
from thongsuot.language.folding import clean

router = Router(tags=["promises"])
PAGE_LIMIT = 100
Search = Annotated[str, BeforeValidator(lambda text: clean(text) if isinstance(text, str) else text)]
Standing = Literal["", "running", "late", "kept", "kept-late", "broken", "withdrawn", "renewed"]


class PromisedDayOut(Schema):
    """A day that was promised, the day it was given, and why, where that was reviewed."""

    due_on: date
    given_on: date
    reason: str


class PromiseOut(Schema):
    """A reviewed promise. `stands`: how it stands today; `renewals`: how often a later day was given."""

    id: UUID
    unit_id: UUID
    unit_name: str
    text: str
    wanted: str
    said_by: str
    source: str
    said_on: date
    first_due_on: date
    due_on: date
    renewals: int
    stands: str
    ended_on: date | None
    published_on: date
    days: list[PromisedDayOut]

    @staticmethod
    def resolve_days(one):
        return list(one.days.all())


class PromisesOut(Schema):
    """One page of promises."""

    total: int
    page: int
    pages: int
    items: list[PromiseOut]


class CountsOut(Schema):
    """The promises of a unit in a year: all, and by how they stand today; each figure has its list behind it."""

    unit_id: UUID
    unit_name: str
    year: int
    total: int
    counts: dict[str, int]


@router.get("/promises", response=PromisesOut)
def promises(
    request: HttpRequest,
    q: Annotated[Search, Field(max_length=200)] = "",
    unit_id: UUID | None = None,
    stands: Standing = "",
    year: Annotated[int, Field(ge=1, le=9999)] | None = None,
    page: Annotated[int, Field(ge=1, le=100_000)] = 1,
    size: Annotated[int, Field(ge=1, le=PAGE_LIMIT)] = 20,
):
    """Public promises, the latest said first; `stands` may be `renewed` too. A page past the last is the last one."""
    rows = published.found(clock.today(), words=q, unit_id=unit_id, standing=stands, year=year)
    found = Paginator(rows.prefetch_related("days"), size).get_page(page)
    pages = found.paginator
    return {"total": pages.count, "page": found.number, "pages": pages.num_pages, "items": list(found)}


@router.get("/promises/counts", response=list[CountsOut])
def promise_counts(
    request: HttpRequest, unit_id: UUID | None = None, year: Annotated[int, Field(ge=1, le=9999)] | None = None
):
    """How many promises stand how, by unit and year: counts without sum, share or order by merit."""
    return [vars(row) for row in published.by_unit(clock.today(), unit_id=unit_id, year=year)]


@router.get("/promises/{promise_id}", response=PromiseOut)
def promise(request: HttpRequest, promise_id: UUID):
    """One public promise."""
    copy = published.one(promise_id, clock.today())
    if copy is None:
        raise NotFound(_("Không có lời hứa này, hoặc đã được gỡ."))
    return copy
