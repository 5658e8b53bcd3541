"""A table as an Excel workbook (ECMA-376), written while it is sent: the memory it takes does not grow with its rows.

Written here and not by a library, because those keep the whole table in memory or on the disk before the first byte.
"""

import re
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain, islice
from numbers import Number
from xml.sax.saxutils import escape

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ROWS_A_SHEET = 1_000_000  # Excel reads 1,048,576
LONGEST = 32_767  # characters that Excel reads in one cell
AT_ONCE = 500  # rows between two pieces of the answer
DAY_ZERO = date(1899, 12, 30)
# What XML 1.0 cannot hold; and what Excel would read as an escaped character.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
PLAIN, BOLD, DAY = 0, 1, 2  # places in STYLES
STYLES = f"""{HEAD}<styleSheet xmlns="{MAIN}">
<numFmts count="1"><numFmt numFmtId="164" formatCode="d/m/yyyy"/></numFmts>
<fonts count="2"><font/><font><b/></font></fonts>
<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>
<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>
<cellXfs count="3"><xf/><xf fontId="1" applyFont="1"/><xf numFmtId="164" applyNumberFormat="1"/></cellXfs>
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>"""


def legible(value):
    """Return a value without what XML cannot hold; numbers and nothing as they are."""
    return value if value is None or isinstance(value, Number) else FORBIDDEN.sub("", str(value))


class _Sink:
    """What the archive is written to: it keeps what came since it was last emptied, and cannot go back."""

    def __init__(self):
        self.pieces: list[bytes] = []

    def write(self, piece) -> int:
        self.pieces.append(bytes(piece))
        return len(piece)

    def flush(self) -> None:
        """Nothing waits anywhere else."""

    def emptied(self) -> bytes:
        whole, self.pieces = b"".join(self.pieces), []
        return whole


def workbook(rows: Iterable[Iterable]) -> Iterator[bytes]:
    """Yield the workbook of `rows`, the first of which is the heading; days become days of Excel, all else text.

    Cells must have passed `files.tables.cell`. Beyond a million rows a further sheet begins, under the same heading.
    """
    sink, rows = _Sink(), iter(rows)
    heading = list(next(rows, ()))
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED, compresslevel=4) as archive:
        number, following = 0, next(rows, None)
        while number == 0 or following is not None:
            number += 1
            begun = [] if following is None else [following]
            yield from _sheet(archive, sink, number, heading, islice(chain(begun, rows), ROWS_A_SHEET))
            following = next(rows, None)
        for name, text in _parts(number).items():
            archive.writestr(name, text)
    yield sink.emptied()


def _sheet(archive, sink: _Sink, number: int, heading: list, rows: Iterable) -> Iterator[bytes]:
    letters = [_letters(column) for column in range(len(heading))]
    with archive.open(f"xl/worksheets/sheet{number}.xml", "w") as part:
        part.write(_opening(heading).encode())
        part.write(_row(1, heading, letters, BOLD).encode())
        last = 1
        while some := list(islice(rows, AT_ONCE)):
            part.write("".join(_row(last + n, row, letters) for n, row in enumerate(some, 1)).encode())
            last += len(some)
            yield sink.emptied()
        reach = f'<autoFilter ref="A1:{letters[-1]}{last}"/>' if letters else ""
        setup = '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>'
        part.write(f"</sheetData>{reach}{setup}</worksheet>".encode())


def _opening(heading: list) -> str:
    widths = (min(max(len(str(name)) + 3, 12), 40) for name in heading)
    columns = "".join(f'<col min="{n}" max="{n}" width="{w}" customWidth="1"/>' for n, w in enumerate(widths, 1))
    pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
    return (
        f'{HEAD}<worksheet xmlns="{MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews>'
        f'<sheetView workbookViewId="0">{pane}</sheetView></sheetViews>'
        f"{f'<cols>{columns}</cols>' if columns else ''}<sheetData>"
    )


def _letters(column: int) -> str:
    """Return the name of a column, counted from 0: A, Z, AA."""
    name, column = "", column + 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def _row(number: int, values: Iterable, letters: list[str], style: int = PLAIN) -> str:
    cells = (_cell(f"{letter}{number}", value, style) for letter, value in zip(letters, values, strict=True))
    return f'<row r="{number}">{"".join(cells)}</row>'


def _cell(at: str, value, style: int) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, date):
        return f'<c r="{at}" s="{DAY}"><v>{(value - DAY_ZERO).days}</v></c>'
    if isinstance(value, Number):
        return f'<c r="{at}" s="{style}"><v>{value}</v></c>'
    text = escape(ESCAPED.sub("_x005F_", legible(str(value))[:LONGEST]))
    return f'<c r="{at}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


def _parts(sheets: int) -> dict[str, str]:
    """Return what makes an archive of sheets a workbook: which parts there are, and of which kind."""
    numbers = range(1, sheets + 1)
    book = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    kinds = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{book}.worksheet+xml"/>' for n in numbers
    )
    named = "".join(f'<sheet name="{n}" sheetId="{n}" r:id="s{n}"/>' for n in numbers)
    linked = "".join(_link(f"s{n}", "worksheet", f"worksheets/sheet{n}.xml") for n in numbers)
    return {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{book}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{book}.styles+xml"/>{kinds}</Types>',
        "_rels/.rels": _links(_link("b", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{named}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _links(linked + _link("t", "styles", "styles.xml")),
        "xl/styles.xml": STYLES,
    }


def _link(name: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target="{target}"/>'


def _links(links: str) -> str:
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>'
