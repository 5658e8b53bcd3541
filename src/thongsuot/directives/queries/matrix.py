"""Units by tasks: each cell says how many of the units below stand where, whichever level is looked at."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db.models import Case as Choice
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Sum, Value, When
from django.db.models import SmallIntegerField as Small

from thongsuot.directives.models import Assignment, Task
from thongsuot.directives.rules.rollup import RollUp, rolled
from thongsuot.directives.rules.standing import (
    DONE,
    DONE_LATE,
    ENDED,
    LATE,
    NO_PLAN,
    OPENING,
    RELEASED,
    RUNNING,
    STANDINGS,
    WAITING,
)
from thongsuot.ledger.planning import planned_anew
from thongsuot.units.models import Lineage, Unit

COLUMNS = 8
ROWS = 50
SORTS = ("name", "late")


@dataclass
class Cell:
    """How the units of one row stand in one task: {standing: how many}; and of those that lead it, how many are
    `asked`, how many have reported (`behind`), and what their percentages sum to."""

    counts: Counter[str] = field(default_factory=Counter)
    asked_to_lead: int = 0
    behind: int = 0
    summed: int = 0

    def __iadd__(self, other: "Cell") -> "Cell":
        self.counts += other.counts
        self.asked_to_lead += other.asked_to_lead
        self.behind += other.behind
        self.summed += other.summed
        return self

    @property
    def rolled(self) -> RollUp:
        """Return what the progress of those that lead adds up to, and how many stand behind it."""
        mean = Decimal(self.summed) / self.behind if self.behind else None
        return rolled([(mean, 1, self.behind), (None, 1, self.asked_to_lead - self.behind)])

    @property
    def asked(self) -> int:
        """Return how many units owe it, without those released."""
        return sum(count for name, count in self.counts.items() if name != RELEASED)

    @property
    def done(self) -> int:
        return sum(self.counts.get(name, 0) for name in ENDED)

    @property
    def worst(self) -> str:
        """Return the standing that wants somebody to act first; blank where nobody was given the task."""
        return next((name for name in STANDINGS if self.counts.get(name)), "")


@dataclass(frozen=True)
class Row:
    """One unit of the level looked at with a cell for each task, those below it counted in."""

    unit: Unit
    cells: list[Cell]


@dataclass(frozen=True)
class Matrix:
    """The level below `top`: its rows on this page, the sums of all of it, and how many rows and pages there are."""

    top: Unit
    tasks: list[Task]
    rows: list[Row]
    total: list[Cell]
    count: int
    page: int

    @property
    def pages(self) -> int:
        return max(1, -(-self.count // ROWS))


def columns(top: Unit, *, instrument_id: UUID | None = None, year: int | None = None) -> QuerySet[Task]:
    """Return the tasks sent to units below `top` (itself among them), the latest first."""
    below = Lineage.objects.filter(ancestor=top, descendant_id=OuterRef("unit_id"))
    given = Assignment.objects.filter(Exists(below), task_id=OuterRef("pk"))
    tasks = Task.objects.filter(Exists(given), state__in=(Task.State.SENT, Task.State.ENDED), practice=top.practice)
    if instrument_id:
        tasks = tasks.filter(instrument_id=instrument_id)
    if year:
        tasks = tasks.filter(due_on__year=year)
    return tasks.order_by("-sent_on", "-pk")


@planned_anew()
def matrix(top: Unit, tasks: Sequence[Task], *, today: date, page: int = 1, sort: str = "name") -> Matrix:
    """Return how the units directly below `top` that were given `tasks`, or some unit below them, stand on `today`.

    `ROWS` a page. Whoever calls has checked that `top` may be looked into. A row counts the whole tree below its unit;
    the total counts all below `top` and `top` itself.
    """
    below = Lineage.objects.filter(descendant__in=_given(tasks)).values("ancestor")
    units = Unit.objects.filter(parent=top, pk__in=below)
    ids = list(units.order_by("sort_key", "pk").values_list("pk", flat=True))
    if sort == "late":
        late = _late_first(top, tasks, today)
        ids.sort(key=lambda pk: -late.get(pk, 0))
    pages = max(1, -(-len(ids) // ROWS))
    page = max(1, min(page, pages))
    shown = ids[(page - 1) * ROWS : page * ROWS]
    cells = _cells(shown, tasks, today)
    total = _total(top, cells, tasks, today) if pages == 1 else _cells([top.pk], tasks, today)
    by_pk = Unit.objects.in_bulk(shown)
    rows = [Row(by_pk[pk], [cells[pk, task.pk] for task in tasks]) for pk in shown]
    return Matrix(top, list(tasks), rows, [total[top.pk, task.pk] for task in tasks], len(ids), page)


def _given(tasks: Sequence[Task]) -> QuerySet:
    """Return the units that were given any of `tasks`."""
    return Assignment.objects.filter(task__in=[task.pk for task in tasks]).values("unit")


def _total(top: Unit, cells: dict[tuple[UUID, UUID], Cell], tasks: Sequence[Task], today: date) -> dict:
    """Return the sum of all rows and of `top` itself: nothing is read again where the rows are all here."""
    total = _cells([top.pk], tasks, today, unit=top)
    for (_unit, task), cell in cells.items():
        total[top.pk, task] += cell
    return total


def parts(assignments: QuerySet[Assignment], top: Unit, task: Task, *, today: date, stands: str = "") -> QuerySet:
    """Return those of `assignments` that give `task` to units below `top`, with how each `stands` today.

    What wants somebody to act comes first. `stands`: only those.
    """
    below = Lineage.objects.filter(ancestor=top, descendant_id=OuterRef("unit_id"))
    rows = assignments.filter(Exists(below), task=task).annotate(stands=stands_on(today))
    rows = rows.filter(stands=stands) if stands else rows
    urgency = Choice(*(When(stands=one, then=place) for place, one in enumerate(STANDINGS)), output_field=Small())
    return rows.select_related("task", "unit", "duty", "officer").order_by(urgency, "unit__sort_key", "pk")


def behind(today: date) -> Q:
    """Return what makes a part stand LATE or at NO_PLAN, read without looking at the others; tested equal."""
    return Q(state=Assignment.State.OPEN) & (Q(duty__due_on__lt=today) | _unplanned(today))


def _unplanned(today: date) -> Q:
    return Q(part=Assignment.Part.LEAD, planned_on=None, task__plan_by__lt=today)


def stands_on(today: date) -> Choice:
    """Return rules.standing.standing as an expression over assignments; tested equal to it."""
    late_done = Q(state="accepted", duty__ended_on__gt=F("duty__due_on"))
    words = (
        (Q(state="queued"), OPENING),
        (Q(state="released"), RELEASED),
        (late_done, DONE_LATE),
        (Q(state="accepted"), DONE),
        (Q(state="reported"), WAITING),
        (Q(duty__due_on__lt=today), LATE),
        (_unplanned(today), NO_PLAN),
    )
    return Choice(*(When(test, then=Value(word)) for test, word in words), default=Value(RUNNING))


def _counted(tasks: Sequence[Task], today: date) -> QuerySet:
    """Return the parts of `tasks` by every unit above or at the one that has them."""
    rows = Assignment.objects.filter(task__in=[task.pk for task in tasks]).order_by()
    return rows.annotate(row=F("unit__lineage_up__ancestor_id"), stands=stands_on(today))


def _cells(unit_ids: list[UUID], tasks: Sequence[Task], today: date, **only) -> dict[tuple[UUID, UUID], Cell]:
    """Return the cells of units, each with all below it. `only`: narrows the parts that are counted."""
    found = {(unit, task.pk): Cell() for unit in unit_ids for task in tasks}
    lead = Q(part=Assignment.Part.LEAD) & ~Q(state=Assignment.State.RELEASED)
    groups = _counted(tasks, today).filter(row__in=unit_ids, **only).values_list("row", "task_id", "stands")
    groups = groups.annotate(
        count=Count("pk"),
        asked=Count("pk", filter=lead),
        behind=Count("percent", filter=lead),
        summed=Sum("percent", filter=lead, default=0),
    )
    for unit, task, stands, count, asked, behind, summed in groups:
        found[unit, task] += Cell(Counter({stands: count}), asked, behind, summed)
    return found


def _late_first(top: Unit, tasks: Sequence[Task], today: date) -> dict[UUID, int]:
    """Return how many parts below each unit directly under `top` are late or without a plan."""
    rows = Assignment.objects.filter(behind(today), task__in=[task.pk for task in tasks]).order_by()
    rows = rows.filter(unit__lineage_up__ancestor__parent=top).values_list("unit__lineage_up__ancestor_id")
    return dict(rows.annotate(count=Count("pk")))
