"""Photos: turned upright, then written anew without EXIF, place, device, comments or anything after the picture."""

import io
import struct
import warnings
import zlib

from PIL import Image, ImageOps, UnidentifiedImageError

from thongsuot.files.rules import MOST_PIXELS, Unfit

FORMATS = ("JPEG", "PNG", "WEBP")
"""As Pillow names them; it takes a JPEG with more pictures behind the first (MPO, of many phones) for a JPEG too."""
_BROKEN = (
    UnidentifiedImageError,
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    LookupError,
    TypeError,
    OverflowError,
    struct.error,
    zlib.error,
)
_APP_SEGMENTS = frozenset((*range(0xE1, 0xEE), 0xEF, 0xFE))


def strip_photo(content: bytes) -> bytes:
    """Return the picture alone, upright, first frame only; raises Unfit for a broken or far too large one."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _drawn(content)
    except Image.DecompressionBombError as error:
        raise Unfit("pixels") from error
    except _BROKEN as error:
        raise Unfit("broken_photo") from error


def _drawn(content: bytes) -> bytes:
    picture = Image.open(io.BytesIO(content), formats=FORMATS)
    if picture.width * picture.height > MOST_PIXELS:
        raise Unfit("pixels")
    picture.load()
    return _written(ImageOps.exif_transpose(picture), "JPEG" if picture.format == "MPO" else picture.format)


def _written(picture: Image.Image, form: str) -> bytes:
    colours = picture.info.get("icc_profile")
    bare = picture if form != "JPEG" or picture.mode in ("L", "RGB", "CMYK") else picture.convert("RGB")
    bare.info = {key: picture.info[key] for key in ("transparency",) if key in picture.info}
    out = io.BytesIO()
    options = {"PNG": {"optimize": False}, "JPEG": {"quality": 90}, "WEBP": {"quality": 90, "method": 2}}[form]
    bare.save(out, format=form, icc_profile=colours, **options)
    return out.getvalue()


def without_segments(jpeg: bytes) -> bytes:
    """Return a JPEG inside another file (PDF, Word) without its EXIF, XMP and comment segments, pixels untouched.

    What is not a well-formed JPEG comes back as it was. The Adobe segment stays: it says how colours are coded.
    """
    if jpeg[:2] != b"\xff\xd8":
        return jpeg
    kept, at = bytearray(jpeg[:2]), 2
    while at + 4 <= len(jpeg) and jpeg[at] == 0xFF and jpeg[at + 1] != 0xDA:
        size = int.from_bytes(jpeg[at + 2 : at + 4], "big") + 2
        if jpeg[at + 1] not in _APP_SEGMENTS:
            kept += jpeg[at : at + size]
        at += size
    return bytes(kept + jpeg[at:])
