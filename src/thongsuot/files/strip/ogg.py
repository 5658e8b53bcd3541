"""Sound in Ogg (Opus, Vorbis): the comment packet is blanked in its own length, and its pages get new checksums."""

import struct
from dataclasses import dataclass

from thongsuot.files.rules import Unfit

COMMENTS = {b"OpusTags": 0, b"\x03vorbis": 1}
"""How a comment packet begins, and how many framing bytes close it."""


@dataclass
class Page:
    """One page: where it stands; `spans`: its pieces of packets; `open`: the last piece runs on to the next page."""

    at: int
    size: int
    serial: int
    spans: list[tuple[int, int]]
    open: bool


def strip_ogg(content: bytes) -> bytes:
    """Return the file without comments (title, place, device, pictures); raises Unfit where it is no Ogg sound."""
    data = bytearray(content)
    pages, changed = _pages(data), []
    for serial in {page.serial for page in pages}:
        mine = [page for page in pages if page.serial == serial]
        first = bytes(data[slice(*mine[0].spans[0])]) if mine[0].spans else b""
        if not first.startswith((b"OpusHead", b"\x01vorbis")):
            raise Unfit("film" if first.startswith((b"\x80theora", b"BBCD")) else "broken_audio")
        _blank(data, touched := _second_packet(mine))
        changed += [page for page in mine if set(page.spans) & set(touched)]
    for page in changed:
        data[page.at + 22 : page.at + 26] = bytes(4)
        data[page.at + 22 : page.at + 26] = struct.pack("<I", _checksum(data[page.at : page.at + page.size]))
    return bytes(data)


def _pages(data: bytearray) -> list[Page]:
    pages, at = [], 0
    while at + 27 <= len(data) and data[at : at + 4] == b"OggS":
        lengths = data[at + 27 : at + 27 + data[at + 26]]
        start = place = at + 27 + len(lengths)
        spans, length = [], 0
        for piece in lengths:
            length += piece
            if piece < 255:
                spans.append((start, start + length))
                start, length = start + length, 0
        if length:
            spans.append((start, start + length))
        size = place + sum(lengths) - at
        if at + size > len(data):
            raise Unfit("broken_audio")
        pages.append(
            Page(at, size, struct.unpack_from("<I", data, at + 14)[0], spans, bool(lengths and lengths[-1] == 255))
        )
        at += size
    if not pages or len(data) - at > 4096:
        raise Unfit("broken_audio")
    del data[at:]
    return pages


def _second_packet(pages: list[Page]) -> list[tuple[int, int]]:
    """Return the pieces of the second packet of a stream, which may run over several pages."""
    pieces = []
    for page in pages[1:]:
        pieces.append(page.spans[0] if page.spans else (page.at, page.at))
        if len(page.spans) > 1 or not page.open:
            return pieces
    raise Unfit("broken_audio")


def _blank(data: bytearray, pieces: list[tuple[int, int]]) -> None:
    packet = b"".join(bytes(data[start:end]) for start, end in pieces)
    name = next((name for name in COMMENTS if packet.startswith(name)), None)
    if name is None or len(packet) < len(name) + 8 + COMMENTS[name]:
        raise Unfit("broken_audio")
    spaces = len(packet) - len(name) - 8 - COMMENTS[name]
    bare = name + struct.pack("<I", spaces) + b" " * spaces + bytes(4) + b"\x01" * COMMENTS[name]
    for start, end in pieces:
        data[start:end], bare = bare[: end - start], bare[end - start :]


def _table() -> list[int]:
    table = []
    for byte in range(256):
        value = byte << 24
        for _bit in range(8):
            value = ((value << 1) ^ 0x04C11DB7) & 0xFFFFFFFF if value & 0x80000000 else (value << 1) & 0xFFFFFFFF
        table.append(value)
    return table


_TABLE = _table()


def _checksum(page: bytearray) -> int:
    value = 0
    for byte in page:
        value = ((value << 8) & 0xFFFFFFFF) ^ _TABLE[(value >> 24) ^ byte]
    return value
