"""Which column of a register holds what, by its heading as people write it. Pure."""

from dataclasses import dataclass

from thongsuot.cases.importing.values import Unreadable, as_text
from thongsuot.language.folding import fold

# The first entry that a folded heading begins with decides, so longer ones stand first.
COLUMNS = (
    ("ngay tiep nhan thu ly", "accepted_on"),
    ("ngay thu ly", "accepted_on"),
    ("ngay tra loi", "answered_on"),
    ("ngay giai quyet", "answered_on"),
    ("ngay chuyen", "transferred_on"),
    ("ngay tra lai", "guided_on"),
    ("ngay huong dan", "guided_on"),
    ("chuyen den", "transferred_to"),
    ("noi nhan", "transferred_to"),
    ("chuyen", "transferred"),
    ("thu ly", "accepted"),
    ("tra lai", "guided"),
    ("huong dan", "guided"),
    ("huong xu ly", "course"),
    ("stt", "id"),
    ("so thu tu", "id"),
    ("so tt", "id"),
    ("ma don", "id"),
    ("ma", "id"),
    ("id", "id"),
    ("ngay", "received_on"),
    ("received_on", "received_on"),
    ("ho ten, dia chi", "name_address"),
    ("ho ten - dia chi", "name_address"),
    ("ho ten – dia chi", "name_address"),
    ("ho va ten, dia chi", "name_address"),
    ("ho ten va dia chi", "name_address"),
    ("ho ten, ", "name_address"),
    ("ho ten", "name"),
    ("ho va ten", "name"),
    ("nguoi gui", "name"),
    ("name", "name"),
    ("dia chi", "address"),
    ("noi o", "address"),
    ("address", "address"),
    ("dien thoai", "phone"),
    ("so dien thoai", "phone"),
    ("sdt", "phone"),
    ("phone", "phone"),
    ("giay to", "id_number"),
    ("so giay to", "id_number"),
    ("so cccd", "id_number"),
    ("cccd", "id_number"),
    ("so dinh danh", "id_number"),
    ("noi dung", "text"),
    ("text", "text"),
    ("phan loai", "kind_persons"),
    ("loai don", "kind"),
    ("loai", "kind"),
    ("kind", "kind"),
    ("so nguoi", "persons"),
    ("so ho", "households"),
    ("linh vuc", "topic"),
    ("topic", "topic"),
    ("kenh", "channel"),
    ("hinh thuc", "channel"),
    ("channel", "channel"),
    ("ma xa", "ward_code"),
    ("ma phuong", "ward_code"),
    ("ward_code", "ward_code"),
    ("ma tinh", "province_code"),
    ("province_code", "province_code"),
    ("dia ban", "place_name"),
    ("noi xay ra", "place_name"),
    ("xa, phuong", "place_name"),
    ("co quan da giai quyet", "earlier_body"),
    ("ket qua", "result"),
    ("theo doi ket qua", "result"),
    ("noi dung tra loi", "result"),
    ("ghi chu", "note"),
)  # fmt: skip
_LONGEST_FIRST = sorted(COLUMNS, key=lambda column: -len(column[0]))


@dataclass(frozen=True)
class Layout:
    """Where a table's headings stand and what its columns hold: {column: field}.

    Rows count from 1, sheets and columns from 0. `second`: the headings go on in the row below, under a merged one.
    """

    sheet: int
    heading: int
    second: bool
    columns: dict[int, str]

    @property
    def last_heading(self) -> int:
        return self.heading + self.second


def text_of(cell) -> str:
    """Return a cell as text; nothing where it holds neither words nor a number nor a day."""
    try:
        return as_text(cell)
    except Unreadable:
        return ""


def field_of(heading) -> str | None:
    """Return the field that a heading names, None where it names none."""
    folded = fold(text_of(heading)).strip("() .:*")
    return next((field for start, field in _LONGEST_FIRST if folded == start or folded.startswith(start)), None)


def fields_of(cells) -> dict[int, str]:
    """Return {column: field} of a row of headings; a field named twice keeps its first column."""
    found: dict[int, str] = {}
    for column, cell in enumerate(cells):
        field = field_of(cell) if isinstance(cell, str) else None
        if field and field not in found.values():
            found[column] = field
    return found


def is_heading(cells) -> bool:
    """Return whether a row is the register's row of headings: it names the text and at least one thing more."""
    fields = set(fields_of(cells).values())
    return "text" in fields and len(fields) > 1


def second_row(first: dict[int, str], cells) -> dict[int, str] | None:
    """Return the columns completed by a second row of headings (under one merged heading), None where it is none."""
    below = {column: field for column, field in fields_of(cells).items() if first.get(column) in (None, "course")}
    texts = [text for cell in cells if (text := text_of(cell))]
    if not below or len(texts) > len(below) + 1:
        return None
    kept = {column: field for column, field in first.items() if column not in below}
    return kept | {column: field for column, field in below.items() if field not in kept.values()}


def is_numbering(cells) -> bool:
    """Return whether a row only numbers the columns: 1, 2, 3… or (1), (2), (3)…"""
    texts = [text.strip("() ") for cell in cells if (text := text_of(cell))]
    return len(texts) > 2 and texts == [str(n) for n in range(1, len(texts) + 1)]
