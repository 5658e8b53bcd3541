"""What an officer still carries, unit by unit, what a unit still carries, and who could take it over."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Coalesce

from thongsuot.cases.models import Case
from thongsuot.cases.rules.transitions import WORK
from thongsuot.duties.models import Duty
from thongsuot.people.models import Officer, Post
from thongsuot.people.queries import present
from thongsuot.units.models import Unit, valid_on

RUNNING = (Duty.State.OPEN, Duty.State.SUSPENDED)


@dataclass(frozen=True)
class Holding:
    """What an officer carries in one unit: open cases (answered ones wait for the person's word) and running duties."""

    unit: Unit
    cases: int
    duties: int


@dataclass(frozen=True)
class Candidate:
    """An officer of the unit who could take over. `load`: running duties in all units; `away`: absent that day."""

    officer: Officer
    load: int
    part_time: bool
    away: bool
    works: bool


def cases_of(officer_id: UUID) -> QuerySet[Case]:
    """Return the open real cases given to an officer by name, each with `desk`, the unit that works on it."""
    rows = Case.objects.real().open().filter(officer_id=officer_id)
    return rows.annotate(desk=Coalesce("working_unit_id", "holder_unit_id"))


def duties_of(officer_id: UUID) -> QuerySet[Duty]:
    """Return the running real duties an officer holds."""
    return Duty.objects.filter(holder_officer_id=officer_id, state__in=RUNNING, practice=False)


def holdings(officer_id: UUID) -> list[Holding]:
    """Return what the officer carries, unit by unit, in Vietnamese order; empty where nothing is left."""
    cases = dict(cases_of(officer_id).values_list("desk").annotate(Count("pk")).order_by())
    duties = dict(duties_of(officer_id).values_list("holder_unit_id").annotate(Count("pk")).order_by())
    units = Unit.objects.filter(pk__in={*cases, *duties}).order_by("sort_key", "id")
    return [Holding(unit, cases.get(unit.pk, 0), duties.get(unit.pk, 0)) for unit in units]


def held_by_unit(unit_id: UUID) -> tuple[int, int]:
    """Return how many open cases and running duties a unit still carries; what officers practise holds nobody up."""
    cases = Case.objects.real().open().filter(Q(holder_unit_id=unit_id) | Q(working_unit_id=unit_id))
    return cases.count(), Duty.objects.filter(holder_unit_id=unit_id, state__in=RUNNING, practice=False).count()


def candidates(unit_id: UUID, leaving_id: UUID, on: date) -> list[Candidate]:
    """Return the officers in post in the unit on day `on`, without the one who leaves, the least loaded first."""
    posts = Post.objects.filter(valid_on(on), unit_id=unit_id, officer__is_active=True).exclude(officer_id=leaving_id)
    held: dict[UUID, list[Post]] = {}
    for post in posts.select_related("officer"):
        held.setdefault(post.officer_id, []).append(post)
    here = set(present(on).filter(pk__in=held).values_list("pk", flat=True))
    running = Duty.objects.filter(holder_officer_id__in=held, state__in=RUNNING, practice=False)
    loads = dict(running.values_list("holder_officer_id").annotate(Count("pk")).order_by())
    found = [_candidate(rows, loads.get(pk, 0), pk not in here) for pk, rows in held.items()]
    return sorted(found, key=lambda each: (each.away, each.load, bytes(each.officer.sort_key)))


def _candidate(posts: list[Post], load: int, away: bool) -> Candidate:
    part_time = any(post.part_time for post in posts)
    return Candidate(posts[0].officer, load, part_time, away, any(post.role in WORK for post in posts))
