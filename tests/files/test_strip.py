import io
import wave
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from pypdf import PdfReader

from files import making
from thongsuot.files.rules import FORMS, ONLY_WHERE_ASKED, Unfit, recognise
from thongsuot.files.strip import strip
from thongsuot.files.strip.ogg import _checksum, _pages

TAKEN = {
    "jpeg": making.picture("JPEG"),
    "png": making.picture("PNG"),
    "webp": making.picture("WEBP"),
    "pdf": making.pdf(),
    "docx": making.docx(),
    "mp3": making.mp3(),
    "aac": making.aac(),
    "mp4": making.mp4(),
    "ogg": making.ogg("opus"),
    "ogg-vorbis": making.ogg("vorbis"),
    "wav": making.wav(),
    "webm": making.webm(),
    "webm-live": making.webm(live=True),
    "amr": making.amr(),
}


def stripped(content: bytes) -> bytes:
    return strip(content, recognise(content))


@pytest.mark.parametrize("name", TAKEN)
def test_every_form_is_known_by_its_content_and_again_once_stripped(name):
    form = recognise(TAKEN[name])
    assert form.code == name.split("-")[0]
    assert recognise(strip(TAKEN[name], form)) == form


@pytest.mark.parametrize("name", TAKEN)
def test_place_author_and_device_do_not_survive(name):
    assert making.MARK not in stripped(TAKEN[name])


@pytest.mark.parametrize("name", TAKEN)
def test_the_same_file_stripped_twice_has_one_content(name):
    assert stripped(TAKEN[name]) == stripped(TAKEN[name])


def test_every_form_has_a_sample_here():
    assert {name.split("-")[0] for name in TAKEN} | {ONLY_WHERE_ASKED} == set(FORMS)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_photo_loses_its_gps_and_is_turned_upright(form):
    picture = Image.open(io.BytesIO(stripped(making.picture(form, size=(60, 40), orientation=6))))
    assert picture.size == (40, 60)
    assert not picture.getexif()


def test_a_photo_with_more_pictures_behind_it_becomes_the_one_that_is_seen():
    out = io.BytesIO()
    first, behind = Image.new("RGB", (30, 20), "red"), Image.new("RGB", (8, 8), "blue")
    first.save(out, "MPO", save_all=True, append_images=[behind])
    picture = Image.open(io.BytesIO(stripped(out.getvalue())))
    assert (picture.format, picture.size) == ("JPEG", (30, 20))


def test_what_is_transparent_stays_so():
    out = io.BytesIO()
    Image.new("P", (4, 4), 0).save(out, "PNG", transparency=0)
    assert Image.open(io.BytesIO(stripped(out.getvalue()))).convert("RGBA").getpixel((0, 0))[3] == 0


def test_a_pdf_keeps_its_pages_and_loses_its_author():
    reader = PdfReader(io.BytesIO(stripped(making.pdf())))
    assert len(reader.pages) == 1
    assert not reader.metadata
    assert reader.xmp_metadata is None


def test_a_photo_inside_a_pdf_loses_its_place_and_keeps_its_pixels():
    content = making.pdf_with_photo()
    assert making.MARK in content
    assert making.MARK not in stripped(content)
    assert b"\xff\xd8\xff" in stripped(content)


def test_nothing_of_a_broken_pdf_reaches_a_log(caplog):
    with pytest.raises(Unfit), caplog.at_level("DEBUG"):
        stripped(making.pdf()[:-300].replace(b"/Catalog", b"\xff"))
    assert not caplog.records


def test_a_word_file_keeps_its_words_and_loses_who_wrote_them():
    with zipfile.ZipFile(io.BytesIO(stripped(making.docx()))) as package:
        assert "Kính gửi phường" in package.read("word/document.xml").decode()
        assert b'w:author=""' in package.read("word/comments.xml")
        assert not Image.open(io.BytesIO(package.read("word/media/image1.jpeg"))).getexif()
        assert all(making.MARK not in package.read(name) for name in package.namelist())


