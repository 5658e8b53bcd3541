"""A table as a file for a spreadsheet; every export of the house is written here, so that no cell is ever a formula."""

import csv
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from itertools import chain
from numbers import Number

from django.http import HttpResponse, StreamingHttpResponse
from django.utils.http import content_disposition_header

from thongsuot.files import sheets

# What spreadsheets begin a formula or a command with, full-width forms too (OWASP, CSV Injection).
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
BYTE_ORDER_MARK = "\ufeff"
KINDS = ("csv", "xlsx")


def cell(value) -> object:
    """Return `value` as a cell that runs nothing: numbers and nothing as they are, all else as text.

    A text that would be taken for a formula, behind blanks too, gets an apostrophe before it. For CSV and XLSX alike.
    """
    if value is None or isinstance(value, Number):
        return value
    text = str(value)
    return f"'{text}" if text.lstrip(" \u00a0\u3000").startswith(FORMULA_STARTS) else text


def csv_answer(name: str, rows: Iterable[Iterable], *, streamed: bool = False) -> HttpResponse | StreamingHttpResponse:
    """Return the rows as the file `name`: UTF-8 with a byte order mark, semicolons, as Excel here reads them.

    `streamed`: row by row, for long tables; it then goes out without compression.
    """
    lines = _lines(rows)
    body = lines if streamed else "".join(lines)
    answer = (StreamingHttpResponse if streamed else HttpResponse)(body, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = content_disposition_header(True, name)
    return answer


def table_answer(kind: str, stem: str, rows: Iterable[Iterable]) -> StreamingHttpResponse:
    """Return the rows, the first of which is the heading, as the file `stem.kind`, row by row as they are read.

    `kind`: of KINDS. The heading is read here and now, so that whatever refuses the table does so before the answer.
    """
    rows = iter(rows)
    rows = chain([next(rows, ())], rows)
    if kind == "csv":
        return csv_answer(f"{stem}.csv", rows, streamed=True)
    guarded = ([value if _is_day(value) else cell(sheets.legible(value)) for value in row] for row in rows)
    answer = StreamingHttpResponse(sheets.workbook(guarded), content_type=sheets.CONTENT_TYPE)
    answer["Content-Disposition"] = content_disposition_header(True, f"{stem}.xlsx")
    return answer


def _is_day(value) -> bool:
    return isinstance(value, date) and not isinstance(value, datetime)


class _Echo:
    """What a csv writer writes to, so that each row comes back as text."""

    def write(self, row: str) -> str:
        return row


def _lines(rows: Iterable[Iterable]) -> Iterator[str]:
    yield BYTE_ORDER_MARK
    writer = csv.writer(_Echo(), delimiter=";")
    for row in rows:
        yield writer.writerow([cell(value) for value in row])
