"""Units by tasks: each cell says how many of the units below stand where, whichever level is looked at."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db import connection
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
# Of an export: the rows of any level, and how many are read at once.
MANY, AT_ONCE = 100_000, 500
LEADS = Q(part=Assignment.Part.LEAD) & ~Q(state=Assignment.State.RELEASED)


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
    def needs_urging(self) -> int:
        """Return how many are late or without a plan."""
        return self.counts.get(LATE, 0) + self.counts.get(NO_PLAN, 0)

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
def column_page(top: Unit, number, **narrowed) -> Page:
    """Return one page of `columns`, read, `COLUMNS` a page; a `number` that there is not gives the nearest."""
    page = Paginator(columns(top, **narrowed), COLUMNS).get_page(number)
    page.object_list = list(page.object_list)
    return page


@planned_anew()
def matrix(top: Unit, tasks: Sequence[Task], *, today: date, page: int = 1, sort: str = "name") -> Matrix:
    """Return how the units directly below `top` that were given `tasks`, or some unit below them, stand on `today`.

    `ROWS` a page. Whoever calls has checked that `top` may be looked into. A row counts the whole tree below its unit;
    the total counts all below `top` and `top` itself.
    """
    whole = _whole(top, tasks, today, sort, page, ROWS)
    page = max(1, min(page, -(-whole.count // ROWS)))
    return Matrix(top, list(tasks), _rows(whole.ids, tasks, today), whole.total, whole.count, page)


def every_row(top: Unit, tasks: Sequence[Task], *, today: date, sort: str = "name") -> Iterator[Row]:
    """Yield all rows of the level below `top` in the order of its pages, then the total as the row of `top`."""
    with planned_anew():
        whole = _whole(top, tasks, today, sort, 1, MANY)
    for at in range(0, whole.count, AT_ONCE):
        with planned_anew():
            rows = _rows(whole.ids[at : at + AT_ONCE], tasks, today)
        yield from rows
    yield Row(top, whole.total)


@dataclass(frozen=True)
class _Whole:
    """What one reading of all parts below a unit gives: sums by task, how many rows, and the units of one page."""

    total: list[Cell]
    count: int
    ids: list[UUID]


# Each part below a unit is read once: with its row (the unit directly below, NULL for the unit's own), for the sums
# and for the order of the rows. {parts}: task_id, unit_id, stands, leads, percent of each.
WHOLE = """
WITH line AS MATERIALIZED (
    SELECT line.descendant_id AS unit_id, unit.id AS row_id
    FROM units_lineage line JOIN units_unit unit ON unit.id = line.ancestor_id WHERE unit.parent_id = %s
    UNION ALL SELECT %s, NULL
), part AS MATERIALIZED (
    SELECT row_id, task_id, stands, leads, percent
    FROM ({parts}) AS given (task_id, unit_id, stands, leads, percent) JOIN line USING (unit_id)
), level AS MATERIALIZED (
    SELECT row_id, count(*) FILTER (WHERE stands IN (%s, %s)) AS wanting
    FROM part WHERE row_id IS NOT NULL GROUP BY row_id
)
SELECT task_id, stands, count(*), count(*) FILTER (WHERE leads), count(percent) FILTER (WHERE leads),
    coalesce(sum(percent) FILTER (WHERE leads), 0), NULL
FROM part GROUP BY task_id, stands
UNION ALL
SELECT NULL, NULL, (SELECT count(*) FROM level), 0, 0, 0, ARRAY(
    SELECT row_id FROM level JOIN units_unit ON id = row_id ORDER BY {order} sort_key, id
    OFFSET (SELECT least(%s, greatest(count(*) - 1, 0) / %s) * %s FROM level) LIMIT %s
)
"""
ORDERED = {"name": "", "late": "wanting DESC,"}


def _whole(top: Unit, tasks: Sequence[Task], today: date, sort: str, page: int, size: int) -> _Whole:
    """Read all parts of `tasks` below `top` once. A page beyond the last is the last one."""
    found = {task.pk: Cell() for task in tasks}
    if not found:
        return _Whole([], 0, [])
    parts = _counted(tasks, today).values_list("task_id", "unit_id", "stands", "leads", "percent")
    sql, given = parts.query.sql_with_params()
    with connection.cursor() as cursor:
        wanted = [top.pk, top.pk, *given, LATE, NO_PLAN, max(page, 1) - 1, size, size, size]
        cursor.execute(WHOLE.format(parts=sql, order=ORDERED[sort]), wanted)
        *sums, level = cursor.fetchall()
    for task, stands, count, asked, behind, summed, _ids in sums:
        found[task] += Cell(Counter({stands: count}), asked, behind, int(summed))
    return _Whole(list(found.values()), count=level[2], ids=level[-1])


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
    """Return the parts of `tasks`, how each stands, and whether it `leads` and still owes: its progress counts."""
    rows = Assignment.objects.filter(task__in=[task.pk for task in tasks]).order_by()
    leads = Choice(When(LEADS, then=True), default=False)
    return rows.annotate(stands=stands_on(today), leads=leads)


def _rows(unit_ids: list[UUID], tasks: Sequence[Task], today: date) -> list[Row]:
    """Return the rows of units, each with all below it counted in."""
    found = {(unit, task.pk): Cell() for unit in unit_ids for task in tasks}
    rows = _counted(tasks, today).filter(unit__lineage_up__ancestor__in=unit_ids)
    groups = rows.values_list("unit__lineage_up__ancestor_id", "task_id", "stands").annotate(
        count=Count("pk"),
        asked=Count("pk", filter=LEADS),
        behind=Count("percent", filter=LEADS),
        summed=Sum("percent", filter=LEADS, default=0),
    )
    for unit, task, stands, count, asked, behind, summed in groups:
        found[unit, task] += Cell(Counter({stands: count}), asked, behind, summed)
    units = Unit.objects.in_bulk(unit_ids)
    return [Row(units[pk], [found[pk, task.pk] for task in tasks]) for pk in unit_ids]
