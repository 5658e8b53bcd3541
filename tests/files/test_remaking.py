"""A file made anew for the public: what is black is gone, what told of it is gone, its size tells little."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from pypdf import PdfWriter

from thongsuot.files.remaking import STEP, WIDEST, Undrawable, remade
from thongsuot.files.rules import Box

WHOLE = Box(1, 0, 0, 100, 100)


def picture(form="JPEG", size=(400, 300), mode="RGB", **more) -> bytes:
    """Return a red picture with a green left half, and metadata that tell."""
    drawn = Image.new(mode, size, "red")
    drawn.paste("green", (0, 0, size[0] // 2, size[1]))
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "nhà bà Hoa"
    drawn.save(out, form, exif=exif, **more)
    return out.getvalue()


def pdf() -> bytes:
    out = io.BytesIO()
    pages = [Image.new("RGB", (400, 300), colour) for colour in ("red", "blue")]
    pages[0].save(out, "PDF", save_all=True, append_images=pages[1:], title="Đơn của bà Hoa")
    return out.getvalue()


def opened(content: bytes) -> Image.Image:
    found = Image.open(io.BytesIO(content))
    found.load()
    return found


def test_what_is_black_is_in_no_pixel_any_more():
    black = opened(remade(picture(), "image/jpeg", [Box(1, 0, 0, 50, 100)])[0])
    left = black.crop((0, 0, 196, 300))
    assert max(high for _low, high in left.getextrema()) < 8, "only what coding leaves at the edge"
    assert black.getpixel((390, 10))[0] > 240
    assert remade(picture(), "image/jpeg", [WHOLE]) == remade(picture(quality=30), "image/jpeg", [WHOLE])


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_nothing_but_pixels_is_kept_and_the_size_goes_in_steps(form):
    content = remade(picture(form), f"image/{form.lower()}")[0]
    found = opened(content)
    assert (found.format, set(found.info), dict(found.getexif())) == (
        "JPEG",
        {"jfif", "jfif_version", "jfif_unit", "jfif_density"},
        {},
    )
    assert "bà Hoa".encode() not in content and len(content) % STEP == 0


def test_pages_of_a_pdf_become_pictures_without_a_word_behind_them():
    pages = remade(pdf(), "application/pdf", [Box(2, 0, 0, 100, 100)])
    first, second = map(opened, pages)
    assert first.getpixel((100, 100))[0] > 240 and max(second.getpixel((100, 100))) < 8
    assert all(page.startswith(b"\xff\xd8") and b"Hoa" not in page for page in pages)


def test_what_is_wide_becomes_narrower_and_what_is_clear_lies_on_white():
    assert opened(remade(picture(size=(2480, 1000)), "image/jpeg")[0]).size == (WIDEST, 500)
    out = io.BytesIO()
    Image.new("RGBA", (20, 20), (0, 0, 0, 0)).save(out, "PNG")
    assert min(opened(remade(out.getvalue(), "image/png")[0]).getpixel((10, 10))) > 250


def test_a_picture_higher_than_a_jpeg_can_be_is_not_drawn():
    with pytest.raises(Undrawable):
        remade(picture("PNG", size=(8, 65_600)), "image/png")


@pytest.mark.parametrize(
    ("content", "media_type"),
    [(b"\xff\xd8", "image/jpeg"), (b"%PDF-1.4", "application/pdf"), (b"ID3", "audio/mpeg"), (b"a", "text/html")],
    ids=["photo", "pdf", "sound", "unknown"],
)
def test_what_cannot_be_drawn_is_said(content, media_type):
    with pytest.raises(Undrawable):
        remade(content, media_type)


def test_a_pdf_without_pages_cannot_be_drawn():
    out = io.BytesIO()
    PdfWriter().write(out)
    with pytest.raises(Undrawable):
        remade(out.getvalue(), "application/pdf")


percent = st.floats(0, 100)


@given(percent, percent, percent, percent, st.integers(1, 3000), st.integers(1, 3000))
def test_a_box_covers_at_least_what_was_said_and_stays_on_the_page(left, top, width, height, wide, high):
    box = Box(1, left, top, min(width, 100 - left), min(height, 100 - top))
    x0, y0, x1, y1 = box.pixels(wide, high)
    assert 0 <= x0 <= box.left * wide / 100 + 1e-6 and 0 <= y0 <= box.top * high / 100 + 1e-6
    assert x1 <= wide - 1 and y1 <= high - 1
    assert x1 + 1 >= (box.left + box.width) * wide / 100 - 1e-6
