"""The first public figures: on time, with evidence, said not done; always the three together, never a practice case."""

from collections import Counter
from dataclasses import asdict, dataclass, field, replace
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, Q

from thongsuot.cases.models import Act, Case, CountedFigures, Evidence
from thongsuot.cases.queries.then import KEEPER, THEN, with_units
from thongsuot.cases.rules.chart import across, lines, share
from thongsuot.cases.rules.figures import covers, finer, shown, suppressed, tells_of_parts
from thongsuot.duties.models import Duty
from thongsuot.language.topics import topic, topics
from thongsuot.units.models import Unit

MONTHS = 7
FRESH = timedelta(hours=1)
HIDING = 4  # which way of hiding a count was kept with; what was hidden in another way is counted again
COLUMNS = ("open", "late", "answered")


@dataclass(frozen=True)
class Month:
    """One month's figures. `received`, `answered` None: under five. Percentages stand on `answered`."""

    first_day: date
    received: int | None
    answered: int | None
    on_time: int = 0
    evidenced: int = 0
    not_done: int = 0


@dataclass(frozen=True)
class Row:
    """A unit's or topic's figures over a period, `key` its id or code; a cell that is hidden is None.

    `covered`: the names of hidden cells that may be large; the other hidden ones are under five.
    """

    key: object
    name: str
    open: int | None
    late: int | None
    answered: int | None
    covered: tuple[str, ...] = ()


def _next_month(first: date) -> date:
    return (first.replace(day=28) + timedelta(days=4)).replace(day=1)


def _month_before(first: date) -> date:
    return (first - timedelta(days=1)).replace(day=1)


def month(first: date) -> Month:
    """Return the figures of the month that begins on `first`."""
    until = _next_month(first)
    days = Q(on__gte=first, on__lt=until, case__practice=False)
    received = Act.objects.filter(days, verb="receive").count()
    answers = Act.objects.filter(days, verb="publish")
    evidenced = answers.filter(Exists(Evidence.objects.filter(item__case=OuterRef("case")))).count()
    met = Duty.objects.filter(task="answer", state="met", practice=False, ended_on__gte=first, ended_on__lt=until)
    return Month(
        first_day=first,
        received=shown(received),
        answered=shown(answers.count()),
        on_time=met.filter(ended_on__lte=F("due_on")).count(),
        evidenced=evidenced,
        not_done=Act.objects.filter(days, verb="reopen").count(),
    )


@dataclass(frozen=True)
class Figures:
    """All public figures of one count: `months` oldest first, then what stands now by unit and by field.

    `units`: as units stand now; `units_then`: by the units of the time, hidden so that both beside each other tell no
    small cell.
    """

    counted_at: datetime
    months: list[Month]
    units: list[Row]
    fields: list[Row]
    units_then: list[Row] = field(default_factory=list)

    @property
    def has_past(self) -> bool:
        """Return whether any unit took over from another, so that both ways of counting differ."""
        return {row.key for row in self.units_then} != {row.key for row in self.units}


def counted(today: date, at: datetime) -> Figures:
    """Count all public figures afresh, as they stand on day `today` at the instant `at`."""
    now, then = by_units(today)
    now, fields, then = _told_together(now, by_field(today), then)
    return Figures(at, months(today), now, fields, then)


def latest(today: date, at: datetime) -> Figures:
    """Return the last count where it is fresh and of this month, else count now."""
    return _kept(today, at) or counted(today, at)


def last_month(today: date, at: datetime) -> Month:
    """Return the figures of the last whole month before `today`, of the last count where that is fresh."""
    kept = _kept(today, at)
    return kept.months[-1] if kept else month(_month_before(today.replace(day=1)))


def _kept(today: date, at: datetime) -> Figures | None:
    rows = CountedFigures.objects.filter(
        counted_at__gt=at - FRESH, counted_at__lte=at, counted__hiding=HIDING
    ).order_by("-counted_at")
    found = [from_json(row.counted, row.counted_at) for row in rows[:1]]
    return found[0] if found and found[0].months[-1].first_day == _month_before(today.replace(day=1)) else None


def as_json(figures: Figures) -> dict:
    """Return the figures in JSON types: days as ISO, fields by their code alone, so that each language names them."""
    return {
        "hiding": HIDING,
        "months": [asdict(each) | {"first_day": each.first_day.isoformat()} for each in figures.months],
        "units": [asdict(each) | {"key": str(each.key)} for each in figures.units],
        "units_then": [asdict(each) | {"key": str(each.key)} for each in figures.units_then],
        "fields": [asdict(replace(each, name="")) for each in figures.fields],
    }


def from_json(kept: dict, counted_at: datetime) -> Figures:
    """Return the figures that `as_json` wrote."""
    return Figures(
        counted_at,
        [Month(**each | {"first_day": date.fromisoformat(each["first_day"])}) for each in kept["months"]],
        [_row(each, key=UUID(each["key"])) for each in kept["units"]],
        [_row(each, name=topic(each["key"])) for each in kept["fields"]],
        [_row(each, key=UUID(each["key"])) for each in kept["units_then"]],
    )


