"""Lines of JSON, `{"id", "text"}` each, read one at a time: a long file needs no more memory than a short one."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

LONGEST_LINE = 16 * 2**20  # bytes


@dataclass(frozen=True)
class Row:
    """A text that somebody sent, under the id their file gives it: a text or a whole number."""

    id: str | int
    text: str


@dataclass(frozen=True)
class Bad:
    """A line without a text to read: its `number`, from 1, and `why`: json, id, text or long."""

    number: int
    why: str


def rows(opened: BinaryIO) -> Iterator[Row | Bad]:
    """Yield what each line of `opened` holds; blank lines are passed over, other fields than id and text ignored."""
    for number, line in enumerate(iter(lambda: opened.readline(LONGEST_LINE + 1), b""), start=1):
        if len(line) > LONGEST_LINE:
            _pass_over(opened, line)
            yield Bad(number, "long")
        elif line.strip():
            yield _row(line, number)


def _pass_over(opened: BinaryIO, line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = opened.readline(LONGEST_LINE)


def _row(line: bytes, number: int) -> Row | Bad:
    try:
        values = json.loads(line.decode("utf-8-sig" if number == 1 else "utf-8"))
    except (ValueError, RecursionError):
        return Bad(number, "json")
    if not isinstance(values, dict):
        return Bad(number, "json")
    identifier, text = values.get("id"), values.get("text")
    if not isinstance(identifier, str | int) or isinstance(identifier, bool) or identifier == "":
        return Bad(number, "id")
    return Row(identifier, text) if isinstance(text, str) else Bad(number, "text")
