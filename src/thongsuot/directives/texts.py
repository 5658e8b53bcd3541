"""The text of a document that was kept and what it says: words of a file, or pages that are read as pictures."""

from collections.abc import Callable

import pypdfium2

from thongsuot.directives import files
from thongsuot.directives.rules.parsing import parse
from thongsuot.directives.rules.parsing.draft import Draft
from thongsuot.files.rules import FORMS
from thongsuot.reading import engine
from thongsuot.reading.rules import Word

PDF, WORD, PLAIN = (FORMS[code].media_type for code in ("pdf", "docx", "txt"))
TAKEN = frozenset((PDF, WORD, PLAIN))
MOST_SCANNED = 10
LETTERS_A_PAGE = 2_500  # of a printed page, as far as a progress bar has to know
Tell = Callable[[int, int], None]


class Unread(Exception):
    """A document that was not read; `trouble` is a code of `importing_words.said`."""

    def __init__(self, trouble: str):
        super().__init__(trouble)
        self.trouble = trouble


def read_document(content: bytes, name: str, *, scanned: bool, tell: Tell) -> tuple[str, Draft]:
    """Return the text of a document and its draft. `scanned`: its pages are read as pictures; `tell`: pages done, of
    how many. Raises: Unread; `secret` for one that is marked so: nothing of it may be kept.
    """
    text = _scanned(content, tell) if scanned else _written(content, name)
    pages = -(-len(text) // LETTERS_A_PAGE)
    tell(pages if scanned else 0, pages)
    draft = parse(text)
    if draft.secret:
        raise Unread("secret")
    tell(pages, pages)
    return text, draft


def _written(content: bytes, name: str) -> str:
    try:
        return files.read(content, name)
    except files.Unreadable as unreadable:
        raise Unread(unreadable.trouble) from unreadable


def _scanned(content: bytes, tell: Tell) -> str:
    try:
        pages = len(pypdfium2.PdfDocument(content))
    except pypdfium2.PdfiumError as error:
        raise Unread("broken") from error
    if pages > MOST_SCANNED:
        raise Unread("scan_long")
    try:
        return lines_of(engine.read(content, PDF, lambda done: tell(done, pages)))
    except engine.Unreadable as unreadable:
        raise Unread(unreadable.trouble) from unreadable


def lines_of(words: list[Word]) -> str:
    """Return the words that a reader saw as text: its lines, a blank line between blocks."""
    text, before = "", None
    for word in words:
        if before is not None:
            text += " " if word.line == before else "\n" if word.line[:3] == before[:3] else "\n\n"
        text += word.text
        before = word.line
    return text
