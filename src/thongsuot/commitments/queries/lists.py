"""The desk's list of promises: filtered, found by words, sorted by any column."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import F, Q, QuerySet

from thongsuot.commitments.models import Commitment, CommitmentContent
from thongsuot.commitments.permissions import visible_to
from thongsuot.commitments.queries.standings import stood
from thongsuot.core.actors import Actor
from thongsuot.units.queries import matching

# Name of a column in addresses: what it sorts by.
COLUMNS = {
    "so": ("year", "number"),
    "loi": ("content__search_key",),
    "don-vi": ("unit__sort_key",),
    "ngay-hua": ("said_on",),
    "han": ("due_on",),
    "lan": ("renewals",),
}
NEWEST = "-ngay-hua"
SORTS = (*COLUMNS, *(f"-{name}" for name in COLUMNS))
SHOWN = ("content", "unit", "duty__holder_unit", "duty__holder_officer")


@dataclass(frozen=True, kw_only=True)
class Filters:
    """What is wanted; an empty value narrows nothing. `mine`: promises the officer keeps by name."""

    standing: str = ""
    source: str = ""
    publicity: str = ""
    unit_id: UUID | None = None
    said_from: date | None = None
    said_until: date | None = None
    renewed: bool = False
    mine: bool = False
    words: str = ""


def listed(actor: Actor, wanted: Filters, sort: str, today: date) -> QuerySet[Commitment]:
    """Return what the actor sees of what is wanted, in order, each with `stands`."""
    back, name = sort.startswith("-"), sort.lstrip("-")
    orders = [F(column).desc() if back else F(column).asc() for column in COLUMNS[name]]
    rows = stood(visible_to(actor), today).filter(_narrowed(actor, wanted))
    if wanted.words:
        found = matching(_contents(actor), wanted.words)
        rows = rows.filter(pk__in=found.values("pk"))
    return rows.select_related(*SHOWN).order_by(*orders, "-id" if back else "id")


def _contents(actor: Actor) -> QuerySet[CommitmentContent]:
    return CommitmentContent.objects.filter(commitment__in=visible_to(actor))


def _narrowed(actor: Actor, wanted: Filters) -> Q:
    given = {
        "stands": wanted.standing,
        "source": wanted.source,
        "publicity": wanted.publicity,
        "said_on__gte": wanted.said_from,
        "said_on__lte": wanted.said_until,
        "renewals__gt": 0 if wanted.renewed else None,
        "duty__holder_officer_id": actor.officer_id if wanted.mine else None,
    }
    chosen = Q(**{name: value for name, value in given.items() if value not in ("", None)})
    if wanted.unit_id:
        chosen &= Q(unit_id=wanted.unit_id) | Q(duty__holder_unit_id=wanted.unit_id)
    return chosen


def to_review(actor: Actor) -> int:
    """Return how many promises said in public wait for this officer to review their words."""
    units = actor.units_as("publisher", "head")
    if not units:
        return 0
    near = Q(unit_id__in=units) | Q(duty__holder_unit_id__in=units)
    return visible_to(actor).filter(near, publicity="waiting").count()
