"""Takes the text out of one file: `python -m thongsuot.directives.extracting docx|pdf`, the file in, UTF-8 text out.

A process of its own, which `files` bounds: a file from anybody may take hours or all memory to open. Ends with one of
`TROUBLES` where there is no text.
"""

import re
import sys
import zipfile
import zlib
from collections import Counter
from itertools import pairwise
from typing import NamedTuple

import pypdfium2

from thongsuot.directives import extracting_word
from thongsuot.directives.rules.parsing.numbering import marker_at

TROUBLES = {3: "broken", 4: "encrypted", 5: "pages", 6: "scanned", 7: "zip", 8: "bursting"}
_STATUS = {trouble: status for status, trouble in TROUBLES.items()}
MOST_PAGES = 1000  # a longer one is refused, never cut
LEAST_LETTERS = 20  # a page with fewer is a picture of one
LEAST_GAP = 6.0  # points between two lines; less is a raised figure
_CUT = re.compile(r"\w[/-]$")  # a number of a document broken at the margin: 09/2015/ NQ-HĐND
_ENCRYPTED = "password"
# SyntaxError: of XML that is none.
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, LookupError, OSError, ValueError, SyntaxError)


class Line(NamedTuple):
    """A line of a page: where it begins and ends from the left, and how high it stands, in points."""

    text: str
    left: float
    right: float
    base: float


class Trouble(Exception):
    """Why there is no text: one of the values of `TROUBLES`."""


def pdf(content: bytes) -> str:
    """Return the text of a PDF, page by page, its page numbers left out. Raises: Trouble."""
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise Trouble("encrypted" if _ENCRYPTED in str(error).lower() else "broken") from error
    if len(document) > MOST_PAGES:
        raise Trouble("pages")
    try:
        pages = [_page(document, number) for number in range(len(document))]
    except pypdfium2.PdfiumError as error:
        raise Trouble("broken") from error
    letters = sum(sum(letter.isalpha() for letter in page) for page in pages)
    if letters < LEAST_LETTERS * max(1, len(pages)) and letters < 400:
        raise Trouble("scanned")
    return "\n".join(pages)


def _page(document: pypdfium2.PdfDocument, number: int) -> str:
    """Return the text of a page, a paragraph a line: what the page broke is joined by where its lines stand."""
    page = document[number]
    read = page.get_textpage()
    text = read.get_text_range()
    found = _lines(read, text)
    page.close()
    while found and _is_number(found[0].text):
        found.pop(0)
    while found and _is_number(found[-1].text):
        found.pop()
    return "\n".join(_joined(found))


def _lines(read, text: str) -> list[Line]:
    """Return the lines of a page that hold anything, each with its place; a place that nobody knows is all noughts."""
    found, at = [], 0
    for line in text.split("\r\n"):
        inked = [n for n, letter in enumerate(line) if not letter.isspace()]
        if inked:
            first, last = (_box(read, at + n) for n in (inked[0], inked[-1]))
            found.append(Line(line.strip(), first[0], last[2], first[1]))
        at += len(line) + 2
    return found


def _box(read, at: int) -> tuple[float, float, float, float]:
    try:
        return read.get_charbox(at, loose=True)
    except (pypdfium2.PdfiumError, ValueError, IndexError):
        return 0.0, 0.0, 0.0, 0.0


def _joined(lines: list[Line]) -> list[str]:
    """Return the paragraphs: a line begins one that is set in, stands lower than the next line would, or follows a
    line that ended before the margin.
    """
    if not lines:
        return []
    margin, right = (
        round(value) for value in (_usual([line.left for line in lines]), max(line.right for line in lines))
    )
    step = _step([above.base - line.base for above, line in pairwise(lines)])
    found = [lines[0].text]
    for above, line in pairwise(lines):
        gap = above.base - line.base
        apart = gap > step * 1.25 + 1 or gap < 0
        short = above.right < right - (right - margin) * 0.12
        if apart or short or line.left > margin + 6 or above.left > margin + 60 or _begins(above.text, line.text):
            found.append(line.text)
        else:
            found[-1] += ("" if _CUT.search(found[-1]) else " ") + line.text
    return found


def _begins(above: str, line: str) -> bool:
    """Return whether a line begins a numbered point, and the one above it has ended something."""
    return marker_at(line, 0, len(line)) is not None and above.endswith((".", ";", ":", ",", "”"))


def _step(gaps: list[float]) -> float:
    """Return how far apart the lines of one paragraph stand: as the closest of the page do."""
    real = sorted(gap for gap in gaps if gap > LEAST_GAP)
    return real[len(real) // 10] if real else 0.0


def _usual(values: list[float]) -> float:
    """Return the value that most lines have, to the point; nought where there is none."""
    counted = Counter(round(value) for value in values)
    return float(counted.most_common(1)[0][0]) if counted else 0.0


def _is_number(line: str) -> bool:
    """Return whether a line at the edge of a page is blank or its number: "- 3 -", "Trang 3/12"."""
    bare = line.lower().replace("trang", "").strip(" -–—|/.")
    return not bare or (bare.replace("/", "").replace(" ", "").isdigit() and len(bare) <= 9)


def docx(content: bytes) -> str:
    """Return the text of a Word file, its automatic numbers printed. Raises: Trouble."""
    try:
        return extracting_word.text_of(content)
    except extracting_word.NoWord as error:
        raise Trouble("zip") from error
    except extracting_word.Bursting as error:
        raise Trouble("bursting") from error
    except _BROKEN as error:
        raise Trouble("broken") from error


def main(kind: str) -> int:
    """Write the text to standard output; return the exit status."""
    try:
        text = {"pdf": pdf, "docx": docx}[kind](sys.stdin.buffer.read())
    except Trouble as trouble:
        return _STATUS[str(trouble)]
    sys.stdout.buffer.write(text.encode("utf-8", "replace"))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
