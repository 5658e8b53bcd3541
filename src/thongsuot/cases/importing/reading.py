"""Rows out of a file, one at a time: JSON Lines, CSV as Excel writes it, XLSX. A bad row never ends the reading."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice, zip_longest
from pathlib import Path

from django.utils.translation import gettext as _

from thongsuot.cases.importing.headings import Layout, fields_of, is_heading, is_numbering, second_row, text_of
from thongsuot.cases.importing.sheets import (
    LINE_LIMIT,
    Source,
    csv_rows,
    is_workbook,
    opened,
    sheet_count,
    sheet_rows,
)
from thongsuot.core.errors import Invalid

HEADING_WITHIN = 30
HEADING_LENGTH, LEAST_COLUMNS = 80, 2


@dataclass(frozen=True)
class Row:
    """One row: its number in the file (from 1), its values by field, or why it cannot be read."""

    number: int
    values: dict = field(default_factory=dict)
    problem: str = ""


def read(path: Path) -> Iterator[Row]:
    """Yield the rows of a file by its ending. Raises: Invalid where the file as a whole is none of the formats."""
    suffix = path.suffix.lower()
    if suffix == ".jsonl":
        return _json_lines(path)
    if suffix in (".csv", ".xlsx"):
        return read_table(path)
    raise Invalid(_("Chỉ nhập được tệp .jsonl, .csv hoặc .xlsx. Lưu lại tệp theo một trong ba dạng này."), field="file")


def read_table(source: Source, layout: Layout | None = None) -> Iterator[Row]:
    """Yield the rows of a workbook or CSV file, told by content. `layout`: as a person said; None: as it is found.

    Raises: Invalid where it is no table, or has no row of headings.
    """
    layout = layout or find(source)
    if layout is None:
        raise Invalid(
            _("Không thấy hàng tiêu đề có cột “Nội dung”. Đặt tên cột như sổ tiếp công dân, trong 30 hàng đầu."),
            field="file",
        )
    return (row_of(number, layout.columns, cells) for number, cells in rows_of_cells(source, layout))


def _cells(source: Source, sheet: int) -> Iterator[list]:
    return sheet_rows(source, sheet) if is_workbook(source) else csv_rows(source)


def find(source: Source) -> Layout | None:
    """Return where a register's headings stand, in the first sheet that has them; None where none has."""
    sheets = sheet_count(source) if is_workbook(source) else 1
    layouts = (_layout_of(list(islice(_cells(source, sheet), HEADING_WITHIN + 1)), sheet) for sheet in range(sheets))
    return next((layout for layout in layouts if layout), None)


def _layout_of(first_rows: list[list], sheet: int) -> Layout | None:
    for number, cells in enumerate(first_rows[:HEADING_WITHIN], start=1):
        if is_heading(cells):
            columns = fields_of(cells)
            fuller = second_row(columns, first_rows[number]) if number < len(first_rows) else None
            return Layout(sheet, number, bool(fuller), fuller or columns)
    return None


def _json_lines(path: Path) -> Iterator[Row]:
    with opened(path) as lines:
        number = 0
        while line := lines.readline(LINE_LIMIT + 1):
            number += 1
            if len(line) > LINE_LIMIT:
                _skip_line(lines, line)
                yield Row(number, problem=_("Dòng dài quá một triệu ký tự."))
            elif line.strip():
                yield _json_row(number, line)


def _skip_line(lines, line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = lines.readline(LINE_LIMIT)


def _json_row(number: int, line: bytes) -> Row:
    try:
        values = json.loads(line.decode("utf-8-sig" if number == 1 else "utf-8"))
    except UnicodeDecodeError:
        return Row(number, problem=_("Dòng không viết bằng UTF-8. Lưu lại tệp với bảng mã UTF-8."))
    except (ValueError, RecursionError):
        return Row(number, problem=_("Dòng không phải là một đối tượng JSON."))
    if not isinstance(values, dict):
        return Row(number, problem=_("Dòng không phải là một đối tượng JSON."))
    return Row(number, values)


def find_or_guess(source: Source) -> tuple[Layout, list[str]]:
    """Return where the headings stand and what they say; where none is known by its words, the first row that is full.

    A guessed row may be somebody's words, so it counts as a row like any other and all headings are blank.
    Raises: Invalid (no table, no row at all).
    """
    layout = find(source)
    sheet = layout.sheet if layout else 0
    first_rows = list(islice(_cells(source, sheet), HEADING_WITHIN + 1))
    return (layout, _headings(first_rows, layout)) if layout else _guessed(first_rows)


def _headings(first_rows: list[list], layout: Layout) -> list[str]:
    headings = [text_of(cell)[:HEADING_LENGTH] for cell in first_rows[layout.heading - 1]]
    if layout.second:
        below = [text_of(cell)[:HEADING_LENGTH] for cell in first_rows[layout.heading]]
        headings = [under or above for above, under in zip_longest(headings, below, fillvalue="")]
    while headings and not headings[-1]:
        headings.pop()
    return headings


def _guessed(first_rows: list[list]) -> tuple[Layout, list[str]]:
    full = [sum(bool(text_of(cell)) for cell in cells) for cells in first_rows]
    if max(full, default=0) < LEAST_COLUMNS:
        raise Invalid(
            _("Tệp này không có bảng nào đọc được. Chọn tệp có hàng tiêu đề và các dòng của sổ."), field="file"
        )
    above = next(number for number, count in enumerate(full) if count == max(full) or count > max(full) / 2)
    width = max(number for cells in first_rows for number, cell in enumerate(cells, start=1) if text_of(cell))
    return Layout(0, above, False, {}), [""] * width


def rows_of_cells(source: Source, layout: Layout) -> Iterator[tuple[int, list]]:
    """Yield number and cells of the rows under the headings; the title above them and numbering are passed over."""
    for number, cells in enumerate(_cells(source, layout.sheet), start=1):
        if number > layout.last_heading and not is_numbering(cells) and any(text_of(cell) for cell in cells):
            yield number, cells


def row_of(number: int, columns: dict[int, str], cells: list) -> Row:
    """Return the row that these cells make; one without a number of its own is known by its place in the file."""
    values = {field: cells[column] for column, field in columns.items() if column < len(cells)}
    if any(isinstance(value, str) and not value.isprintable() and _is_broken(value) for value in values.values()):
        return Row(number, problem=_("Dòng không viết bằng UTF-8. Lưu lại tệp với bảng mã UTF-8."))
    values.setdefault("id", f"dong-{number}")
    return Row(number, values)


def _is_broken(text: str) -> bool:
    return any("\ud800" <= character <= "\udfff" for character in text)