def test_sound_still_plays_once_its_tags_are_gone():
    with wave.open(io.BytesIO(stripped(making.wav()))) as sound:
        assert sound.getnframes() == 400
    assert stripped(making.mp3()).startswith(b"\xff\xfb\x90\x00")
    assert b"mdat" + b"sound" in stripped(making.mp4())
    assert len(stripped(making.mp4())) == len(making.mp4())
    assert len(stripped(making.webm())) == len(making.webm())


def test_ogg_pages_have_right_checksums_after_the_comments_are_blanked():
    data = bytearray(stripped(making.ogg()))
    for page in _pages(data):
        whole = data[page.at : page.at + page.size]
        told = int.from_bytes(whole[22:26], "little")
        whole[22:26] = bytes(4)
        assert _checksum(whole) == told


BOMB = making.docx({"word/media/big.bin.xml": bytes(8 * 1024 * 1024)})
REFUSED = {
    "a zip": (making.plain_zip(), "zip"),
    "an empty file": (b"", "empty"),
    "text": (b"xin chao", "unknown"),
    "text in UTF-16": ("xin chào".encode("utf-16"), "broken_audio"),
    "a web page": (b"<html><script>alert(1)</script>", "unknown"),
    "a vector picture": (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "unknown"),
    "a program": (b"MZ\x90\x00" + bytes(64), "program"),
    "an old Word file": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(64), "old_word"),
    "an iPhone photo": (b"\0\0\0\x18ftypheic" + bytes(16), "heic"),
    "half a photo": (making.picture(size=(600, 400))[:900], "broken_photo"),
    "a photo of one byte": (b"\xff\xd8\xff", "broken_photo"),
    "an encrypted PDF": (making.pdf(password="x"), "encrypted_pdf"),
    "a PDF that starts a program": (making.pdf(acting=True), "acting_pdf"),
    "a PDF with a script": (making.as_pdf(making.with_script), "acting_pdf"),
    "a PDF with a file inside": (making.as_pdf(lambda writer: writer.add_attachment("x.exe", b"MZ")), "acting_pdf"),
    "half a PDF": (b"%PDF-1.7\n1 0 obj <<", "broken_pdf"),
    "a Word file with macros": (making.docx({"word/vbaProject.bin": b"x"}), "macros"),
    "a Word file with a foreign part": (making.docx({"word/embeddings/oleObject1.bin": b"x"}), "macros"),
    "a Word file that bursts": (BOMB, "bursting"),
    "a Word file that climbs out": (making.docx({"../../etc/x": b"x"}), "broken_word"),
    "half a Word file": (making.docx()[:400], "broken_word"),
    "a film": (making.mp4(b"vide"), "film"),
    "a film from a browser": (making.webm(1), "film"),
    "a film in Ogg": (making.ogg("theora"), "film"),
    "half an MP4": (making.mp4()[:60], "broken_audio"),
    "half a page of Ogg": (making.ogg()[:50], "broken_audio"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_harmful_broken_or_of_another_form_is_refused_with_its_reason(what):
    content, reason = REFUSED[what]
    with pytest.raises(Unfit) as refused:
        stripped(content)
    assert refused.value.reason == reason


def test_a_picture_with_far_too_many_pixels_is_refused_before_it_is_unpacked():
    header = making.picture("PNG", size=(1, 1))
    huge = header[:16] + (60000).to_bytes(4, "big") * 2 + header[24:]
    with pytest.raises(Unfit):
        stripped(huge)


@given(st.sampled_from(sorted(TAKEN)), st.data())
@settings(max_examples=120)
def test_a_damaged_file_is_stripped_or_refused_and_nothing_else(name, data):
    content = bytearray(TAKEN[name])
    for _time in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    content = content[: data.draw(st.integers(1, len(content)))]
    try:
        stripped(bytes(content))
    except Unfit as refused:
        assert refused.reason
