"""Lists for officers: what waits to be screened, and every case they see, filtered and paged. Practice stays apart."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import F, Q, QuerySet

from thongsuot.cases.models import Case, CaseLabel, Sight
from thongsuot.cases.permissions import SEEING_BELOW, SEEING_ROLES
from thongsuot.cases.rules.tables import OWED
from thongsuot.cases.rules.transitions import BEFORE_SCREENING, DESK
from thongsuot.core.actors import Actor
from thongsuot.core.ids import CODE_DIGITS
from thongsuot.duties.models import Duty
from thongsuot.ledger.planning import planned_anew
from thongsuot.units.queries import as_now, descendants

PAGE = 30
SHOWN = ("holder_unit", "working_unit", "officer", "place", "duty")
CODE_START = 4
# How else than the nearest due day first what waits can lie: the newest first, the oldest first.
ORDERS = {"moi": ("-received_at", "-id"), "cu": ("received_at", "id")}
FEW_UNITS = 20


@dataclass(frozen=True, kw_only=True)
class Filters:
    """What a list is narrowed to; an empty one narrows nothing. `code`: a whole code, or its first digits."""

    state: str = ""
    kind: str = ""
    topic: str = ""
    channel: str = ""
    place_id: UUID | None = None
    unit_id: UUID | None = None
    officer_id: UUID | None = None
    open: bool = False
    late: bool = False
    urgent: bool = False
    code: str = ""
    label_id: UUID | None = None
    received_from: date | None = None
    received_until: date | None = None


@dataclass(frozen=True)
class Page:
    """Some rows, newest first, and the mark after which the next page begins (None: this is the last)."""

    rows: list[Case]
    after: str | None


def inbox(actor: Actor) -> QuerySet[Case]:
    """Return what waits for the desks of `actor` to be screened or supplemented, the nearest due day first."""
    waiting = Case.objects.filter(
        holder_unit__in=actor.units_as(*DESK), state__in=BEFORE_SCREENING, practice=actor.practice
    )
    return waiting.select_related(*SHOWN).order_by(F("duty__due_on").asc(nulls_last=True), "received_at", "id")


def laid(waiting: QuerySet[Case], order: str) -> QuerySet[Case]:
    """Return what waits in one of ORDERS; any other word leaves the nearest due day first."""
    return waiting.order_by(*ORDERS[order]) if order in ORDERS else waiting


def seen_by(actor: Actor) -> QuerySet[Case]:
    """Return the cases that `actor` sees, as `permissions.visible_to`, by one index: tested to be the same rows.

    A few units below are named one by one, so that their sights are found by the index; for a whole province the
    cases themselves say who holds them, which saves reading as many sights.
    """
    seen, below = Q(unit__in=actor.units_as(*SEEING_ROLES)), descendants(actor.units_as(*SEEING_BELOW))
    few = list(below[: FEW_UNITS + 1].values_list("descendant", flat=True)) if actor.units_as(*SEEING_BELOW) else []
    if len(few) <= FEW_UNITS:
        seen = Q(pk__in=Sight.objects.filter(seen | Q(why="holder", unit__in=few)).values("case"))
    else:
        seen = Q(pk__in=Sight.objects.filter(seen).values("case")) | Q(holder_unit__in=below)
    return Case.objects.filter(seen, practice=actor.practice)


def narrowed(cases: QuerySet[Case], wanted: Filters, today: date) -> QuerySet[Case]:
    """Return `cases` narrowed to what is wanted; `late`: owed still, and its last day is before `today`."""
    exact = ("state", "kind", "channel", "place_id", "officer_id")
    cases = cases.filter(**{name: getattr(wanted, name) for name in exact if getattr(wanted, name)})
    if wanted.topic:
        cases = cases.filter(Q(topic=wanted.topic) | Q(topic__startswith=f"{wanted.topic}."))
    if wanted.unit_id:
        units = as_now([wanted.unit_id])
        cases = cases.filter(Q(holder_unit__in=units) | Q(working_unit__in=units))
    if wanted.open:
        cases = cases.filter(ended_on=None)
    if wanted.late:
        late = {"duty__state": Duty.State.OPEN, "duty__due_on__lt": today}
        cases = cases.filter(state__in=OWED, **late)
    if wanted.urgent:
        cases = cases.filter(urgent=True)
    if wanted.label_id:
        cases = cases.filter(pk__in=CaseLabel.objects.filter(label=wanted.label_id).values("case"))
    days = {"received_on__gte": wanted.received_from, "received_on__lte": wanted.received_until}
    cases = cases.filter(**{test: day for test, day in days.items() if day})
    return _with_code(cases, wanted.code)


def _with_code(cases: QuerySet[Case], text: str) -> QuerySet[Case]:
    if not text.strip():
        return cases
    digits = "".join(str(int(character)) for character in text if character.isdecimal())
    if not CODE_START <= len(digits) <= CODE_DIGITS:
        return cases.none()
    return cases.filter(code__startswith=digits)


@planned_anew()
def page(actor: Actor, wanted: Filters, *, today: date, after: str | None = None, size: int = PAGE) -> Page:
    """Return one page of the cases that `actor` sees, newest first. `after`: the mark that the page before gave.

    A mark that is none begins anew.
    """
    return cut(narrowed(seen_by(actor), wanted, today), after=after, size=size)


def cut(cases: QuerySet[Case], *, after: str | None, size: int = PAGE) -> Page:
    """Return one page of `cases`, newest first, as `page` does."""
    if mark := _mark(after):
        instant, last = mark
        cases = cases.filter(received_at__lte=instant).filter(Q(received_at__lt=instant) | Q(pk__lt=last))
    newest = cases.order_by("-received_at", "-id").values("pk")[: size + 1]  # joined to the rest only when cut
    rows = list(Case.objects.filter(pk__in=newest).select_related(*SHOWN).order_by("-received_at", "-id"))
    shown = rows[:size]
    return Page(shown, f"{shown[-1].received_at.isoformat()}_{shown[-1].pk}" if len(rows) > size else None)


def is_mark(after: str | None) -> bool:
    """Return whether `after` is a mark that a page gave."""
    return _mark(after) is not None


def _mark(after: str | None) -> tuple[datetime, UUID] | None:
    instant, _separator, last = (after or "").partition("_")
    try:
        return datetime.fromisoformat(instant), UUID(last)
    except ValueError:
        return None
