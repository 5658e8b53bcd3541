import pytest
from hypothesis import given
from hypothesis import strategies as st

from thongsuot.files.rules import (
    ACCEPTED,
    FORMS,
    MB,
    ONLY_WHERE_ASKED,
    Unfit,
    check_size,
    display_name,
    shown_name,
    too_large,
)


@pytest.mark.parametrize(
    ("given_name", "shown"),
    [
        ("../../etc/passwd", "passwd.jpg"),
        ("C:\\Users\\hoa\\Ảnh đường.JPG", "Ảnh đường.jpg"),
        ("đơn.pdf.exe", "đơn.pdf.jpg"),
        ("..", "photo.jpg"),
        ("", "photo.jpg"),
        ("a\x00b\u202egpj.exe", "abgpj.jpg"),
        ("anh\r\nSet-Cookie: x.jpg", "anh Set-Cookie x.jpg"),
        ('"><script>.jpg', "script.jpg"),
    ],
)
def test_a_name_has_no_path_no_tricks_and_the_ending_of_what_the_file_is(given_name, shown):
    assert display_name(given_name, FORMS["jpeg"]) == shown


@given(st.text(max_size=400), st.sampled_from(sorted(FORMS)))
def test_any_name_becomes_one_that_can_be_stored_and_saved(given_name, code):
    name = display_name(given_name, FORMS[code])
    assert len(name) <= 150
    assert not set(name) & set('/\\\x00\n\r"<>')
    assert name.endswith("." + FORMS[code].extension)


def test_a_long_name_keeps_its_end():
    assert shown_name("x" * 500 + ".pdf").endswith("x.pdf")


@pytest.mark.parametrize(("code", "megabytes"), [("jpeg", 10), ("pdf", 20), ("docx", 20), ("mp3", 30)])
def test_each_form_has_its_limit(code, megabytes):
    check_size(megabytes * MB, FORMS[code])
    with pytest.raises(Unfit, match=f"large_{FORMS[code].kind}"):
        check_size(megabytes * MB + 1, FORMS[code])


@pytest.mark.parametrize(
    ("start", "reason"),
    [(b"\xff\xd8\xff\xe0", "large_photo"), (b"%PDF-1.7", "large_pdf"), (b"PK\x05\x06", "zip"), (b"hello", "unknown")],
)
def test_what_is_larger_than_anything_we_take_is_named_by_its_start(start, reason):
    assert too_large(start) == reason


def test_a_file_field_offers_every_form():
    offered = {form.media_type for code, form in FORMS.items() if code != ONLY_WHERE_ASKED}
    assert set(ACCEPTED.split(",")) == offered
