"""The help of each page: what it is for, what the law wants there, what happens next. Words in `data/help/*.toml`."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from thongsuot.law.queries import book
from thongsuot.law.rules import DeadlineRule

FOLDER = Path(__file__).parent / "data" / "help"


@dataclass(frozen=True, kw_only=True)
class Help:
    """One text. `pages`: names of addresses, `room:*` for the rest of a room; `law`: codes of terms.

    `public`: of a page that is read without signing in. `more`: the same texts in partial languages, by code.
    """

    slug: str
    pages: tuple[str, ...]
    title: str
    title_en: str
    what: str
    what_en: str
    wants: str
    wants_en: str
    next: str
    next_en: str
    law: tuple[str, ...] = ()
    public: bool = False
    more: dict[str, dict[str, str]] = field(default_factory=dict)

    def said(self, name: str) -> str:
        """Return one of the texts in the page's language, in Vietnamese where it has none."""
        if self.tongue in self.more:
            return self.more[self.tongue][name]
        return getattr(self, f"{name}_en" if self.tongue == "en" else name)

    @property
    def tongue(self) -> str:
        """Return the language in which the texts are said."""
        language = get_language()
        return language if language == "en" or language in self.more else "vi"


@dataclass(frozen=True)
class Term:
    """A time limit as the book has it today. `unsure`: not held against the text of the law."""

    title: str
    length: str
    source: str
    unsure: bool


@cache
def helps() -> dict[str, Help]:
    """Return every text by its slug. Raises ValueError for a page that two texts name."""
    rows = [row for path in sorted(FOLDER.glob("*.toml")) for row in tomllib.loads(path.read_text("utf-8"))["page"]]
    made = [Help(**row | {"pages": tuple(row["pages"]), "law": tuple(row["law"])}) for row in rows]
    named = [name for one in made for name in one.pages]
    if len(set(named)) != len(named):
        raise ValueError(f"pages with two texts: {sorted(name for name in named if named.count(name) > 1)}")
    return {one.slug: one for one in made}


@cache
def _by_page() -> dict[str, Help]:
    return {name: one for one in helps().values() for name in one.pages}


def help_of(page: str) -> Help | None:
    """Return the text of an address by its name: its own, else its room's."""
    return next((_by_page()[name] for name in _names(page) if name in _by_page()), None)


def _names(page: str) -> Iterable[str]:
    yield page
    for mark in (":", "_"):
        if mark in page:
            yield f"{page.partition(mark)[0]}{mark}*"


def terms_of(one) -> list[Term]:
    """Return the time limits that `one.law` names, by the book of today; a code that holds no row any more is left out.

    A code is a code of the book, with its variant after a blank where it has one.
    """
    terms = {(row.code, row.variant): row for row in book().terms}
    named = [(code, variant) for code, _blank, variant in (each.partition(" ") for each in one.law)]
    return [_term(terms[each]) for each in named if each in terms]


def _term(row: DeadlineRule) -> Term:
    english = get_language() == "en"
    units = {
        "working-day": _("ngày làm việc"),
        "calendar-day": _("ngày"),
        "month": _("tháng"),
        "year": _("năm"),
    }
    source = row.source.in_english if english else str(row.source)
    title = row.title_en if english else row.title
    return Term(title, f"{row.length} {units[row.unit]}", source, row.confidence == "unsure")
