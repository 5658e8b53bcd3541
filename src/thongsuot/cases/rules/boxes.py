"""Boxes to be blacked out, as a publisher writes or draws them: one a line. Pure."""

import re

from thongsuot.files.rules import Box

MOST_BOXES = 200
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")


class Unclear(Exception):
    """A line that is no box; `line` counts from 1."""

    def __init__(self, line: int):
        super().__init__(line)
        self.line = line


def boxes_of(written: str) -> tuple[Box, ...]:
    """Return the boxes of lines of five numbers: page from 1, then left, top, width, height in percent of the page.

    What reaches over the edge of the page ends there. Raises: Unclear for any other line, and for too many of them.
    """
    lines = [(n, line) for n, line in enumerate(written.splitlines(), 1) if line.strip()]
    if len(lines) > MOST_BOXES:
        raise Unclear(MOST_BOXES + 1)
    return tuple(_box(n, line) for n, line in lines)


def _box(n: int, line: str) -> Box:
    words = line.replace("%", " ").replace(";", " ").split()
    if len(words) != 5 or not all(_NUMBER.fullmatch(word) for word in words) or not words[0].isdecimal():
        raise Unclear(n)
    page, left, top, width, height = (float(word.replace(",", ".")) for word in words)
    if not (page >= 1 and left < 100 and top < 100 and 0 < width <= 100 and 0 < height <= 100):
        raise Unclear(n)
    return Box(int(page), left, top, min(width, 100 - left), min(height, 100 - top))


def rows_of(boxes: tuple[Box, ...]) -> list[list[float]]:
    """Return boxes as they are kept."""
    return [[box.page, box.left, box.top, box.width, box.height] for box in boxes]


def lines_of(rows: list[list[float]]) -> str:
    """Return kept boxes as lines that read the same."""
    return "\n".join(" ".join(f"{value:g}" for value in row) for row in rows)
