"""The desk's lists of tasks: those my units gave and the parts given to them, found, narrowed and sorted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from thongsuot.core.actors import Actor
from thongsuot.directives.models import Assignment, Task
from thongsuot.directives.permissions import assignments_seen_by, tasks_seen_by
from thongsuot.directives.queries.matrix import stands_on
from thongsuot.directives.rules.rollup import RollUp, rolled
from thongsuot.directives.rules.standing import LATE, NO_PLAN, OPENING, RELEASED, STANDINGS
from thongsuot.units.models import Lineage
from thongsuot.units.queries import matching

TASK_COLUMNS = {"ten": ("search_key",), "gui": ("sent_on",), "han": ("due_on",), "don-vi": ("units",)}
PART_COLUMNS = {
    "ten": ("task__search_key",),
    "han": ("task__due_on",),
    "giao": ("task__sent_on",),
    "tien-do": ("percent",),
}
SOONEST, LATEST = "han", "-gui"


@dataclass(frozen=True, kw_only=True)
class Filters:
    """What is wanted; an empty value narrows nothing. `state`: of a task, or how a part stands."""

    words: str = ""
    state: str = ""
    late: bool = False
    instrument_id: UUID | None = None
    unit_id: UUID | None = None
    year: int | None = None
    mine: bool = False


@dataclass
class Progress:
    """How far the opening and the work of one task are: by standing, and who planned and reported."""

    counts: dict[str, int]
    leading: int = 0
    planned: int = 0
    reported: int = 0
    rolled: RollUp = RollUp(None, 0, 0)

    @property
    def units(self) -> int:
        return sum(self.counts.values())

    @property
    def asked(self) -> int:
        return self.units - self.counts.get(RELEASED, 0)

    @property
    def opened(self) -> int:
        return self.units - self.counts.get(OPENING, 0)

    @property
    def late(self) -> int:
        return self.counts.get(LATE, 0) + self.counts.get(NO_PLAN, 0)

    @property
    def done(self) -> int:
        return self.counts.get("done", 0) + self.counts.get("done-late", 0)

    @property
    def waiting(self) -> int:
        return self.counts.get("waiting", 0)

    @property
    def standings(self) -> list[tuple[str, int]]:
        """Return (standing, how many) for those there are, what wants somebody to act first."""
        return [(one, self.counts[one]) for one in STANDINGS if self.counts.get(one)]


def given(actor: Actor, wanted: Filters, sort: str, today: date) -> QuerySet[Task]:
    """Return the tasks that units of the actor give, drafts among them, and those of units they oversee."""
    rows = tasks_seen_by(actor).filter(Q(unit_id__in=actor.unit_ids) | Q(unit_id__in=_overseen(actor)))
    rows = matching(rows, wanted.words) if wanted.words else rows
    rows = rows.filter(state=wanted.state) if wanted.state else rows.exclude(state=Task.State.DROPPED)
    if wanted.late:
        behind = Assignment.objects.filter(task=OuterRef("pk")).annotate(stands=stands_on(today))
        rows = rows.filter(Exists(behind.filter(stands__in=(LATE, NO_PLAN))), state=Task.State.SENT)
    if wanted.unit_id:
        rows = rows.filter(Exists(Assignment.objects.filter(task=OuterRef("pk"), unit_id=wanted.unit_id)))
    rows = _of_instrument(rows, wanted, "")
    return _sorted(rows.select_related("unit", "instrument", "parent__task"), TASK_COLUMNS, sort)


def _overseen(actor: Actor) -> QuerySet:
    units = actor.units_as("head", "supervisor")
    return Lineage.objects.filter(ancestor_id__in=units).values("descendant_id")


def received(actor: Actor, wanted: Filters, sort: str, today: date) -> QuerySet[Assignment]:
    """Return the parts given to units of the actor, each with how it `stands` today."""
    rows = assignments_seen_by(actor).filter(unit_id__in=actor.unit_ids).annotate(stands=stands_on(today))
    if wanted.words:
        rows = rows.filter(task__in=matching(Task.objects.all(), wanted.words).values("pk"))
    rows = rows.filter(stands=wanted.state) if wanted.state else rows
    rows = rows.filter(stands__in=(LATE, NO_PLAN)) if wanted.late else rows
    rows = rows.filter(unit_id=wanted.unit_id) if wanted.unit_id else rows
    rows = rows.filter(officer_id=actor.officer_id) if wanted.mine else rows
    rows = _of_instrument(rows, wanted, "task__")
    rows = rows.select_related("task__unit", "task__instrument", "unit__heir", "officer", "duty")
    return _sorted(rows, PART_COLUMNS, sort)


def _of_instrument(rows: QuerySet, wanted: Filters, path: str) -> QuerySet:
    if wanted.instrument_id:
        rows = rows.filter(**{f"{path}instrument_id": wanted.instrument_id})
    if wanted.year:
        rows = rows.filter(**{f"{path}due_on__year": wanted.year})
    return rows


def _sorted(rows: QuerySet, columns: dict, sort: str) -> QuerySet:
    back, name = sort.startswith("-"), sort.lstrip("-")
    orders = [f"-{column}" if back else column for column in columns[name]]
    return rows.order_by(*orders, "-pk" if back else "pk")


def progress_of(tasks: Sequence[Task], today: date) -> dict[UUID, Progress]:
    """Return how each task goes, in two queries for all of them."""
    found = {task.pk: Progress({}) for task in tasks}
    rows = Assignment.objects.filter(task__in=list(found)).order_by().annotate(stands=stands_on(today))
    for task, stands, count in rows.values_list("task_id", "stands").annotate(Count("pk")):
        found[task].counts[stands] = count
    leading = rows.filter(part=Assignment.Part.LEAD).exclude(state=Assignment.State.RELEASED)
    percents: dict[UUID, list] = {pk: [] for pk in found}
    groups = leading.values_list("task_id", "percent").annotate(Count("pk"), Count("planned_on"))
    for task, percent, count, planned in groups:
        found[task].leading += count
        found[task].planned += planned
        found[task].reported += count if percent is not None else 0
        percents[task].append((percent, 1, count))
    for task, groups in percents.items():
        found[task].rolled = rolled(groups)
    return found


def waiting_finals(actor: Actor, task: Task) -> QuerySet[Assignment]:
    """Return the parts of a task whose final report waits for an answer."""
    return assignments_seen_by(actor).filter(task=task, state=Assignment.State.REPORTED)
