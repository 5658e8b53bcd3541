"""A book of the law as one PDF, drawn part by part in flat memory."""

import io
from collections.abc import Callable, Iterable

from pypdf import PdfWriter

from thongsuot.counter.layout.forms import superior_of
from thongsuot.counter.layout.press import draw, forget
from thongsuot.counter.models import Book
from thongsuot.counter.rules import BOOK_BY_CODE, COLUMNS, HANDLING
from thongsuot.units.queries import installation

UNNAMED = "Bản in này không ghi đủ tên, địa chỉ và số giấy tờ của người gửi."


def write(book: Book, parts: Iterable[list[list[str]]], told: Callable[[int], None]) -> tuple[bytes, int]:
    """Return the book and how many rows it has. `told(n)`: called after each part with the rows drawn so far."""
    pages, drawn, head = PdfWriter(), 0, _head(book)
    opening = {"opening": True, "closing": False, "rows": [], "page": 1}
    _append(pages, head | opening)
    for rows in parts:
        drawn += len(rows)
        _append(pages, head | {"opening": False, "closing": False, "rows": rows, "page": len(pages.pages) + 1})
        forget()
        told(drawn)
    closing = {"opening": False, "closing": True, "rows": [], "page": len(pages.pages) + 1, "total": str(drawn)}
    _append(pages, head | closing)
    out = io.BytesIO()
    pages.write(out)
    return out.getvalue(), drawn


def _append(pages: PdfWriter, part: dict) -> None:
    pages.append(io.BytesIO(draw("book", part)))


def _head(book: Book) -> dict:
    kind = BOOK_BY_CODE[book.kind]
    return {
        "title": f"{kind.vi}, {book.unit.name}",
        "house": installation().name_vi,
        "unit": book.unit.name,
        "superior": superior_of(book.unit),
        "name": kind.vi,
        "source": kind.source,
        "first": f"{book.from_on.day}/{book.from_on.month}/{book.from_on.year}",
        "last": f"{book.to_on.day}/{book.to_on.month}/{book.to_on.year}",
        "note": "" if book.named else UNNAMED,
        "columns": [list(column) for column in COLUMNS],
        "handling": HANDLING,
        "total": "0",
    }
