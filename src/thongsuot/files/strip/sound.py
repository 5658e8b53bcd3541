"""Sound in plain frames or chunks (MP3, AAC, AMR, WAV): tags with place, device, title and pictures taken out."""

from thongsuot.files.rules import Unfit

KEPT_CHUNKS = (b"fmt ", b"fact", b"data")
SEARCHED = 8192
MPEG1_KBITS = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
MPEG2_KBITS = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
_APE = 32


def strip_frames(content: bytes) -> bytes:
    """Return the frames of an MP3 or AAC file, without the ID3 (1 and 2), Lyrics3 and APE tags before and after."""
    content = _without_tail(_without_head(content))
    start = next((at for at in range(min(len(content), SEARCHED)) if _is_frame(content, at)), None)
    if start is None:
        raise Unfit("broken_audio")
    return content[start:]


def _without_head(content: bytes) -> bytes:
    while content[:3] == b"ID3" and len(content) > 10:
        size = sum((byte & 0x7F) << shift for byte, shift in zip(content[6:10], (21, 14, 7, 0), strict=True))
        content = content[10 + size + (10 if content[5] & 0x10 else 0) :]
    if content[:8] == b"APETAGEX":
        content = content[_APE + int.from_bytes(content[12:16], "little") :]
    return content


def _without_tail(content: bytes) -> bytes:
    if content[-128:-125] == b"TAG":
        content = content[:-128]
    if content[-9:] == b"LYRICS200" and content[-15:-9].isdigit():
        content = content[: -15 - int(content[-15:-9])]
    if content[-_APE : -_APE + 8] == b"APETAGEX":
        size = int.from_bytes(content[-20:-16], "little")
        has_header = content[-9] & 0x80
        content = content[: -size - (_APE if has_header else 0)]
    if content[-128:-125] == b"TAG":
        content = content[:-128]
    return content


def _is_frame(content: bytes, at: int) -> bool:
    """Return whether a frame starts here and, unless the file ends with it, another right behind it."""
    length = _frame_length(content[at : at + 7])
    return bool(length) and (at + length >= len(content) or bool(_frame_length(content[at + length : at + length + 7])))


def _frame_length(head: bytes) -> int:
    """Return the bytes of an ADTS or MPEG layer III frame, 0 where `head` begins none."""
    if len(head) < 7 or head[0] != 0xFF or head[1] & 0xE0 != 0xE0:
        return 0
    if head[1] & 0xF6 == 0xF0:
        return (head[3] & 3) << 11 | head[4] << 3 | head[5] >> 5
    version, layer, rate, frequency = head[1] >> 3 & 3, head[1] >> 1 & 3, head[2] >> 4, head[2] >> 2 & 3
    if version == 1 or layer != 1 or rate in (0, 15) or frequency == 3:
        return 0
    bits = (MPEG1_KBITS if version == 3 else MPEG2_KBITS)[rate] * 1000
    hertz = (44100, 48000, 32000)[frequency] // {3: 1, 2: 2, 0: 4}[version]
    return (144 if version == 3 else 72) * bits // hertz + (head[2] >> 1 & 1)


def strip_wav(content: bytes) -> bytes:
    """Return a WAV of its format and samples alone; LIST, bext, id3 and all other chunks go."""
    kept, at = bytearray(), 12
    while at + 8 <= len(content):
        name, size = content[at : at + 4], int.from_bytes(content[at + 4 : at + 8], "little")
        body = content[at + 8 : at + 8 + size]
        if name in KEPT_CHUNKS:
            kept += name + len(body).to_bytes(4, "little") + body + b"\0" * (len(body) % 2)
        at += 8 + size + size % 2
    if b"fmt " not in kept or b"data" not in kept:
        raise Unfit("broken_audio")
    return b"RIFF" + (4 + len(kept)).to_bytes(4, "little") + b"WAVE" + bytes(kept)


def strip_amr(content: bytes) -> bytes:
    """Return an AMR recording as it is: its format has no place for tags."""
    if not content.startswith((b"#!AMR\n", b"#!AMR-WB\n")) or len(content) < 16:
        raise Unfit("broken_audio")
    return content