def _row(kept: dict, **of_its_own) -> Row:
    return Row(**kept | {"covered": tuple(kept["covered"])} | of_its_own)


def months(today: date) -> list[Month]:
    """Return the last seven whole months, oldest first."""
    first, found = today.replace(day=1), []
    for _step in range(MONTHS):
        first = _month_before(first)
        found.append(month(first))
    return found[::-1]


def chart(found: list[Month]) -> dict:
    """Return the lines, months and grid of the drawing of `found`; no lines where nothing may be told."""
    names = ("on_time", "evidenced", "not_done")
    shares = {name: [share(getattr(each, name), each.answered) for each in found] for name in names}
    return {
        "lines": [line for line in lines(shares) if line.points],
        "months": [(f"{x:.1f}", each.first_day) for x, each in zip(across(len(found)), found, strict=True)],
        "grid": [(f"{190 - 1.7 * mark:.1f}", (mark, f"{195 - 1.7 * mark:.1f}")) for mark in (0, 25, 50, 75, 100)],
    }


def _rows(names: list, *counters: Counter) -> list[Row]:
    """Return the rows of a table. Of a large cell hidden beside a small one, neither is said to be the small one.

    What is late counts some of what is open: where a cell could be computed from both, no late one is told.
    """
    columns = [[counter[key] for key, _name in names] for counter in counters]
    covered = [name for name, column in zip(COLUMNS, columns, strict=True) if covers(column)]
    cells = zip(*map(suppressed, columns), strict=True)
    rows = [_made(key, name, told, covered) for (key, name), told in zip(names, cells, strict=True)]
    return list(map(_without_late, rows)) if tells_of_parts(columns[0], columns[1]) else rows


def _without_late(row: Row) -> Row:
    return replace(row, late=None, covered=tuple(name for name in COLUMNS if name in (*row.covered, "late")))


def _told_together(*tables: list[Row]) -> tuple[list[Row], ...]:
    """Return the tables of the same matters, late ones in all or in none: one table would tell the other's total."""
    hidden = any("late" in row.covered for rows in tables[:-1] for row in rows)  # the last follows from the first
    return tuple(list(map(_without_late, rows)) if hidden else rows for rows in tables)


def _made(key, name, told, covered) -> Row:
    hidden = [column for column, cell in zip(COLUMNS, told, strict=True) if cell is None]
    return Row(key, name, *told, covered=tuple(column for column in hidden if column in covered))


def _columns(cases, today: date, key: str, *keys: str) -> list[Counter]:
    """Return open, late and answered matters by `key` (several: by tuples of them)."""
    open_ = cases.filter(ended_on=None, answered_on=None)
    late = open_.filter(duty__state="open", duty__due_on__lt=today)
    columns = (open_, late, cases.exclude(answered_on=None))
    counted = (rows.order_by().values_list(key, *keys).annotate(Count("id")) for rows in columns)
    return [Counter({row[:-1] if keys else row[0]: row[-1] for row in rows}) for rows in counted]


def pairs(today: date) -> list[Counter]:
    """Return open, late and answered matters by (unit of the time, unit that keeps them now): equal in total."""
    return _columns(with_units(Case.objects.real()), today, THEN, KEEPER)


def by_unit(today: date) -> list[Row]:
    """Return open, late and answered matters of every unit that holds any, as units stand now."""
    return by_units(today)[0]


def by_units(today: date) -> tuple[list[Row], list[Row]]:
    """Return open, late and answered matters by unit, as units stand now and as at the time, in Vietnamese order.

    Now: those of a unit that ended count for the one that keeps them. What may be shown of then follows from what is
    shown of now (`rules.figures.finer`).
    """
    columns, held = pairs(today), set(with_units(Case.objects.real()).order_by().values_list(THEN, KEEPER).distinct())
    now_names, then_names = _named({keeper for _then, keeper in held}), _named({then for then, _keeper in held})
    now_columns = [Counter() for _column in columns]
    for now, column in zip(now_columns, columns, strict=True):
        for (_then, keeper), count in column.items():
            now[keeper] += count
    now_rows = _rows(now_names, *now_columns)
    cells = []
    for name, column in zip(COLUMNS, columns, strict=True):
        coarse = {row.key: getattr(row, name) for row in now_rows}
        cells.append(finer({pair: column[pair] for pair in sorted(held)}, coarse))
    return now_rows, [_made(key, name, [column[key] for column in cells], COLUMNS) for key, name in then_names]


def _named(units: set[UUID]) -> list[tuple[UUID, str]]:
    return list(Unit.objects.filter(pk__in=units).order_by("sort_key", "id").values_list("pk", "name"))


def by_field(today: date) -> list[Row]:
    """Return open, late and answered matters by the first level of the catalogue of topics."""
    counters = [Counter() for _column in range(3)]
    for counter, counted in zip(counters, _columns(Case.objects.real(), today, "topic"), strict=True):
        for code, count in counted.items():
            counter[code.partition(".")[0]] += count
    names = [(each.code, each) for each in topics() if not each.parent]
    return _rows(names, *counters)
