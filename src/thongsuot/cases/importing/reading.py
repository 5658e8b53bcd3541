"""Rows out of a file, one at a time: JSON Lines, CSV as Excel writes it, XLSX. A bad row never ends the reading."""

import csv
import io
import json
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from xml.etree.ElementTree import ParseError

import openpyxl
from defusedxml.common import DefusedXmlException
from django.utils.translation import gettext as _
from openpyxl.utils.exceptions import InvalidFileException

from thongsuot.cases.importing.headings import fields_of, is_heading, is_numbering, second_row
from thongsuot.cases.importing.values import as_text
from thongsuot.core.errors import Invalid

LINE_LIMIT = 1_000_000
HEADING_WITHIN = 30
SEPARATORS = ";\t,"
SUFFIXES = (".jsonl", ".csv", ".xlsx")
DAMAGED_CSV = (UnicodeError, csv.Error)
# A workbook is a zip of XML: what the readers of either and openpyxl raise for a damaged one.
DAMAGED_SHEET = (
    zipfile.BadZipFile, zlib.error, EOFError, ParseError, DefusedXmlException, InvalidFileException,
    AttributeError, LookupError, OSError, RuntimeError, TypeError, ValueError,
)  # fmt: skip


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
    if suffix == ".csv":
        return _table(_whole(_csv_rows(path), DAMAGED_CSV, _unreadable_csv))
    if suffix == ".xlsx":
        return _table(_whole(_sheet_rows(path), DAMAGED_SHEET, _unreadable_sheet))
    raise Invalid(_("Chỉ nhập được tệp .jsonl, .csv hoặc .xlsx. Lưu lại tệp theo một trong ba dạng này."), field="file")


def _json_lines(path: Path) -> Iterator[Row]:
    with path.open("rb") as lines:
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


def _csv_rows(path: Path) -> Iterator[list]:
    with path.open("rb") as raw:
        start = raw.read(2)
        raw.seek(0)
        wide = start in (b"\xff\xfe", b"\xfe\xff")
        # A byte that is no UTF-8 comes through as a lone surrogate, and its row alone is rejected.
        text = io.TextIOWrapper(
            raw, "utf-16" if wide else "utf-8-sig", "strict" if wide else "surrogateescape", newline=""
        )
        sample = text.readline(LINE_LIMIT)
        text.seek(0)
        csv.field_size_limit(LINE_LIMIT)
        yield from csv.reader(_tolerant(text), delimiter=max(SEPARATORS, key=sample.count))


def _unreadable_csv() -> Invalid:
    return Invalid(_("Tệp CSV này có chỗ hỏng nên không đọc được. Mở bằng Excel rồi lưu lại dạng .xlsx."), field="file")


def _tolerant(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        yield line.replace("\0", "")


def _sheet_rows(path: Path) -> Iterator[list]:
    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    try:
        for cells in book.worksheets[0].iter_rows(values_only=True):
            yield list(cells)
    finally:
        book.close()


def _unreadable_sheet() -> Invalid:
    return Invalid(_("Không mở được tệp Excel này. Mở bằng Excel rồi lưu lại dạng .xlsx."), field="file")


def _whole(
    rows: Iterator[list], damages: tuple[type[Exception], ...], refusal: Callable[[], Invalid]
) -> Iterator[list]:
    """Yield `rows`, and raise what `refusal` returns where the file turns out to be damaged, at whichever row."""
    try:
        yield from rows
    except damages as damage:
        raise refusal() from damage


def _table(rows: Iterator[list]) -> Iterator[Row]:
    """Yield the rows under the row of headings; lines above it (the register's title) and numbering are passed over."""
    numbered = enumerate(rows, start=1)
    columns = _columns(numbered)
    for place, (number, cells) in enumerate(numbered):
        if place == 0 and (fuller := second_row(columns, cells)):
            columns = fuller
        elif not is_numbering(cells) and any(as_text(cell) for cell in cells):
            yield _table_row(number, columns, cells)


def _columns(numbered: Iterator[tuple[int, list]]) -> dict[int, str]:
    for _number, cells in islice(numbered, HEADING_WITHIN):
        if is_heading(cells):
            return fields_of(cells)
    raise Invalid(
        _("Không thấy hàng tiêu đề có cột “Nội dung”. Đặt tên cột như sổ tiếp công dân, trong 30 hàng đầu."),
        field="file",
    )


def _table_row(number: int, columns: dict[int, str], cells: list) -> Row:
    values = {field: cells[column] for column, field in columns.items() if column < len(cells)}
    if any(isinstance(value, str) and not value.isprintable() and _is_broken(value) for value in values.values()):
        return Row(number, problem=_("Dòng không viết bằng UTF-8. Lưu lại tệp với bảng mã UTF-8."))
    values.setdefault("id", f"dong-{number}")
    return Row(number, values)


def _is_broken(text: str) -> bool:
    return any("\ud800" <= character <= "\udfff" for character in text)
