"""Sound in WebM, as browsers record it: tags, title, date, tools and attachments become void of the same length."""

from thongsuot.files.rules import Unfit

SEGMENT, CLUSTER, TRACKS, INFO, TRACK = 0x18538067, 0x1F43B675, 0x1654AE6B, 0x1549A966, 0xAE
TAGS, ATTACHMENTS, VOID_ID = 0x1254C367, 0x1941A469, 0xEC
TRACK_TYPE, TRACK_NAME = 0x83, 0x536E
INSIDE = {SEGMENT, CLUSTER, TRACKS, INFO, TRACK}
TELLING = {TAGS, ATTACHMENTS, VOID_ID, TRACK_NAME, 0x7BA9, 0x4461, 0x7384, 0x73A4, 0xBF}
"""Besides tags and attachments: Title, DateUTC, SegmentFilename, SegmentUID, and the checksums that no longer hold."""
TOP = {CLUSTER, TRACKS, INFO, TAGS, ATTACHMENTS, 0x114D9B74, 0x1C53BB6B, 0x1043A770, VOID_ID}
SOUND, FILM = 2, 1


def strip_webm(content: bytes) -> bytes:
    """Return the file without tags, title and dates; raises Unfit for a film or a broken file."""
    data = bytearray(content)
    kinds: list[int] = []
    _visit(data, 0, len(data), kinds, depth=0)
    if FILM in kinds:
        raise Unfit("film")
    if SOUND not in kinds:
        raise Unfit("broken_audio")
    return bytes(data)


def _visit(data: bytearray, at: int, end: int, kinds: list[int], depth: int, within: int = 0) -> int:
    """Blank what tells from `at` to `end`; return where it stopped, which in a cluster of unknown length is its end."""
    while at < end:
        name, body = _number(data, at, keep_marker=True)
        size, body = _number(data, body, keep_marker=False)
        if within == CLUSTER and name in TOP:
            return at
        stop = end if size is None else body + size
        if stop > end:
            if depth:
                return end
            raise Unfit("broken_audio")
        if name in TELLING:
            data[at:stop] = _void(stop - at)
        elif name == TRACK_TYPE:
            kinds.append(data[body])
        elif name in INSIDE and depth < 4:
            stop = _visit(data, body, stop, kinds, depth + 1, name if size is None else 0)
        at = stop
    return at


def _number(data: bytearray, at: int, *, keep_marker: bool) -> tuple[int | None, int]:
    """Return an EBML number and where it ends; a length of all ones is unknown: None."""
    if at >= len(data) or not data[at]:
        raise Unfit("broken_audio")
    width = 9 - data[at].bit_length()
    value = int.from_bytes(data[at : at + width], "big")
    if keep_marker:
        return value, at + width
    value &= (1 << (7 * width)) - 1
    return (None if value == (1 << (7 * width)) - 1 else value), at + width


def _void(length: int) -> bytes:
    if length - 2 < 127:
        return bytes((0xEC, 0x80 | (length - 2))) + bytes(length - 2)
    return b"\xec\x01" + (length - 9).to_bytes(7, "big") + bytes(length - 9)
