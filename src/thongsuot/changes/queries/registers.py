"""What the pages of a register show: its first rows as they would be taken, and what is odd."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils.translation import gettext as _

from thongsuot.cases.importing.fields import FIELDS
from thongsuot.cases.importing.past import Past
from thongsuot.cases.importing.reading import row_of
from thongsuot.cases.importing.rows import Refused, Wanted, is_guarded, judge
from thongsuot.cases.importing.where import Where
from thongsuot.changes.models import OddRow, Register
from thongsuot.changes.registers import layout_of, piece, values_of
from thongsuot.units.models import Place, Unit
from thongsuot.units.queries import living

SHOWN, WORDS_SHOWN = 10, 160


@dataclass(frozen=True)
class Line:
    """A row as it would be taken, or why not."""

    number: int
    id: str = ""
    received_on: date | None = None
    kind: str = ""
    text: str = ""
    place: Place | None = None
    unit: Unit | None = None
    steps: list[str] = field(default_factory=list)
    problem: str = ""


def first_lines(register: Register, at: datetime) -> list[Line]:
    """Return the first rows as they would be taken, without those that may accuse somebody: they are only counted."""
    columns, where, lines = layout_of(register).columns, Where(living(register.unit), at), []
    for number, cells in piece(register, 0):
        if len(lines) == SHOWN:
            break
        row = row_of(number, columns, cells)
        if not is_guarded(dict(enumerate(cells))):
            lines.append(_line(row, where))
    return lines


def _line(row, where: Where) -> Line:
    if row.problem:
        return Line(row.number, problem=row.problem)
    try:
        wanted = judge(row.values)
        place_id = where.place(wanted)
    except Refused as turned:
        return Line(row.number, problem=turned.reason)
    given = wanted.given
    return Line(
        number=row.number,
        id=wanted.id,
        received_on=wanted.received_on,
        kind=given.kind,
        text=given.text[:WORDS_SHOWN],
        place=Place.objects.filter(pk=place_id).first() if place_id else None,
        unit=where.unit_for(given),
        steps=list(_steps(wanted)),
    )


def _steps(wanted: Wanted) -> Iterator[str]:
    past: Past = wanted.past
    if past.transferred_to:
        yield _("Chuyển đến: %s") % past.transferred_to[:80] + _day(past.transferred_on)
    if past.guided and not past.answered_on:
        yield _("Trả lại, hướng dẫn") + _day(past.guided_on)
    if past.accepted or (past.answered_on and not past.guided):
        yield _("Thụ lý") + _day(past.accepted_on)
    if past.answered_on:
        yield _("Trả lời") + _day(past.answered_on)


def _day(day: date | None) -> str:
    return f" {day.day}/{day.month}/{day.year}" if day else ""


def mendable(register: Register) -> list[str]:
    """Return the fields of an odd row's form: what the register has columns for, in the order of the list."""
    taken = set(register.layout["columns"].values()) | {"id"}
    return [name for name, _label in FIELDS if name in taken]


def odd_table(register: Register) -> Iterator[list]:
    """Yield the open odd rows as a table: number, reason, values; the first line is the heading."""
    names = mendable(register)
    labels = dict(FIELDS)
    yield [_("Dòng"), _("Vì sao chưa nhập"), *(str(labels[name]) for name in names)]
    rows = OddRow.objects.filter(register=register, state=OddRow.State.OPEN).select_related("register")
    for odd in rows.order_by("number").iterator():
        values = values_of(odd)
        yield [odd.number, odd.reason, *(values.get(name, "") for name in names)]
