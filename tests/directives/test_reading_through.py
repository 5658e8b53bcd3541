"""From the file to the page: how far a long document is, a scan that tesseract reads, and what is said of odd ones."""

from datetime import date
from io import BytesIO

import pytest
import typst
from django.urls import reverse
from PIL import Image, ImageDraw, ImageFont

from cast import cast, show_everything
from directives.making import PLAN, read, upload
from reading.letters import FONT
from thongsuot.directives import texts
from thongsuot.directives.actions import importing
from thongsuot.directives.models import Importing
from thongsuot.reading import engine

pytestmark = pytest.mark.django_db
needs_reader = pytest.mark.skipif(bool(engine.missing()), reason="no tesseract with Vietnamese on this machine")
TASK = "{n}. Ủy ban nhân dân các xã, phường rà soát điểm ngập số {n}, lập phương án, hoàn thành trước ngày 30/6/2026.\n"
SCANNED = """ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG
Số: 45/KH-UBND
Đà Lạt, ngày 12 tháng 3 năm 2026

KẾ HOẠCH
Rà soát điểm ngập năm 2026

II. NHIỆM VỤ
1. Rà soát các điểm ngập trên địa bàn.
2. Lập phương án thoát nước cho từng điểm ngập."""


@pytest.fixture
def people():
    return cast()


@pytest.fixture
def desk(client, people):
    client.force_login(people.province_head)
    show_everything(client, people.province_head)
    return client


def put_in(people, text: str | bytes, name: str) -> Importing:
    return upload(people.province_head, people.province, text, name)


def followed(desk, row: Importing) -> str:
    return desk.get(reverse("directives:importing", args=[row.pk])).content.decode()


def drawn(text: str) -> bytes:
    """Return pages with `text` as a scanner makes them: pictures, not one letter in the PDF."""
    page, font = Image.new("L", (1240, 1754), 255), ImageFont.truetype(FONT, 34)
    for number, line in enumerate(text.split("\n")):
        ImageDraw.Draw(page).text((100, 120 + 60 * number), line, font=font, fill=0)
    out = BytesIO()
    page.save(out, "PDF", resolution=150, save_all=True, append_images=[Image.new("L", (1240, 1754), 255)])
    return out.getvalue()


def test_the_page_counts_the_steps_of_a_document_of_a_hundred_pages(desk, people, monkeypatch):
    text = PLAN.replace("2. Lập phương án", "".join(TASK.format(n=n) for n in range(2, 2200)) + "2200. Lập phương án")
    row, seen = put_in(people, text, "dai.txt"), []
    assert "Đang chờ đến lượt đọc" in followed(desk, row)

    def looking(work):
        def first_looked(*given, **named):
            seen.append(followed(desk, row))
            return work(*given, **named)

        return first_looked

    for module, name in ((texts, "_written"), (texts, "parse"), (importing, "store_draft")):
        monkeypatch.setattr(module, name, looking(getattr(module, name)))
    read(row)
    assert row.state == "read" and row.pages > 90
    for number, shown in enumerate(seen):
        assert f"Bước {number + 1} trên 3" in shown and f'max="3" value="{number}"' in shown
        assert (f"Khoảng {row.pages} trang" in shown) == (number > 0)
    assert len(seen) == 3 and row.instrument.passages.count() > 1000
    assert desk.get(_page(row) + "?trang=20").status_code == 200


def _page(row: Importing) -> str:
    return reverse("directives:instrument", args=[row.instrument_id])


def followed_page(desk, row: Importing) -> str:
    return desk.get(_page(row)).content.decode()


@needs_reader
def test_a_scan_is_read_by_tesseract_once_an_officer_asks_for_it(desk, people):
    row = read(put_in(people, drawn(SCANNED), "ban-quet.pdf"))
    assert (row.state, row.trouble) == ("failed", "scanned")
    asked = followed(desk, row)
    assert "là bản quét" in asked and "Cho máy đọc như ảnh" in asked
    desk.post(reverse("directives:read_scan", args=[row.pk]))
    row = read(row)
    made = row.instrument
    assert (row.state, row.pages, row.done_pages) == ("read", 1, 1) or row.pages == 2
    assert (made.number, made.issued_on, made.place) == ("45/KH-UBND", date(2026, 3, 12), "Đà Lạt")
    assert [one.ordinal for one in made.passages.filter(kind="task", ordinal__gt="")] == ["1.", "2."]
    assert "Rà soát các điểm ngập trên địa bàn" in followed_page(desk, row)


def test_an_old_word_file_renamed_is_told_beside_the_field_and_nothing_is_kept(desk, people):
    file = BytesIO(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600)
    file.name = "cu.docx"
    answer = desk.post(reverse("directives:import"), {"unit": people.province.pk, "file": file})
    page = answer.content.decode()
    assert answer.status_code == 422 and "cu.docx" in page and ".docx" in page and not Importing.objects.exists()


def test_five_hundred_pages_are_read_and_their_page_opens(desk, people):
    line = "Ủy ban nhân dân các xã rà soát điểm ngập số #n, lập phương án xử lý từng điểm."
    source = f"#set page(numbering: none)\n#for n in range(1, 501) [ {line} #pagebreak(weak: true) ]"
    row = read(put_in(people, typst.compile(source.encode()), "nam-tram.pdf"))
    assert row.state == "read" and row.instrument.text.count("rà soát điểm ngập") == 500
    assert "rà soát điểm ngập số" in followed_page(desk, row)


def test_a_document_of_too_many_pages_is_told_with_the_bound(desk, people):
    row = put_in(people, PLAN, "dai-qua.txt")
    importing._give_up(row.pk, "pages", row.asked_at)
    shown = followed(desk, row)
    assert "quá dài" in shown and "1000 trang" in shown.replace("1.000", "1000") and "Chia thành nhiều tệp" in shown


ODD = {
    "no number": (PLAN.replace("Số: 45/KH-UBND\n", ""), "Không thấy số của văn bản"),
    "two days": (
        PLAN.replace("KẾ HOẠCH\nRà soát", "Đà Lạt, ngày 15 tháng 3 năm 2026\n\nKẾ HOẠCH\nRà soát"),
        "hai ngày khác nhau",
    ),
    "jumps": (PLAN.replace("2. Lập", "4. Lập"), "Số thứ tự không liền nhau"),
}


@pytest.mark.parametrize("odd", ODD)
def test_what_is_odd_in_a_document_is_told_on_its_draft(desk, people, odd):
    text, sentence = ODD[odd]
    shown = followed_page(desk, read(put_in(people, text, "la.txt")))
    assert "chỗ cần xem lại" in shown and sentence in shown


def test_a_day_that_the_document_does_not_give_stays_empty(desk, people):
    text = PLAN.replace("Đà Lạt, ngày 12 tháng 3 năm 2026\n", "")
    row = read(put_in(people, text, "khong-ngay.txt"))
    assert row.instrument.issued_on is None
    assert "<dt>Ngày ban hành</dt><dd>không ghi</dd>" in followed_page(desk, row)
