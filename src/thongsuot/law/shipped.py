"""The book that ships with the program: TOML in `law/data/`, read and checked once; no Django, no database."""

import tomllib
from datetime import date
from functools import lru_cache
from importlib.resources import files

from thongsuot.law.rules.book import Book, check
from thongsuot.law.rules.calendar import Calendar, Entry
from thongsuot.law.rules.expected import Lunar
from thongsuot.law.rules.terms import DeadlineRule, Source

_DATA = files("thongsuot.law") / "data"


def documents(folder: str) -> list[tuple[str, dict]]:
    """Return the TOML documents of a folder of `law/data`, by name without ending."""
    names = sorted((item for item in (_DATA / folder).iterdir() if item.name.endswith(".toml")), key=lambda i: i.name)
    return [(item.name.removesuffix(".toml"), tomllib.loads(item.read_text("utf-8"))) for item in names]


def document(name: str) -> dict:
    """Return one TOML document of `law/data`."""
    return tomllib.loads((_DATA / name).read_text("utf-8"))


@lru_cache(maxsize=1)
def shipped() -> Book:
    """Return the shipped rules and calendar. Raises ValueError, naming the row, where the data are inconsistent."""
    rules = tuple(rule for _, rows in documents("rules") for rule in _rules(rows))
    check(rules)
    return Book(rules, _calendar())


@lru_cache(maxsize=1)
def lunar() -> dict[int, Lunar]:
    """Return the lunar feasts by year, 2020 to 2035."""
    return {row["tet"].year: Lunar(**row) for row in document("lunar.toml")["year"]}


def _rules(rows: dict) -> list[DeadlineRule]:
    return [DeadlineRule(**sourced(row, rows["instruments"])) for row in rows["rule"]]


def sourced(row: dict, instruments: dict) -> dict:
    """Return the values of a row with its source read, and known since it is in force where it does not say."""
    row = {"known_since": row["in_force_from"]} | row
    instrument = instruments[row.pop("instrument")]
    source = Source(
        instrument=instrument["name"],
        instrument_en=instrument["name_en"],
        article=row.pop("article"),
        article_en=row.pop("article_en"),
    )
    return row | {"source": source}


def _calendar() -> Calendar:
    entries, years = [], []
    for name, year in documents("calendar"):
        years.append(int(name))
        for row in year["days"]:
            entries += [_entry(day, row, year, int(name)) for day in row["on"]]
    if len({entry.on for entry in entries}) != len(entries):
        raise ValueError("calendar: a day is named twice")
    return Calendar.of(entries, years)


def _entry(day: date, row: dict, document: dict, year: int) -> Entry:
    if day.year != year:
        raise ValueError(f"calendar {year}: {day} lies in another year")
    return Entry(
        on=day,
        kind=row["kind"],
        name=row["name"],
        name_en=row["name_en"],
        confidence=row.get("confidence", "verified"),
        source=row.get("source", document["source"]),
    )
