"""Evidence of the demonstration: small drawn pictures and one-page documents, each the same for the same caption."""

import io
import zlib
from functools import lru_cache
from importlib.resources import as_file, files
from random import Random

from PIL import Image, ImageDraw, ImageFont

SIZE = (320, 240)
PAGE = (620, 877)
SKIES = ("#bcd7ee", "#cfe3f2", "#f2e3c9", "#dfe7ea", "#c8d6dd")
GROUNDS = ("#8a8f7d", "#7d7a70", "#9a8a6a", "#6f8f63", "#a59a86")


@lru_cache
def font(size: int) -> ImageFont.FreeTypeFont:
    """Return the house's own font, which has every Vietnamese letter."""
    with as_file(files("thongsuot.web") / "static" / "web" / "fonts" / "ts-so-400.woff2") as path:
        return ImageFont.truetype(io.BytesIO(path.read_bytes()), size)


@lru_cache(maxsize=512)
def photo(caption: str) -> bytes:
    """Return a JPEG: a plain landscape with what was worked on, and `caption` below, as field officers label theirs."""
    rng = Random(zlib.crc32(caption.encode()))
    image = Image.new("RGB", SIZE, rng.choice(SKIES))
    draw = ImageDraw.Draw(image)
    horizon = rng.randint(90, 130)
    draw.rectangle((0, horizon, *SIZE), fill=rng.choice(GROUNDS))
    _road(draw, horizon, rng)
    for _each in range(rng.randint(2, 5)):
        _thing(draw, horizon, rng)
    draw.rectangle((0, SIZE[1] - 34, *SIZE), fill="#1d2b33")
    draw.text((8, SIZE[1] - 27), caption[:46], font=font(13), fill="white")
    return _saved(image, "JPEG", quality=62)


def _road(draw: ImageDraw.ImageDraw, horizon: int, rng: Random) -> None:
    far, left, right = rng.randint(130, 190), rng.randint(-30, 60), rng.randint(250, 350)
    draw.polygon([(far - 8, horizon), (far + 8, horizon), (right, SIZE[1]), (left, SIZE[1])], fill="#5b5e63")
    draw.line([(far, horizon), ((left + right) // 2, SIZE[1])], fill="#d9d9d0", width=2)


def _thing(draw: ImageDraw.ImageDraw, horizon: int, rng: Random) -> None:
    """Draw a tree, a lamp or a house."""
    x, height = rng.randint(10, SIZE[0] - 30), rng.randint(30, 80)
    kind = rng.choice(("tree", "lamp", "house"))
    if kind == "tree":
        draw.rectangle((x + 8, horizon - 10, x + 13, horizon + 18), fill="#6b4a2f")
        draw.ellipse((x - 8, horizon - height, x + 30, horizon), fill="#4d7a4a")
    elif kind == "lamp":
        draw.line([(x, horizon + 20), (x, horizon - height), (x + 16, horizon - height)], fill="#444", width=3)
        draw.ellipse((x + 12, horizon - height, x + 22, horizon - height + 8), fill="#ffe9a8")
    else:
        draw.rectangle((x, horizon - height // 2, x + 44, horizon + 12), fill="#d8cbb3")
        draw.polygon(
            [(x - 5, horizon - height // 2), (x + 22, horizon - height), (x + 49, horizon - height // 2)],
            fill="#9c5b45",
        )


@lru_cache(maxsize=512)
def page(heading: str, body: str) -> bytes:
    """Return a one-page PDF: a minute of an inspection or of works accepted, without names or numbers of real ones."""
    image = Image.new("L", PAGE, 255)
    draw = ImageDraw.Draw(image)
    draw.text((130, 50), "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", font=font(17), fill=0)
    draw.text((190, 76), "Độc lập - Tự do - Hạnh phúc", font=font(16), fill=0)
    draw.line([(220, 102), (400, 102)], fill=0)
    draw.text((60, 140), heading.upper()[:48], font=font(20), fill=0)
    top = 190
    for line in _lines(f"(Mẫu của bản chạy thử)\n{body}", 58):
        draw.text((60, top), line, font=font(16), fill=0)
        top += 27
    draw.text((380, top + 40), "Người lập biên bản", font=font(16), fill=0)
    return _saved(image.convert("1"), "PDF", resolution=75)


def _lines(text: str, width: int) -> list[str]:
    lines = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split():
            if len(line) + len(word) + 1 > width:
                lines.append(line)
                line = ""
            line = f"{line} {word}".strip()
        lines.append(line)
    return lines


def _saved(image: Image.Image, form: str, **options) -> bytes:
    out = io.BytesIO()
    image.save(out, form, **options)
    return out.getvalue()
