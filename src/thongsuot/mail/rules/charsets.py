"""Bytes of a letter to text, by whatever name their charset goes; what cannot be read is never an error. Pure."""

import binascii
import re
from email.errors import HeaderParseError
from email.header import decode_header

# TCVN 5712:1993 (ABC, TCVN3), from 0xA1 on: still written by old programs in offices; Python has no codec for it.
_TCVN = dict(
    zip(
        bytes.fromhex(
            "a1a2a3a4a5a6a7a8a9aaabacadaeb5b6b7b8b9bbbcbdbec6c7c8c9cacbcccecfd0d1d2d3d4d5d6d7d8dcdddedf"
            "e1e2e3e4e5e6e7e8e9eaebecedeeeff1f2f3f4f5f6f7f8f9fafbfcfdfe"
        ),
        "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
        strict=True,
    )
)
TCVN_NAMES = re.compile(r"^(?:x-)?(?:viet-)?(?:tcvn|abc)[\w-]*$")
NAME_LIMIT = 40
ENCODED = re.compile(r"=\?[^?\s]{1,60}\?[bq]\?", re.IGNORECASE)


def decode(content: bytes, charset: str | None) -> str:
    """Return `content` as text: by its charset, else UTF-8, else windows-1258, and then with marks for what is lost."""
    name = (charset or "").strip().strip("\"'").lower()[:NAME_LIMIT]
    if TCVN_NAMES.match(name):
        return "".join(_TCVN.get(byte, chr(byte)) for byte in content)
    if name in ("us-ascii", "ascii", "unknown-8bit", ""):
        name = "utf-8"
    try:
        return content.decode(name)
    except (LookupError, ValueError):
        return _guessed(content)


def _guessed(content: bytes) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1258", "replace")


def header(value: str, limit: int) -> str:
    """Return a header as it reads: encoded words decoded (RFC 2047), one line, at most `limit` characters."""
    value = " ".join(value[: limit * 8].replace("\x00", "").split())
    text = value.encode("utf-8", "surrogateescape")
    plain = _guessed(text)
    if ENCODED.search(plain):
        plain = _encoded_words(plain)
    return " ".join(plain.split())[:limit]


def _encoded_words(value: str) -> str:
    try:
        parts = decode_header(value)
    except (HeaderParseError, binascii.Error, ValueError):
        return value
    pieces, waiting, charset_of = [], b"", None
    for content, charset in parts:  # neighbours of one charset are put together: clients cut words amid a letter
        if isinstance(content, str):
            pieces.append(content)
            continue
        if waiting and charset != charset_of:
            pieces.append(decode(waiting, charset_of))
            waiting = b""
        waiting, charset_of = waiting + content, charset
    return "".join([*pieces, decode(waiting, charset_of)]) if waiting else "".join(pieces)
