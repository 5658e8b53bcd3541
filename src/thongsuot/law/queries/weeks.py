"""A due day drawn as weeks, Monday first, for the table that answers "Vì sao ngày này?"."""

from dataclasses import dataclass
from datetime import date, timedelta

from thongsuot.law.rules import DueDay, Step

_CLASSES = {"none": "is-none", "start": "is-start", "end": "is-end", "count": "is-count", "off": "is-off"}


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of the table; `kind`: none, start, count, off or end. An empty cell has no step."""

    kind: str
    step: Step | None = None

    @property
    def css(self) -> str:
        return _CLASSES[self.kind]

    @property
    def is_holiday(self) -> bool:
        return self.step is not None and self.step.entry is not None and self.step.entry.kind == "off"

    @property
    def is_suspended(self) -> bool:
        return self.step is not None and self.step.reason == "suspended"


def weeks(due: DueDay) -> list[list[Cell]]:
    """Return the days from the start to the due day as weeks of seven cells, in the order of the calendar."""
    cells = {step.date: Cell(_kind(step, due), step) for step in due.steps}
    first, last = min(cells), max(cells)
    monday = first - timedelta(days=first.weekday())
    count = (last - monday).days // 7 + 1
    return [[_cell(cells, monday + timedelta(days=7 * week + day)) for day in range(7)] for week in range(count)]


def _cell(cells: dict[date, Cell], day: date) -> Cell:
    return cells.get(day) or Cell("none")


def _kind(step: Step, due: DueDay) -> str:
    if step.date == due.starts_on:
        return "start"
    if step.date == due.due_on:
        return "end"
    return "count" if step.counted else "off"


def odd_spells(due: DueDay) -> list[list[Step]]:
    """Return the days that differ from their weekday, one list a spell: neighbours of one name stand together."""
    spells: list[list[Step]] = []
    for step in sorted(due.odd_days, key=lambda step: step.date):
        last = spells[-1][-1] if spells else None
        if last and last.entry.name == step.entry.name and last.entry.kind == step.entry.kind:
            spells[-1].append(step)
        else:
            spells.append([step])
    return spells
