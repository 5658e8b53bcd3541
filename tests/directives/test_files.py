"""What comes in as a document: any encoding that offices use, Word with its numbers, and all that is refused."""

import io
import zipfile

import docx
import pypdf
import pypdfium2
import pytest
import typst

from files import making
from thongsuot.directives import extracting, files
from thongsuot.directives.files import Scanned, Unreadable, read
from thongsuot.language.legacy import TCVN

SENTENCE = "Các cấp ủy phải công khai kết quả giải quyết và trả lời người dân trong 15 ngày."


def _tcvn(text: str) -> bytes:
    back = {letter: byte for byte, letter in TCVN.items()}
    return bytes(back.get(letter, ord(letter) if ord(letter) < 256 else 63) for letter in text)


@pytest.mark.parametrize(
    "content",
    (
        SENTENCE.encode(), SENTENCE.encode("utf-8-sig"), SENTENCE.encode("utf-16"), SENTENCE.encode("utf-16-le"),
        _tcvn(SENTENCE), SENTENCE.replace("ủ", "u\u0309").encode(),
    ),
    ids=("utf-8", "utf-8 with mark", "utf-16", "utf-16 without mark", "tcvn3", "decomposed"),
)  # fmt: skip
def test_plain_text_is_read_in_any_encoding_that_offices_use(content):
    assert read(content, "van-ban.txt") == SENTENCE


def _word(*, header: str = "") -> bytes:
    made, out = docx.Document(), io.BytesIO()
    made.add_paragraph("KẾ HOẠCH")
    for line in ("Rà soát đơn thư.", "Niêm yết kết quả."):
        made.add_paragraph(line, style="List Number")
    table = made.add_table(1, 3)
    for cell, words in zip(table.rows[0].cells, ("1", "Tổ chức đối thoại", "Quý II"), strict=True):
        cell.text = words
    made.sections[0].header.paragraphs[0].text = header
    made.save(out)
    return out.getvalue()


def test_word_gives_its_automatic_numbers_and_its_tables_row_by_row():
    text = read(_word(), "ke-hoach.docx")
    assert text.split("\n")[:4] == [
        "KẾ HOẠCH",
        "1. Rà soát đơn thư.",
        "2. Niêm yết kết quả.",
        "1 | Tổ chức đối thoại | Quý II",
    ]


def test_a_mark_of_secrecy_in_the_head_of_each_page_is_read():
    assert read(_word(header="TỐI MẬT"), "ke-hoach.docx").startswith("TỐI MẬT\n")


def _zip(name: str, size: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(name, b" " * size)
    return out.getvalue()


def _encrypted() -> bytes:
    writer, out = pypdf.PdfWriter(), io.BytesIO()
    writer.add_blank_page(595, 842)
    writer.encrypt("matkhau")
    writer.write(out)
    return out.getvalue()


REFUSED = (
    ("empty", b""),
    ("empty", b"\x00 \r\n"),
    ("unknown", bytes(range(256)) * 40),
    ("unknown", making.picture()),
    ("old_word", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600),
    ("rich_text", b"{\\rtf1\\ansi Noi dung}"),
    ("page", b"<!DOCTYPE html><html><body>Noi dung</body></html>"),
    ("zip", _zip("noi-dung.txt", 20)),
    ("bursting", _zip("word/document.xml", 200_000_000)),
    ("broken", _word()[:4000]),
    ("broken", b"%PDF-1.7 nothing of it"),
    ("encrypted", _encrypted()),
)


@pytest.mark.parametrize(("trouble", "content"), REFUSED, ids=[f"{n} {row[0]}" for n, row in enumerate(REFUSED)])
def test_what_is_no_document_is_refused_with_a_sentence_that_names_the_file_and_the_remedy(trouble, content):
    with pytest.raises(Unreadable) as refusal:
        read(content, "bao-cao.docx")
    assert refusal.value.trouble == trouble
    assert "bao-cao.docx" in str(refusal.value) and str(refusal.value).count(".") >= 2


def test_a_scanned_pdf_is_refused_as_one_that_tesseract_can_read():
    with pytest.raises(Scanned, match="tesseract"):
        read(making.pdf_with_photo(), "ban-quet.pdf")


def test_a_report_of_five_hundred_pages_is_read_whole():
    page = f"#set page(numbering: none)\n#for n in range(500) [ {SENTENCE} #pagebreak(weak: true) ]"
    text = read(typst.compile(page.encode()), "bao-cao.pdf")
    assert text.count("công khai kết quả") == 500


def test_a_pdf_of_too_many_pages_is_refused_before_any_is_read(monkeypatch):
    monkeypatch.setattr(extracting, "MOST_PAGES", 1)
    document, out = pypdfium2.PdfDocument.new(), io.BytesIO()
    for _page in range(2):
        document.new_page(595, 842).close()
    document.save(out)
    document.close()
    with pytest.raises(extracting.Trouble, match="pages"):
        extracting.pdf(out.getvalue())


def test_a_file_larger_than_the_bound_is_refused_unread(monkeypatch, tmp_path):
    monkeypatch.setattr(files, "LARGEST", 10)
    (tmp_path / "to.txt").write_bytes(b"a" * 11)
    with pytest.raises(Unreadable, match="MB"):
        read(tmp_path / "to.txt", "to.txt")


def test_a_process_that_takes_too_long_is_stopped(monkeypatch):
    monkeypatch.setattr(files, "SECONDS", 0.01)
    with pytest.raises(Unreadable) as refusal:
        read(_word(), "ke-hoach.docx")
    assert refusal.value.trouble == "slow"
