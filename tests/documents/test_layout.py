"""Every form drawn as Word and PDF: its words, its fonts, its page; and opened by LibreOffice where there is one."""

import io
import shutil
import subprocess
import zipfile
from collections import Counter
from datetime import date

import pytest
from docx import Document
from docx.shared import Mm
from pypdf import PdfReader

from documents.making import picture, values
from thongsuot.documents.layout import pdf, word
from thongsuot.documents.queries.sheets import blank_sheet
from thongsuot.documents.rules.composing import Issuer, Signing, compose
from thongsuot.documents.rules.letters import RANGES
from thongsuot.documents.rules.sheet import MOTTO, Line, Run, Sheet
from thongsuot.documents.shipped import forms

CODES = sorted(forms())
ISSUER = Issuer(name="Ủy ban nhân dân xã Đơn Dương", letters="UBND", place="Đơn Dương", committee=True)
SIGNED = Signing(number=7, on=date(2026, 8, 5), post="Chủ tịch", name="Trần Văn Khải")
OFFICE = shutil.which("soffice")


def sheet(code, *, many=3, signing=SIGNED):
    form = forms()[code]
    return compose(form, values(form, many=many), ISSUER, signing, drawn_on=date(2026, 8, 5))


def squeezed(text):
    return "".join(text.split())


def pdf_text(content):
    return "".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)


def docx_text(content):
    document = Document(io.BytesIO(content))
    return "".join(node.text or "" for node in document.element.body.iter() if node.tag.endswith("}t"))


@pytest.mark.parametrize("code", CODES)
def test_word_and_pdf_hold_the_same_words(code):
    one = sheet(code)
    in_pdf, in_word = squeezed(pdf_text(pdf.write(one))), squeezed(docx_text(word.write(one)))
    assert squeezed(MOTTO) in in_pdf and squeezed(MOTTO) in in_word
    for line in one.words().splitlines():
        wanted = squeezed(line)
        assert wanted in in_word or wanted.upper() in in_word, line
        # A table's cell or a page's foot may break a line of the PDF: its beginning and its end are there.
        assert wanted[:12] in in_pdf or wanted[:12].upper() in in_pdf, line


@pytest.mark.parametrize("code", CODES)
def test_the_pdf_is_a4_with_its_fonts_inside_and_numbers_from_the_second_page(code):
    reader = PdfReader(io.BytesIO(pdf.write(sheet(code, many=40))))
    assert {(round(page.mediabox.width), round(page.mediabox.height)) for page in reader.pages} == {(595, 842)}
    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():
            below = font.get_object()["/DescendantFonts"][0].get_object()
            assert "Tinos" in below["/BaseFont"]
            assert {"/FontFile2", "/FontFile3"} & set(below["/FontDescriptor"].get_object())
    if len(reader.pages) > 1:
        assert reader.pages[1].extract_text().split()[0] == "2"
    assert reader.pages[0].extract_text().split()[0] != "1"


@pytest.mark.parametrize("read", [lambda one: pdf_text(pdf.write(one)), lambda one: docx_text(word.write(one))])
def test_each_entry_of_a_list_has_its_dash(read):
    text = read(sheet("DT-TB"))
    assert all(f"- {entry}" in text for entry in values(forms()["DT-TB"])["offices"])


def test_a_long_row_parts_at_the_foot_of_a_page_and_a_signature_does_not():
    form = forms()["DT-BB"]
    long = values(form) | {"questions": [["Bao giờ sửa xong cầu?", "Cầu đang được sửa. " * 100]] * 3}
    one = compose(form, long, ISSUER, SIGNED, drawn_on=date(2026, 8, 5))
    tables = Document(io.BytesIO(word.write(one))).tables
    (asked,) = [table for table in tables if table.rows[0].cells[-1].text == "Trả lời"]
    assert all("cantSplit" not in row._tr.xml for row in asked.rows) and "tblHeader" in asked.rows[0]._tr.xml
    assert "cantSplit" in tables[-1].rows[0]._tr.xml
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(pdf.write(one))).pages]
    headed = [text for text in pages if "Cầu đang được sửa." in text]
    assert len(headed) > 1 and all("Trả lời" in text for text in headed)


