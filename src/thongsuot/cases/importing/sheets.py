"""Tables out of foreign files, row by row as lists of cells: workbooks and CSV, told by content, within bounds."""

import csv
import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from django.utils.translation import gettext as _

from thongsuot.core.errors import Invalid

Source = Path | BinaryIO
MB = 1024 * 1024
LINE_LIMIT = 1_000_000
MOST_ROWS = 300_000
MOST_COLUMNS = 64
UNPACKED, WORDS = 600 * MB, 150 * MB  # what a workbook may hold in all, and in its list of texts, which is in memory
SEPARATORS = ";\t,"
SHEETS_LOOKED_AT = 10
OLD_OFFICE, ZIP = b"\xd0\xcf\x11\xe0", b"PK"
OTHERS = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x7fELF", b"MZ", b"\x1f\x8b", b"Rar!", b"7z\xbc\xaf")
WIDE = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
DAMAGED_CSV = (UnicodeError, csv.Error)
# A workbook is a zip of XML: what the readers of either and openpyxl raise for a damaged one.
DAMAGED_SHEET = (
    zipfile.BadZipFile, zlib.error, EOFError, ParseError, DefusedXmlException,
    AttributeError, LookupError, OSError, RuntimeError, TypeError, ValueError,
)  # fmt: skip


def is_workbook(source: Source) -> bool:
    """Return whether the content is a workbook (or a zip that may be one). Raises: Invalid for what is no table."""
    with opened(source) as file:
        start = file.read(8)
    if start.startswith(OLD_OFFICE):
        raise _wrong(
            _("Tệp này đặt mật khẩu, hoặc là Excel đời cũ (.xls). Mở bằng Excel, bỏ mật khẩu, lưu dạng .xlsx.")
        )
    if start.startswith(OTHERS):
        raise _wrong(_("Tệp này không phải bảng tính. Chọn tệp .xlsx hoặc .csv."))
    return start.startswith(ZIP)


@contextmanager
def opened(source: Source) -> Iterator[BinaryIO]:
    """Open a path, or read from the beginning what is open already."""
    if isinstance(source, Path):
        with source.open("rb") as file:
            yield file
    else:
        source.seek(0)
        yield source


def csv_rows(source: Source) -> Iterator[list]:
    """Yield the rows of a CSV file: UTF-8 or UTF-16, with semicolons, tabs or commas. Raises: Invalid (damaged)."""
    try:
        with opened(source) as raw:
            yield from _csv_rows(raw)
    except DAMAGED_CSV as damage:
        raise _wrong(_("Tệp CSV này có chỗ hỏng nên không đọc được. Mở bằng Excel rồi lưu lại dạng .xlsx.")) from damage


def _csv_rows(raw: BinaryIO) -> Iterator[list]:
    start = raw.read(64)
    raw.seek(0)
    wide = WIDE.get(start[:2]) or _wide_without_mark(start)
    # A byte that is no UTF-8 comes through as a lone surrogate, and its row alone is rejected.
    text = io.TextIOWrapper(raw, wide or "utf-8-sig", "strict" if wide else "surrogateescape", newline="")
    try:
        sample = text.readline(LINE_LIMIT)
        text.seek(0)
        csv.field_size_limit(LINE_LIMIT)
        lines = (line.replace("\0", "") for line in text)
        for cells in csv.reader(lines, delimiter=max(SEPARATORS, key=sample.count)):
            yield cells[:MOST_COLUMNS]
    finally:
        text.detach()


def _wide_without_mark(start: bytes) -> str:
    """Return the UTF-16 of a text that does not say so: every other byte of its first letters is zero."""
    if start[1:20:2].count(0) > 5:
        return "utf-16-le"
    return "utf-16-be" if start[0:20:2].count(0) > 5 else ""


def sheet_count(source: Source) -> int:
    """Return how many of its sheets a workbook is looked through for a register. Raises: Invalid."""
    with _book(source) as book:
        return min(len(book.worksheets), SHEETS_LOOKED_AT)


def sheet_rows(source: Source, sheet: int = 0) -> Iterator[list]:
    """Yield the rows of one sheet as values: formulas as last reckoned, days as days.

    Raises: Invalid (no workbook, damaged, macros, larger than it says, more rows than a register has).
    """
    with _book(source) as book:
        page = book.worksheets[sheet]
        page.reset_dimensions()  # what the file says of its size is not to be trusted
        for number, cells in enumerate(page.iter_rows(values_only=True, max_col=MOST_COLUMNS), start=1):
            if number > MOST_ROWS:
                raise too_long()
            yield list(cells)


@contextmanager
def _book(source: Source):
    # The reader brings numpy, 15 MB together: loaded by the first workbook, not by every process.
    import openpyxl  # noqa: PLC0415  15 MB: only for a workbook
    from openpyxl.utils.exceptions import InvalidFileException  # noqa: PLC0415  15 MB: only for a workbook

    with opened(source) as file:
        try:
            _check_parts(file)
            file.seek(0)
            book = openpyxl.load_workbook(file, read_only=True, data_only=True)
            try:
                yield book
            finally:
                book.close()
        except (*DAMAGED_SHEET, InvalidFileException) as damage:
            raise _wrong(_("Không mở được tệp Excel này. Mở bằng Excel rồi lưu lại dạng .xlsx.")) from damage


def _check_parts(file: BinaryIO) -> None:
    """Refuse macros and what would burst: no part unpacks to more than the list of parts says, so that list decides."""
    parts = zipfile.ZipFile(file).infolist()
    if any(part.filename.lower().endswith("vbaproject.bin") for part in parts):
        raise _wrong(_("Tệp này có macro nên không được nhận. Mở bằng Excel rồi lưu lại dạng .xlsx."))
    words = sum(part.file_size for part in parts if part.filename.lower().endswith("sharedstrings.xml"))
    if sum(part.file_size for part in parts) > UNPACKED or words > WORDS:
        raise _wrong(_("Tệp này khi mở ra lớn bất thường. Chia sổ thành nhiều tệp nhỏ hơn rồi nhập từng tệp."))


def too_long() -> Invalid:
    return _wrong(_("Sổ này quá 300.000 dòng. Chia thành nhiều tệp rồi nhập từng tệp."))


def _wrong(sentence: str) -> Invalid:
    return Invalid(sentence, field="file")
