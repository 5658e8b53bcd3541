"""Whether a message would keep the parser busy for long, found out by counting bytes alone. Pure.

The parser looks at each line once for every part it stands in, and at a named header once for each of its semicolons,
with all that follows: of what nobody writes that makes hours.
"""

import re

LINES, HEADER_LINES, BOUNDARIES, NESTED = 1_000_000, 5_000, 10_000, 200
LOOKS = 40_000_000  # lines, each as often as there are parts that have parts
NAMED_ONE, NAMED_ALL = 8_000, 1_000_000  # bytes
_NAMED = re.compile(rb"(?i)(?:^|[\r\n])content-(?:type|disposition):([^\r\n]*(?:(?:\r\n|\r|\n)[ \t][^\r\n]*)*)")
_BLANK = re.compile(rb"\n\r?\n|\r\r")


def takes_too_long(raw: bytes) -> bool:
    """Return whether a message has more lines, parts, headers or names of parts than people write."""
    lines, nested = _lines(raw), raw.lower().count(b"multipart/")
    boundaries = raw.count(b"\n--") + raw.count(b"\r--")
    if lines > LINES or boundaries > BOUNDARIES or nested > NESTED or lines * nested > LOOKS:
        return True
    head = _BLANK.search(raw)
    if _lines(raw[: head.start()] if head else raw[:LINES]) > HEADER_LINES:
        return True
    lengths = [len(found[1]) for found in _NAMED.finditer(raw)]
    return max(lengths, default=0) > NAMED_ONE or sum(lengths) > NAMED_ALL


def _lines(raw: bytes) -> int:
    return raw.count(b"\n") + raw.count(b"\r") - raw.count(b"\r\n")
