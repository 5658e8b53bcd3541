"""Sound in MP4 (M4A, 3GP): boxes with tags and place become empty ones of the same length, so that no offset moves."""

import struct

from thongsuot.files.rules import Unfit

INSIDE = (b"moov", b"trak", b"mdia", b"minf", b"stbl", b"edts", b"dinf", b"moof", b"traf", b"mvex")
TELLING = (b"udta", b"meta", b"uuid", b"free", b"skip", b"wide", b"cprt")
NOT_SOUND = frozenset((b"vide", b"meta", b"text", b"sbtl", b"subt"))
DATED = (b"mvhd", b"tkhd", b"mdhd")


def strip_mp4(content: bytes) -> bytes:
    """Return the file without tags, place and dates; raises Unfit for a film or a broken file."""
    data = bytearray(content)
    handlers: list[bytes] = []
    _visit(data, 0, len(data), handlers, 0)
    if NOT_SOUND.intersection(handlers):
        raise Unfit("film")
    if b"soun" not in handlers:
        raise Unfit("broken_audio")
    return bytes(data)


def _visit(data: bytearray, at: int, end: int, handlers: list[bytes], depth: int) -> None:
    while at + 8 <= end:
        size, name, head = _box(data, at, end)
        inside = slice(at + head, at + size)
        if name in TELLING:
            data[at + 4 : at + 8] = b"free"
            data[inside] = bytes(size - head)
        elif name in DATED:
            _forget_dates(data, at + head)
        elif name == b"hdlr":
            _read_handler(data, at + head, at + size, handlers)
        elif name in INSIDE and depth < 8:
            _visit(data, at + head, at + size, handlers, depth + 1)
        at += size


def _box(data: bytearray, at: int, end: int) -> tuple[int, bytes, int]:
    size, name = struct.unpack_from(">I4s", data, at)
    head = 8
    if size == 1 and at + 16 <= end:
        size, head = struct.unpack_from(">Q", data, at + 8)[0], 16
    elif size == 0:
        size = end - at
    if size < head or at + size > end:
        raise Unfit("broken_audio")
    return size, name, head


def _forget_dates(data: bytearray, at: int) -> None:
    width = 16 if data[at] == 1 else 8
    data[at + 4 : at + 4 + width] = bytes(width)


def _read_handler(data: bytearray, at: int, end: int, handlers: list[bytes]) -> None:
    """Note what a track is; the free-text name of the handler, often the device, is blanked."""
    handlers.append(bytes(data[at + 8 : at + 12]))
    data[at + 24 : end] = bytes(max(0, end - at - 24))
