"""What an actor owes and is owed, grouped by lateness; every list is an index range, never the whole table."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q, QuerySet, Value, prefetch_related_objects
from django.db.models.functions import Coalesce

from thongsuot.core.actors import Actor
from thongsuot.duties.models import Duty
from thongsuot.duties.queries.finding import found
from thongsuot.duties.queries.standing import away_from
from thongsuot.law.rules import Calendar, CalendarUnknown
from thongsuot.ledger.planning import planned_anew

GROUPS = ("late", "today", "soon", "later", "suspended")
RUNNING = (Duty.State.OPEN, Duty.State.SUSPENDED)
TAKERS = ("handler", "receptionist", "head")
SOON_DAYS = 3
PAGE = 20


@dataclass(frozen=True)
class Group:
    """One part of a list: its key, how many duties it holds in all, and those of the page shown."""

    key: str
    count: int
    duties: list[Duty]
    page: int = 1

    @property
    def pages(self) -> int:
        return max(1, -(-self.count // PAGE))

    @property
    def left(self) -> int:
        """Return how many lie after this page."""
        return max(0, self.count - self.page * PAGE)


def _mine(actor: Actor, on: date | None = None) -> Q:
    """What the actor holds, what nobody holds yet in a unit where they may take it, and all of a unit they head.

    With a day: also what an officer of these units holds who is not there that day (see `standing.away_from`).
    """
    mine = Q(holder_officer_id=actor.officer_id) if actor.is_officer else Q(pk__in=[])
    takes, heads = actor.units_as(*TAKERS), actor.units_as("head")
    if takes:
        mine |= Q(holder_unit_id__in=takes, holder_officer=None)
    if heads:
        mine |= Q(holder_unit_id__in=heads)
    return mine if on is None or actor.practice else mine | away_from(takes - heads, on)


def owed_by(actor: Actor, *, part: str | None = None, on: date | None = None) -> QuerySet[Duty]:
    """Return the running duties `actor` owes: own ones, unassigned ones of own units, all of a unit they head.

    `on`: with those that the units' absent officers hold on that day, for whom the unit stands in.
    """
    duties = Duty.objects.filter(_mine(actor, on), state__in=RUNNING, practice=actor.practice)
    return duties.filter(part=part) if part else duties


@planned_anew()
def counts_by_part(actor: Actor, *, on: date | None = None) -> dict[str, int]:
    """Return how many duties of each part `actor` owes, in one query. `on` as in `owed_by`."""
    tests = {part.value: Count("pk", filter=Q(part=part)) for part in Duty.Part}
    return owed_by(actor, on=on).order_by().aggregate(**tests)


def waiting_for(actor: Actor, *, on: date | None = None) -> QuerySet[Duty]:
    """Return the running coordinating duties that others owe towards a duty `actor` leads."""
    led = owed_by(actor, part=Duty.Part.LEAD, on=on).values_list("pk", flat=True)
    # Read first: the planner would else walk the coordinating duties of everyone.
    return Duty.objects.filter(parent__in=list(led), state__in=RUNNING, part=Duty.Part.COORDINATING)


def done_this_week(actor: Actor, today: date) -> QuerySet[Duty]:
    """Return the duties of `actor` ended since Monday, the latest first."""
    monday = today - timedelta(days=today.weekday())
    duties = Duty.objects.filter(_mine(actor), practice=actor.practice, ended_on__gte=monday)
    return duties.order_by("-ended_on", "-pk")


def filtered(duties: QuerySet[Duty], *, text: str = "", task: str = "", unit_id=None, actor=None) -> QuerySet[Duty]:
    """Return those of one task, of one unit, and called by all words of `text`: a code, or words of the title.

    Hyphens and marks play no part. `actor`: by titles only where they see the matter; None: by labels alone.
    """
    duties = found(duties, text, actor) if text.strip() else duties
    duties = duties.filter(task=task) if task else duties
    return duties.filter(holder_unit_id=unit_id) if unit_id else duties


def soon_until(today: date, calendar: Calendar) -> date:
    """Return the third working day after `today`; in a year without calendar, the third weekday."""
    day, seen = today, 0
    while seen < SOON_DAYS:
        day += timedelta(days=1)
        try:
            seen += calendar.is_working(day)
        except CalendarUnknown:
            seen += day.weekday() < 5
    return day


def conditions(today: date, calendar: Calendar) -> dict[str, Q]:
    """Return what makes a duty one of each of GROUPS."""
    soon = soon_until(today, calendar)
    is_open = Q(state=Duty.State.OPEN)
    return {
        "late": is_open & Q(due_on__lt=today),
        "today": is_open & Q(due_on=today),
        "soon": is_open & Q(due_on__gt=today, due_on__lte=soon),
        "later": is_open & (Q(due_on__gt=soon) | Q(due_on=None)),
        "suspended": Q(state=Duty.State.SUSPENDED),
    }


@planned_anew()
def counts(duties: QuerySet[Duty], today: date, calendar: Calendar) -> dict[str, int]:
    """Return how many of `duties` lie in each of GROUPS, in one query."""
    tests = conditions(today, calendar)
    return duties.order_by().aggregate(**{key: Count("pk", filter=test) for key, test in tests.items()})


@planned_anew()
def page_of_group(duties: QuerySet[Duty], key: str, today: date, calendar: Calendar, page: int = 1) -> list[Duty]:
    """Return one page of a group, the earliest day first."""
    rows = duties.filter(conditions(today, calendar)[key])
    first = (page - 1) * PAGE
    # Sorted by an expression, so that the planner gathers the actor's few rows and does not walk all days of everyone.
    return list(rows.order_by(Coalesce("due_on", Value(date.max)), "pk")[first : first + PAGE])


def grouped(
    duties: QuerySet[Duty], today: date, calendar: Calendar, *, only: str | None = None, page: int = 1
) -> list[Group]:
    """Return the groups that hold anything, each with its first page; `only` one of them on its `page`."""
    counted = counts(duties, today, calendar)
    keys = [key for key in GROUPS if counted[key] and only in (None, key)]
    page = page if only else 1
    groups = [Group(key, counted[key], page_of_group(duties, key, today, calendar, page), page) for key in keys]
    # Few units and officers recur in many rows: each is read and built once.
    prefetch_related_objects([duty for group in groups for duty in group.duties], "holder_unit", "holder_officer")
    return groups


def rail_count(actor: Actor, cap: int = 1000, *, on: date | None = None) -> int:
    """Return how many duties `actor` owes, counted no further than `cap`, for the number in the rail."""
    return owed_by(actor, on=on).order_by()[:cap].count()