def test_the_pdf_names_itself_an_archival_one():
    assert b"pdfaid:part>2" in pdf.write(sheet("KN-03"))


def test_the_same_paper_is_drawn_the_same_to_the_byte():
    assert pdf.write(sheet("KN-GQ1")) == pdf.write(sheet("KN-GQ1"))


def test_the_page_of_the_word_file_is_that_of_the_decree():
    section = Document(io.BytesIO(word.write(sheet("KN-03")))).sections[0]
    margins = [round(getattr(section, f"{side}_margin") / Mm(1)) for side in ("top", "bottom", "left", "right")]
    assert margins == [20, 20, 30, 15] and section.different_first_page_header_footer
    assert (round(section.page_width / Mm(1)), round(section.page_height / Mm(1))) == (210, 297)


def test_the_word_file_tells_nothing_of_its_author():
    with zipfile.ZipFile(io.BytesIO(word.write(sheet("KN-03")))) as kept:
        core = kept.read("docProps/core.xml").decode()
    assert "python-docx" not in core and "2013" not in core.partition("created")[0]


def test_a_paper_signed_on_screen_shows_the_signature():
    signing = Signing(number=7, on=date(2026, 8, 5), post="Chủ tịch", name="Khải", image=picture().read())
    one = sheet("KN-03", signing=signing)
    assert any("/XObject" in page["/Resources"] for page in PdfReader(io.BytesIO(pdf.write(one))).pages)
    with zipfile.ZipFile(io.BytesIO(word.write(one))) as kept:
        assert any(name.startswith("word/media/") for name in kept.namelist())


@pytest.mark.parametrize("code", CODES)
def test_a_blank_form_has_dots_where_values_belong(code):
    one = blank_sheet(forms()[code], date(2026, 8, 5))
    assert "......" in one.words() and "{" not in one.words()
    assert pdf.write(one).startswith(b"%PDF") and word.write(one).startswith(b"PK")


STRANGE = ["😀 漢 \ufffe ﷺ", "#set page() $x$ *a* `b` \\u{1}", "<script>&amp;</script>", "a\u0301 ê\u0323"]


@pytest.mark.parametrize("words", STRANGE, ids=["no letters of ours", "commands", "marks", "composed"])
def test_whatever_is_written_is_drawn_as_words(words):
    one = Sheet(layout="named", dated=date(2026, 8, 5), title="X", blocks=(Line((Run(words),)),))
    assert pdf.write(one).startswith(b"%PDF")


def test_the_letters_we_say_the_face_has_are_those_it_has():
    text = "".join(chr(point) for first, last in RANGES for point in range(first, last + 1) if point not in (0xAD,))
    one = Sheet(layout="named", dated=date(2026, 8, 5), title="X", blocks=(Line((Run(text), Run(text, bold=True))),))
    assert pdf.write(one).startswith(b"%PDF")  # PDF/A refuses a letter without a drawing


@pytest.mark.skipif(OFFICE is None, reason="no LibreOffice on this machine")
def test_libreoffice_opens_every_word_file_and_keeps_its_words(tmp_path):
    for code in CODES:
        (tmp_path / f"{code}.docx").write_bytes(word.write(sheet(code, many=12)))
    command = [OFFICE, f"-env:UserInstallation=file://{tmp_path}/office", "--headless", "--convert-to", "pdf"]
    named = [str(tmp_path / f"{code}.docx") for code in CODES]
    subprocess.run([*command, "--outdir", str(tmp_path), *named], check=True, capture_output=True, timeout=280)
    for code in CODES:
        text = squeezed(pdf_text((tmp_path / f"{code}.pdf").read_bytes()))
        wanted = squeezed(sheet(code, many=12).words()) + squeezed(MOTTO)
        # What reads the PDF of LibreOffice puts some letters out of order: each of them is there.
        assert not Counter(wanted.casefold()) - Counter(text.casefold()), code
