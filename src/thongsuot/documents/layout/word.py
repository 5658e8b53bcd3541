"""DOCX of a sheet: Times New Roman as Nghị định 30/2020/NĐ-CP asks; opens in Word and LibreOffice, to be worked on."""

import io

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from thongsuot.documents.rules.sheet import COUNTRY, LETTER, MOTTO, NAMED, PERSONAL, Line, Sheet, Signer, Table

FONT = "Times New Roman"
GAP = " "  # an empty line, as high as the size given
TEXT_WIDTH = 165  # mm: A4 without its margins
CENTRE, LEFT, RIGHT, JUSTIFY = (
    WD_ALIGN_PARAGRAPH.CENTER,
    WD_ALIGN_PARAGRAPH.LEFT,
    WD_ALIGN_PARAGRAPH.RIGHT,
    WD_ALIGN_PARAGRAPH.JUSTIFY,
)


def write(sheet: Sheet) -> bytes:
    """Return the paper as DOCX."""
    document = _blank(sheet)
    if sheet.official:
        _paragraph(document, sheet.official, size=11, italic=True, align=RIGHT)
    _head(document, sheet)
    _title(document, sheet)
    _addressees(document, sheet)
    for each in sheet.basis:
        _body(document, each, italic=True)
    for place, block in enumerate(sheet.blocks, 1):
        _block(document, block, last=place == len(sheet.blocks))
    _signatures(document, sheet)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _blank(sheet: Sheet):
    document = Document()
    style = document.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(14)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.header_distance = Mm(10)
    section.different_first_page_header_footer = True  # numbers of pages from the second on
    _page_number(section.header.paragraphs[0])
    core = document.core_properties
    core.title, core.author, core.language, core.comments = sheet.title, sheet.issuer, "vi", ""
    return document


def _page_number(paragraph) -> None:
    paragraph.alignment = CENTRE
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = paragraph.add_run()
        run.font.size = Pt(13)
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        part.text = text or None
        run._r.append(part)


def _paragraph(holder, text="", *, size=14, bold=False, italic=False, align=LEFT, first=False, after=0, keep=False):
    """Add a paragraph, or fill the first empty one of a cell, and return it."""
    paragraph = holder.paragraphs[0] if first else holder.add_paragraph()
    form = paragraph.paragraph_format
    form.space_before, form.space_after, form.alignment = Pt(0), Pt(after), align
    form.line_spacing_rule, form.keep_with_next = WD_LINE_SPACING.SINGLE, keep
    if text == GAP:
        form.line_spacing = Pt(size + 2)
    elif text:
        _run(paragraph, text, size=size, bold=bold, italic=italic)
    return paragraph


def _run(paragraph, text: str, *, size=14, bold=False, italic=False) -> None:
    run = paragraph.add_run(text)
    run.font.size, run.bold, run.italic = Pt(size), bold, italic


def _rule(paragraph, inset: int, width: int) -> None:
    """Draw a line under a paragraph, `inset` millimetres shorter on either side of a box `width` wide."""
    form = paragraph.paragraph_format
    form.left_indent = form.right_indent = Mm((width - inset) / 2)
    border, line = OxmlElement("w:pBdr"), OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        line.set(qn(f"w:{name}"), value)
    border.append(line)
    paragraph._p.get_or_add_pPr().insert_element_before(border, "w:shd", "w:spacing", "w:ind", "w:jc")


def _grid(document, widths: list[float], rows: int = 1, *, whole: bool = True):
    """Add a table. `whole`: no row of it parts at the foot of a page."""
    table = document.add_table(rows=rows, cols=len(widths))
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        if whole:
            row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)
    return table


def _motto(cell, *, first: bool, width: int) -> None:
    _paragraph(cell, COUNTRY, size=12, bold=True, align=CENTRE, first=first)
    _paragraph(cell, MOTTO, size=13, bold=True, align=CENTRE)
    _rule(_paragraph(cell, GAP, size=4, align=CENTRE), 52, width)


def _head(document, sheet: Sheet) -> None:
    if sheet.layout == PERSONAL:
        _motto(document, first=False, width=TEXT_WIDTH)
        if sheet.place_day:
            _paragraph(document, sheet.place_day, size=13, italic=True, align=RIGHT, after=6)
        return
    table = _grid(document, [64, 101], rows=2)
    (left, right), (below_left, below_right) = (row.cells for row in table.rows)
    if sheet.superior:
        _paragraph(left, sheet.superior.upper(), size=12, align=CENTRE, first=True)
    _paragraph(left, sheet.issuer.upper(), size=12.5, bold=True, align=CENTRE, first=not sheet.superior)
    _rule(_paragraph(left, " ", size=4, align=CENTRE), 24, 60)
    _motto(right, first=True, width=98)
    _paragraph(below_left, sheet.number, size=13, align=CENTRE, first=True)
    if sheet.layout == LETTER and sheet.about:
        _paragraph(below_left, f"V/v {sheet.about}", size=12, align=CENTRE)
    _paragraph(below_right, sheet.place_day, size=13, italic=True, align=CENTRE, first=True)


