"""Paragraphs that count up what is to be done without a number: "Trước hết, … Tiếp đến, … Cuối cùng, …". Pure."""

import re
from itertools import takewhile

from thongsuot.directives.rules.parsing import directions
from thongsuot.directives.rules.parsing.tree import Node

_FIRST = re.compile(r"(?i)^\W*(?:trước\s+(?:hết|mắt|tiên)|đầu\s+tiên|việc\s+(?:đầu\s+tiên|trước\s+hết))\s*,")
_NEXT = re.compile(
    r"(?i)^\W*(?:tiếp\s+(?:theo|đến|đó|nữa)|sau\s+đó|kế\s+đến|song\s+song\s+(?:với\s+)?đó|(?:cùng|đi\s+đôi)\s+với\s+đó|"
    r"bên\s+cạnh\s+đó|mặt\s+khác|ngoài\s+ra|sau\s+cùng|cuối\s+cùng)\s*,"
)
MOST = 12


def counted_up(text: str, following: list[Node]) -> list[Node]:
    """Return the paragraphs from "Trước hết" to the last that counts on, where the first directs; [] where none do."""
    if not following or not _is_text(following[0]) or not _FIRST.match(following[0].own[0].of(text)):
        return []
    run = list(takewhile(_is_text, following[:MOST]))
    last = max((at for at, one in enumerate(run) if _NEXT.match(one.own[0].of(text))), default=0)
    return run[: last + 1] if last and directions.asks(run[0].own[0].of(text)) else []


def _is_text(node: Node) -> bool:
    return node.marker is None and not node.is_heading
