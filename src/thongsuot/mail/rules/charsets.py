"""Bytes of a letter to text, by whatever name their charset goes; what cannot be read is never an error. Pure."""

import binascii
import re
from email.errors import HeaderParseError
from email.header import decode_header
from encodings.aliases import aliases

from thongsuot.language.legacy import from_tcvn

TCVN_NAMES = re.compile(r"^(?:x-)?(?:viet-)?(?:tcvn|abc)[\w-]*$")
NAME_LIMIT = 40
# Only what letters are really written in. Python knows more names: of things that are no charsets, of some that take
# time by the square of the length (punycode, idna), and of some that make what cannot be stored (utf-7).
_CODECS = {
    "ascii", "utf_8", "utf_8_sig", "utf_16", "utf_16_be", "utf_16_le", "utf_32", "utf_32_be", "utf_32_le", "latin_1",
    "big5", "big5hkscs", "cp949", "euc_jp", "euc_kr", "gb2312", "gb18030", "gbk", "hz", "iso2022_jp", "iso2022_jp_1",
    "iso2022_jp_2", "iso2022_kr", "johab", "koi8_r", "koi8_u", "koi8_t", "mac_roman", "shift_jis", "tis_620",
    *(f"iso8859_{number}" for number in (2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 14, 15, 16)),
    *(f"cp{number}" for number in (437, 850, 852, 858, 866, 874, 932, 936, 950, *range(1250, 1259))),
}  # fmt: skip
_BY_NAME = {name: name for name in _CODECS} | {name: codec for name, codec in aliases.items() if codec in _CODECS}
ENCODED = re.compile(r"=\?[^?\s]{1,60}\?[bq]\?", re.IGNORECASE)


def decode(content: bytes, charset: str | None) -> str:
    """Return `content` as text: by its charset, else UTF-8, else windows-1258, and then with marks for what is lost.

    What it returns can always be stored: no half of a pair (a lone surrogate) is in it.
    """
    name = (charset or "").strip().strip("\"'").lower()[:NAME_LIMIT]
    if TCVN_NAMES.match(name):
        return from_tcvn(content.decode("latin-1"))
    codec = codec_of(name)
    if codec in ("", "ascii"):
        return _guessed(content)
    try:
        return content.decode(codec)
    except ValueError:
        return _guessed(content)


def codec_of(charset: str) -> str:
    """Return the codec of a charset that letters are written in, "" for any other name."""
    return _BY_NAME.get(re.sub(r"[^a-z0-9]+", "_", charset.strip().strip("\"'").lower()[:NAME_LIMIT]), "")


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