def _title(document, sheet: Sheet) -> None:
    _paragraph(document, GAP, size=6)
    if sheet.layout == LETTER:
        return
    _paragraph(document, sheet.title, bold=True, align=CENTRE, keep=True)
    if sheet.about:
        _paragraph(document, sheet.about, bold=True, align=CENTRE, keep=True)
    if sheet.layout == NAMED:
        _rule(_paragraph(document, GAP, size=4, align=CENTRE, after=4), 40, TEXT_WIDTH)


def _addressees(document, sheet: Sheet) -> None:
    if len(sheet.addressees) == 1:
        _paragraph(document, f"Kính gửi: {sheet.addressees[0]}", align=CENTRE, after=8)
    elif sheet.addressees:
        head = _paragraph(document, "Kính gửi:")
        head.paragraph_format.left_indent = Mm(35)
        for each in sheet.addressees:
            line = _paragraph(document, f"- {each}", after=2)
            line.paragraph_format.left_indent = Mm(45)


def _body(document, text: str = "", *, italic: bool = False):
    paragraph = _paragraph(document, text, italic=italic, align=JUSTIFY, after=6)
    paragraph.paragraph_format.first_line_indent = Mm(10)
    return paragraph


def _block(document, block: Line | Table, *, last: bool) -> None:
    """Add a block; a heading keeps to what follows, the last words to the signature."""
    if isinstance(block, Table):
        _table(document, block)
        return
    centred = block.style in ("strong", "centre")
    paragraph = _paragraph(document, align=CENTRE, after=6) if centred else _body(document)
    if block.style == "item":
        _run(paragraph, "- ")
    paragraph.paragraph_format.keep_with_next = last or block.style == "strong" or all(run.bold for run in block.runs)
    for run in block.runs:
        _run(paragraph, run.text, bold=run.bold or block.style == "strong")


def _table(document, block: Table) -> None:
    widths = [TEXT_WIDTH * share / sum(block.widths) for share in block.widths]
    table = _grid(document, widths, rows=1 + len(block.rows), whole=False)
    table.style = "Table Grid"
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for cell, text in zip(table.rows[0].cells, block.headings, strict=True):
        _paragraph(cell, text, size=12, bold=True, align=CENTRE, first=True)
    for row, texts in zip(table.rows[1:], block.rows, strict=True):
        for place, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
            _paragraph(cell, text, size=12, align=LEFT if place else CENTRE, first=True)
    _paragraph(document, GAP, size=4)


def _signatures(document, sheet: Sheet) -> None:
    _paragraph(document, GAP, size=6, keep=True)
    beside = bool(sheet.recipients) or len(sheet.signers) == 1
    signers = [None, *sheet.signers] if beside else list(sheet.signers)
    wide = 2 if len(signers) == 4 else 3
    for start in range(0, len(signers), wide):
        part = signers[start : start + wide]
        table = _grid(document, [TEXT_WIDTH / max(2, len(part))] * max(2, len(part)))
        for cell, signer in zip(table.rows[0].cells, part, strict=False):
            _signature(cell, signer) if signer else _recipients(cell, sheet.recipients)


def _recipients(cell, recipients: tuple[str, ...]) -> None:
    if recipients:
        _paragraph(cell, "Nơi nhận:", size=12, bold=True, italic=True, first=True)
    for each in recipients:
        _paragraph(cell, f"- {each}", size=11)


def _signature(cell, signer: Signer) -> None:
    first = True
    for each in signer.capacity:
        _paragraph(cell, each, size=13.5, bold=True, align=CENTRE, first=first, keep=True)
        first = False
    if signer.hint:
        _paragraph(cell, signer.hint, size=12, italic=True, align=CENTRE, keep=True)
    if signer.image:
        picture = _paragraph(cell, align=CENTRE, keep=True)
        picture.add_run().add_picture(io.BytesIO(signer.image), height=Mm(22))
    for _line in range(0 if signer.image else 4):
        _paragraph(cell, GAP, align=CENTRE, keep=True)
    _paragraph(cell, signer.name, bold=True, align=CENTRE)
