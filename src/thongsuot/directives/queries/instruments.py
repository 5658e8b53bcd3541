"""The register as pages show it: its rows by filters, and one instrument beside its source."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.contrib.postgres.search import SearchQuery
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from thongsuot.core.actors import Actor
from thongsuot.directives.models import CitedInstrument, Instrument, Passage
from thongsuot.directives.permissions import instruments_seen_by
from thongsuot.language.citations import citations
from thongsuot.law.register import register
from thongsuot.law.rules.register import Instrument as Law
from thongsuot.units.rules import word_query

SORTS = {
    "ngay": ("issued_on", "registered_at", "pk"),
    "so": ("number", "pk"),
    "ten": ("title", "pk"),
    "vao-so": ("registered_at", "pk"),
}
NEWEST = "-ngay"
PASSAGES_A_PAGE = 50
LOOKED_AT = 500
STATES = (Instrument.State.DRAFT, Instrument.State.STANDING, Instrument.State.REPLACED, Instrument.State.ENDED)


@dataclass(frozen=True)
class Wanted:
    """The filters of the list; what is empty narrows nothing. `issuer`: part of its name; `unit_id`: whose register."""

    words: str = ""
    kind: str = ""
    year: int | None = None
    state: str = ""
    issuer: str = ""
    unit_id: UUID | None = None


def listed(actor: Actor, wanted: Wanted, sort: str = NEWEST) -> QuerySet[Instrument]:
    """Return the instruments that `actor` sees under the filters, in order; dropped drafts only where asked for."""
    rows = instruments_seen_by(actor).select_related("unit").defer("text", "read", "words")
    rows = rows.filter(state=wanted.state) if wanted.state else rows.exclude(state=Instrument.State.DROPPED)
    if wanted.kind:
        rows = rows.filter(kind=wanted.kind)
    if wanted.year:
        rows = rows.filter(issued_on__year=wanted.year)
    if wanted.unit_id:
        rows = rows.filter(unit_id=wanted.unit_id)
    if asked := _query(wanted.words):
        said = confirmed_with(wanted.words).values("instrument_id")
        rows = rows.filter(Q(words=asked) | Q(pk__in=said))
    if asked := _query(wanted.issuer):
        rows = rows.filter(words=asked)
    if wanted.issuer:
        rows = rows.filter(issuer__gt="")
    return rows.order_by(*_ordered(sort))


def _query(words: str) -> SearchQuery | None:
    """Return what finds rows in which each word stands, by its beginning, with or without marks; None for no word."""
    asked = word_query(words)
    return SearchQuery(asked, config="simple", search_type="raw") if asked else None


def confirmed_with(words: str) -> QuerySet[Passage]:
    """Return the confirmed passages that hold each word, of whichever instrument; none where there is no word."""
    asked = _query(words)
    rows = Passage.objects.filter(state=Passage.State.CONFIRMED)
    return rows.filter(found_by=asked) if asked else rows.none()


def said_in(actor: Actor, words: str, most: int) -> list[Passage]:
    """Return of each instrument that `actor` sees its first confirmed passage with each word, `most` of them.

    Looked for among the last passages that have the words. `before`: how many confirmed ones of it stand before.
    """
    seen = instruments_seen_by(actor).exclude(state=Instrument.State.DROPPED)
    rows = confirmed_with(words).filter(instrument__in=seen).order_by("-pk")
    first: dict[UUID, tuple[int, UUID]] = {}
    for instrument, position, pk in rows.values_list("instrument_id", "position", "pk")[:LOOKED_AT]:
        first[instrument] = min(first.get(instrument, (position, pk)), (position, pk))
    chosen = [pk for _position, pk in list(first.values())[:most]]
    before = Passage.objects.filter(instrument=OuterRef("instrument"), position__lt=OuterRef("position"))
    count = before.filter(state=Passage.State.CONFIRMED).order_by().values("instrument").annotate(n=Count("pk"))
    shown = Passage.objects.filter(pk__in=chosen).annotate(before=Coalesce(Subquery(count.values("n")), 0))
    shown = shown.select_related("instrument__unit").defer(
        "found_by", "search_key", "instrument__text", "instrument__read"
    )
    found = {one.pk: one for one in shown}
    return [found[pk] for pk in chosen]


def page_of(passage: Passage) -> int:
    """Return on which page of the confirmed passages one of `said_in` stands."""
    return passage.before // PASSAGES_A_PAGE + 1


def _ordered(sort: str) -> tuple:
    from_below = SORTS.get(sort.removeprefix("-"), SORTS["ngay"])
    return tuple(f"-{one}" for one in from_below) if sort.startswith("-") else from_below


def years(actor: Actor) -> list[int]:
    """Return the years of issue of what `actor` sees, latest first."""
    found = instruments_seen_by(actor).filter(issued_on__isnull=False)
    return [day.year for day in found.dates("issued_on", "year", order="DESC")]


@dataclass(frozen=True)
class Counts:
    """How many passages of an instrument wait, were confirmed, were left out."""

    proposed: int = 0
    confirmed: int = 0
    left_out: int = 0

    @property
    def every(self) -> int:
        return self.proposed + self.confirmed + self.left_out


def counts(instruments: Iterable[Instrument]) -> dict[UUID, Counts]:
    """Return for each instrument how far its passages are decided; one query."""
    state = Passage.State
    rows = Passage.objects.filter(instrument__in=[one.pk for one in instruments]).values("instrument_id")
    rows = rows.annotate(
        proposed=Count("pk", filter=Q(state=state.PROPOSED)),
        confirmed=Count("pk", filter=Q(state=state.CONFIRMED)),
        left_out=Count("pk", filter=Q(state=state.LEFT_OUT)),
    )
    return {row.pop("instrument_id"): Counts(**row) for row in rows}


@dataclass(frozen=True)
class Cited:
    """One citation: the instrument of the register it is tied to, those it may mean, the law that ships."""

    row: CitedInstrument
    cited: Instrument | None
    law: Law | None
    offered: list[Instrument] = field(default_factory=list)


def cited(actor: Actor, instrument: Instrument) -> list[Cited]:
    """Return what an instrument cites, in the order of its text; a register row is shown only to who sees it."""
    rows = list(instrument.citations.order_by("start", "pk"))
    seen = instruments_seen_by(actor).defer("text", "read")
    linked = seen.in_bulk([row.cited_id for row in rows if row.cited_id])
    numbers = {row.number for row in rows if row.number}
    same: dict[str, list[Instrument]] = {}
    offered = seen.filter(number__in=numbers).exclude(pk=instrument.pk).exclude(state=Instrument.State.DROPPED)
    for one in offered.order_by("issued_on", "pk") if numbers else ():
        same.setdefault(one.number, []).append(one)
    return [
        Cited(row, linked.get(row.cited_id), _law(row), [] if row.cited_id else _fitting(row, same.get(row.number, [])))
        for row in rows
    ]


def _fitting(row: CitedInstrument, found: list[Instrument]) -> list[Instrument]:
    """Return those of the same number that neither kind nor day speaks against."""
    return [
        one
        for one in found
        if (not row.kind or not one.kind or row.kind == one.kind)
        and (not row.issued_on or not one.issued_on or row.issued_on == one.issued_on)
    ]


def _law(row: CitedInstrument) -> Law | None:
    return next((law for each in citations(row.text) if (law := register().find(each))), None)
