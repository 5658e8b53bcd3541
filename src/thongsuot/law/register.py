"""The register that ships: `law/data/instruments.toml`, read and checked once; no Django, no database."""

from dataclasses import dataclass
from functools import lru_cache

from thongsuot.language.citations import citations
from thongsuot.law.lists import lists
from thongsuot.law.rules.register import Instrument, Register
from thongsuot.law.rules.terms import Source
from thongsuot.law.shipped import document, shipped


@lru_cache(maxsize=1)
def register() -> Register:
    """Return the register. Raises ValueError, naming the row, where the data are inconsistent."""
    rows = document("instruments.toml")["instrument"]
    return Register(Instrument(**row | {"amended_by": tuple(row.get("amended_by", ()))}) for row in rows)


@dataclass(frozen=True, slots=True)
class Use:
    """A rule or a row of a closed list that rests on an article: its code and title, and the articles named."""

    code: str
    title: str
    title_en: str
    source: Source
    articles: tuple[str, ...]


@lru_cache(maxsize=1)
def uses() -> dict[str, tuple[Use, ...]]:
    """Return what the program's book rests on each instrument for, by its number, in the order of the articles."""
    found: dict[str, dict[Use, None]] = {}
    for code, title, title_en, source in _sourced():
        articles = tuple(article for each in citations(source.article) for article in each.article)
        for number in _numbers(source.instrument):
            found.setdefault(number, {})[Use(code, title, title_en, source, articles)] = None
    return {number: tuple(sorted(rows, key=_place)) for number, rows in found.items()}


def _sourced():
    for rule in shipped().rules:
        yield rule.code, rule.title, rule.title_en, rule.source
    for code, rows in lists().items():
        for item in rows.items:
            yield code, rows.title, rows.title_en, item.source


def _numbers(instrument: str) -> list[str]:
    """Return the number of the instrument itself, which is named first; those that amended it are not the place."""
    found = [register().find(each) for each in citations(instrument)]
    return [one.number for one in found[:1] if one]


def _place(use: Use) -> tuple[int, str]:
    first = next((int("".join(c for c in article if c.isdecimal()) or 0) for article in use.articles), 10_000)
    return first, use.code
