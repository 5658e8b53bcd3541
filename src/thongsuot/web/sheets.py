"""Sheets in plain words, one a procedure and one page of A4 each. Words in `data/sheets/*.toml`, terms from the law."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.utils.translation import get_language

FOLDER = Path(__file__).parent / "data" / "sheets"
PARTS = ("what", "who", "bring", "steps", "silence", "cost")


@dataclass(frozen=True, kw_only=True)
class Words:
    """What a sheet says in one language; each part but the title is a list of short sentences."""

    title: str
    what: list[str]
    who: list[str]
    bring: list[str]
    steps: list[str]
    silence: list[str]
    cost: list[str]


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One procedure. `pages`: names of addresses that link to it; `start`: where one begins, empty where on foot.

    `law`: codes of terms with their variant after a blank; their lengths and articles are never written here.
    """

    slug: str
    order: int
    pages: tuple[str, ...]
    law: tuple[str, ...]
    vi: Words
    en: Words
    start: str = ""

    @property
    def said(self) -> Words:
        """Return the words in the page's language."""
        return self.en if get_language() == "en" else self.vi


@cache
def sheets() -> dict[str, Sheet]:
    """Return every sheet by its slug, in the order of the list.

    Raises: TypeError where a file lacks a part or has an unknown one.
    """
    made = [_made(path) for path in sorted(FOLDER.glob("*.toml"))]
    return {one.slug: one for one in sorted(made, key=lambda one: one.order)}


def _made(path: Path) -> Sheet:
    row = tomllib.loads(path.read_text("utf-8"))
    words = {language: Words(**row.pop(language)) for language in ("vi", "en")}
    named = {name: tuple(row.pop(name)) for name in ("pages", "law")}
    return Sheet(slug=path.stem, **row, **named, **words)


def sheet_of(page: str) -> Sheet | None:
    """Return the sheet of the procedure that an address, by its name, belongs to."""
    return next((one for one in sheets().values() if page in one.pages), None)
