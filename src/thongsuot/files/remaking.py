"""Files made anew for the public: drawn page by page, parts blacked out, nothing kept but the pixels that are seen.

Of a picture or a PDF come JPEG pictures: no metadata, no text behind the page, no name, a size in fixed steps.
"""

import io
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator

from PIL import Image, ImageDraw, ImageOps, UnidentifiedImageError

from thongsuot.files.drawing import COLOUR, LENGTH
from thongsuot.files.rules import MEDIA_TYPES, MOST_PIXELS, Box

WIDEST = 1240  # an A4 page at 150 dots an inch
HIGHEST = 65_500  # more than any paper; a JPEG holds no more
QUALITY = 80
STEP = 32 * 1024
SECONDS = 20
KILOBYTES = 1_500_000
PDF = "application/pdf"
_COMMAND = f'ulimit -v {KILOBYTES} 2>/dev/null; exec nice -n 10 "$0" "$@"'


class Undrawable(Exception):
    """A file of which no picture can be made: broken, of another form, or too slow to draw."""


def remade(content: bytes, media_type: str, boxes: Iterable[Box] = ()) -> list[bytes]:
    """Return the pages of a picture or a PDF (its first ten) as bare JPEG pictures with `boxes` black.

    Takes at most twenty seconds and memory within bounds. Raises: Undrawable.
    """
    boxes = tuple(boxes)
    return [
        _packed(_blacked(_fitted(page), [box for box in boxes if box.page == number]))
        for number, page in enumerate(_pages(content, media_type), 1)
    ]


def can_be_remade(media_type: str) -> bool:
    """Return whether pictures can be made of a file: it is a picture itself, or a PDF."""
    return media_type == PDF or (media_type in MEDIA_TYPES and MEDIA_TYPES[media_type].kind == "photo")


def _pages(content: bytes, media_type: str) -> Iterator[Image.Image]:
    if not can_be_remade(media_type):
        raise Undrawable(media_type)
    if media_type == PDF:
        yield from _drawn(content)
        return
    try:
        with Image.open(io.BytesIO(content)) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise Undrawable(media_type)
            yield ImageOps.exif_transpose(picture)
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError) as error:
        raise Undrawable(media_type) from error


def _drawn(content: bytes) -> Iterator[Image.Image]:
    """Yield the pages of a PDF, drawn by a process of its own that ends after its time."""
    known = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    command = ["sh", "-c", _COMMAND, sys.executable, "-m", "thongsuot.files.drawing", COLOUR]
    try:
        done = subprocess.run(command, input=content, capture_output=True, timeout=SECONDS, check=False, env=known)
    except subprocess.TimeoutExpired as error:
        raise Undrawable(PDF) from error
    if done.returncode:
        raise Undrawable(PDF)
    drawn = io.BytesIO(done.stdout)
    while length := int.from_bytes(drawn.read(LENGTH), "big"):
        with Image.open(io.BytesIO(drawn.read(length))) as page:
            yield page


def _fitted(picture: Image.Image) -> Image.Image:
    """Return a picture in plain colours on white, no wider than the widest that is published."""
    if picture.mode in ("RGBA", "LA", "P", "PA"):
        clear = picture.convert("RGBA")
        white = Image.new("RGBA", clear.size, "white")
        picture = Image.alpha_composite(white, clear)
    picture = picture.convert("RGB")
    if picture.height > HIGHEST:
        raise Undrawable(f"{picture.width}x{picture.height}")
    if picture.width > WIDEST:
        picture = picture.resize((WIDEST, max(1, round(picture.height * WIDEST / picture.width))))
    return picture


def _blacked(picture: Image.Image, boxes: Iterable[Box]) -> Image.Image:
    """Return the picture with each box painted over: what was there is in no pixel any more."""
    pen = ImageDraw.Draw(picture)
    for box in boxes:
        pen.rectangle(box.pixels(picture.width, picture.height), fill="black")
    return picture


def _packed(picture: Image.Image) -> bytes:
    """Return a picture as a JPEG of a size in steps: its bytes tell little of what was under the black."""
    bare = Image.frombytes("RGB", picture.size, picture.tobytes())
    out = io.BytesIO()
    bare.save(out, "JPEG", quality=QUALITY)
    return out.getvalue() + bytes(-out.tell() % STEP)
