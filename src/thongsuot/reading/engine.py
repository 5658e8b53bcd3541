"""The reader itself: tesseract as a bounded, nice process of its own; pages of a PDF drawn by pdfium.

Bounds: ten pages, twelve million pixels a page, a minute a page, 1.5 GB (where the system can say so).
"""

import io
import shutil
import subprocess
from collections.abc import Iterator
from functools import lru_cache

import pypdfium2
from PIL import Image, ImageOps, UnidentifiedImageError

from thongsuot.reading.rules import Word, words_of

MOST_PAGES = 10
MOST_PIXELS = 12_000_000
LEAST_WIDTH = 1000
SECONDS = 60
KILOBYTES = 1_500_000
LANGUAGE = "vie"
PDF_SCALE = 200 / 72  # pages at 200 dots an inch
_COMMAND = f'ulimit -v {KILOBYTES} 2>/dev/null; exec nice -n 10 "$0" - - -l {LANGUAGE} --psm "$1" tsv'


class Unreadable(Exception):
    """A file that cannot be read; `trouble` is a code of `sentences.TROUBLES`."""

    def __init__(self, trouble: str):
        super().__init__(trouble)
        self.trouble = trouble


@lru_cache(maxsize=1)
def missing() -> str:
    """Return what the machine lacks to read: `tesseract`, `vie`, or nothing. Found once a process."""
    program = shutil.which("tesseract")
    if program is None:
        return "tesseract"
    try:
        told = subprocess.run([program, "--list-langs"], capture_output=True, timeout=10, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return "tesseract"
    return "" if LANGUAGE in told.stdout.decode(errors="replace").split() else LANGUAGE


def pages(content: bytes, media_type: str) -> Iterator[Image.Image]:
    """Yield the pages of a photograph or a PDF as pictures in grey. Raises Unreadable."""
    if media_type == "application/pdf":
        yield from _pdf_pages(content)
        return
    try:
        with Image.open(io.BytesIO(content)) as picture:
            yield _fit(ImageOps.exif_transpose(picture))
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError) as error:
        raise Unreadable("broken") from error


def _pdf_pages(content: bytes) -> Iterator[Image.Image]:
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise Unreadable("broken") from error
    try:
        for number in range(min(len(document), MOST_PAGES)):
            page = document[number]
            width, height = page.get_size()
            scale = min(PDF_SCALE, (MOST_PIXELS / max(1.0, width * height)) ** 0.5)
            yield _fit(page.render(scale=scale, grayscale=True).to_pil())
            page.close()
    except pypdfium2.PdfiumError as error:
        raise Unreadable("broken") from error
    finally:
        document.close()


def _fit(picture: Image.Image) -> Image.Image:
    """Return a picture in grey, no larger than the bound and large enough for letters to be told apart."""
    grey = ImageOps.autocontrast(picture.convert("L"))
    pixels = grey.width * grey.height
    ratio = (MOST_PIXELS / pixels) ** 0.5 if pixels > MOST_PIXELS else max(1.0, LEAST_WIDTH / grey.width)
    if ratio == 1.0 or grey.width * grey.height * ratio * ratio > MOST_PIXELS * 1.01:
        return grey
    return grey.resize((max(1, int(grey.width * ratio)), max(1, int(grey.height * ratio))))


def read(content: bytes, media_type: str) -> list[Word]:
    """Return the words on every page, in order, pages turned upright. Raises Unreadable (slow, broken, nothing)."""
    found: list[Word] = []
    for number, picture in enumerate(pages(content, media_type)):
        found += words_of(_table(picture, "1") or _table(picture, "3"), number)
    if not found:
        raise Unreadable("nothing")
    return found


def _table(picture: Image.Image, mode: str) -> str:
    """Return tesseract's table of one page; empty where it gave none. `mode` 1 turns the page, 3 takes it as it is."""
    program = shutil.which("tesseract")
    if program is None:
        raise Unreadable("tesseract")
    packed = io.BytesIO()
    picture.save(packed, "PNG")
    try:
        done = subprocess.run(
            ["sh", "-c", _COMMAND, program, mode],
            input=packed.getvalue(),
            capture_output=True,
            timeout=SECONDS,
            check=False,
            env={"OMP_THREAD_LIMIT": "1", "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"},
        )
    except subprocess.TimeoutExpired as error:
        raise Unreadable("slow") from error
    return done.stdout.decode(errors="replace") if done.returncode == 0 else ""
