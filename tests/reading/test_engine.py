"""The reader: a drawn letter is read upright, turned and as a PDF; what is broken or empty says so."""

from io import BytesIO

import pytest
from PIL import Image

from reading.letters import SAID, scan
from thongsuot.reading import engine
from thongsuot.reading.rules import draft_of

needs_reader = pytest.mark.skipif(bool(engine.missing()), reason="no tesseract with Vietnamese on this machine")
SHORT = "Kính gửi: Ủy ban nhân dân xã Đơn Dương\nTôi tên là: Trần Thị Mận\nSố điện thoại: 0900 000 123"


@needs_reader
@pytest.mark.parametrize(("form", "media_type"), [("JPEG", "image/jpeg"), ("PDF", "application/pdf")])
def test_a_drawn_letter_is_read_into_its_fields(form, media_type):
    draft = draft_of(engine.read(scan(form=form), media_type))
    said = {name: value for name, value in draft.fields.items() if name in SAID}
    assert said == SAID


@needs_reader
def test_a_page_on_its_side_is_turned():
    assert draft_of(engine.read(scan(turned=90), "image/jpeg")).fields["phone"] == SAID["phone"]


@needs_reader
def test_a_blank_page_says_that_nothing_was_read():
    blank = BytesIO()
    Image.new("L", (600, 300), 255).save(blank, "PNG")
    with pytest.raises(engine.Unreadable) as told:
        engine.read(blank.getvalue(), "image/png")
    assert told.value.trouble == "nothing"


@pytest.mark.parametrize("media_type", ["image/jpeg", "application/pdf"])
@pytest.mark.parametrize("content", [b"", b"\xff\xd8\xff broken", b"%PDF-1.7 broken"])
def test_what_is_broken_is_told(content, media_type):
    with pytest.raises(engine.Unreadable) as told:
        engine.read(content, media_type)
    assert told.value.trouble == "broken"


def test_a_huge_page_is_made_small_before_it_is_read():
    (page,) = engine.pages(_packed(Image.new("L", (7000, 6000), 255)), "image/png")
    assert page.width * page.height <= engine.MOST_PIXELS


def test_a_reader_that_takes_too_long_is_stopped(monkeypatch, tmp_path):
    slow = tmp_path / "tesseract"
    slow.write_text("#!/bin/sh\nexec sleep 30\n")
    slow.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setattr(engine, "SECONDS", 0.2)
    with pytest.raises(engine.Unreadable) as told:
        engine.read(scan(SHORT), "image/jpeg")
    assert told.value.trouble == "slow"


def test_a_pdf_that_takes_too_long_to_draw_is_stopped(monkeypatch):
    monkeypatch.setattr(engine, "SECONDS", 0.01)
    with pytest.raises(engine.Unreadable) as told:
        list(engine.pages(scan(SHORT, form="PDF"), "application/pdf"))
    assert told.value.trouble == "slow"


def test_a_file_of_many_slow_pages_is_given_up(monkeypatch):
    monkeypatch.setattr(engine, "SECONDS_A_FILE", -1)
    with pytest.raises(engine.Unreadable) as told:
        engine.read(scan(SHORT), "image/jpeg")
    assert told.value.trouble == "slow"


def test_without_the_program_the_page_is_told_what_to_install(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    engine.missing.cache_clear()
    assert engine.missing() == "tesseract"
    (tmp_path / "tesseract").write_text("#!/bin/sh\necho eng\n")
    (tmp_path / "tesseract").chmod(0o755)
    engine.missing.cache_clear()
    assert engine.missing() == "vie"
    engine.missing.cache_clear()


def _packed(picture: Image.Image) -> bytes:
    packed = BytesIO()
    picture.save(packed, "PNG")
    return packed.getvalue()
