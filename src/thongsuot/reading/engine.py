"""The reader itself: tesseract, and pdfium that draws the pages of a PDF, each as a bounded, nice process of its own.

Bounds: ten pages, twelve million pixels a page, a minute a page and for drawing, five minutes a file (other slow jobs
wait for it), 1.5 GB (where the system can say so).
"""

import io
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import lru_cache

from PIL import Image, ImageOps, UnidentifiedImageError

from thongsuot.files.drawing import LENGTH, MOST_PIXELS
from thongsuot.reading.rules import Word, words_of

LEAST_WIDTH = 1000
SECONDS = 60
SECONDS_A_FILE = 300
KILOBYTES = 1_500_000
LANGUAGE = "vie"
# Where the system can, it ends with whoever started it, also when that one is killed; else its seconds are counted.
_COMMAND = (
    f"ulimit -v {KILOBYTES} 2>/dev/null; ulimit -t {SECONDS} 2>/dev/null; "
    'tied="setpriv --pdeathsig KILL"; $tied true 2>/dev/null || tied=; exec $tied nice -n 10 "$0" "$@"'
)


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
    known = {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    done = _bounded([sys.executable, "-m", "thongsuot.files.drawing"], content, known)
    if done.returncode:
        raise Unreadable("broken")
    drawn = io.BytesIO(done.stdout)
    while length := int.from_bytes(drawn.read(LENGTH), "big"):
        with Image.open(io.BytesIO(drawn.read(length))) as page:
            yield _fit(page)


def _bounded(command: list[str], given: bytes, env: dict[str, str]) -> subprocess.CompletedProcess:
    """Run a command of ours on what somebody sent, within the bounds. Raises Unreadable (slow)."""
    try:
        return subprocess.run(
            ["sh", "-c", _COMMAND, *command],
            input=given,
            capture_output=True,
            timeout=SECONDS,
            check=False,
            env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"} | env,
        )
    except subprocess.TimeoutExpired as error:
        raise Unreadable("slow") from error


def _fit(picture: Image.Image) -> Image.Image:
    """Return a picture in grey, no larger than the bound and large enough for letters to be told apart."""
    grey = ImageOps.autocontrast(picture.convert("L"))
    pixels = grey.width * grey.height
    ratio = (MOST_PIXELS / pixels) ** 0.5 if pixels > MOST_PIXELS else max(1.0, LEAST_WIDTH / grey.width)
    if ratio == 1.0 or grey.width * grey.height * ratio * ratio > MOST_PIXELS * 1.01:
        return grey
    return grey.resize((max(1, int(grey.width * ratio)), max(1, int(grey.height * ratio))))


def read(content: bytes, media_type: str, tell: Callable[[int], None] = lambda done: None) -> list[Word]:
    """Return the words on every page, in order, pages turned upright. Raises Unreadable (slow, broken, nothing).

    `tell` is called after each page with how many are done.
    """
    found: list[Word] = []
    until = time.monotonic() + SECONDS_A_FILE
    for number, picture in enumerate(pages(content, media_type)):
        if time.monotonic() > until:
            raise Unreadable("slow")
        found += words_of(_table(picture, "1") or _table(picture, "3"), number)
        tell(number + 1)
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
    command = [program, "-", "-", "-l", LANGUAGE, "--psm", mode, "tsv"]
    done = _bounded(command, packed.getvalue(), {"OMP_THREAD_LIMIT": "1"})
    return done.stdout.decode(errors="replace") if done.returncode == 0 else ""
