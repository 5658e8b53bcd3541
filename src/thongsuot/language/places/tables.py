"""The tables of places as they ship: every province, district and commune, now and before, and what became what."""

import csv
import gzip
import tomllib
from importlib.resources import files

_DATA = files("thongsuot.language") / "data" / "places"


def places() -> list[dict[str, str]]:
    """Return the rows of places: id, level, code, kind, name, parent, valid_from, valid_until (blank: none)."""
    return _table("places.csv.gz")


def successions() -> list[dict[str, str]]:
    """Return the rows of what became what: former, successor (ids), whole ("1", or "0" where it was split)."""
    return _table("successions.csv.gz")


def manifest() -> dict:
    """Return where the tables come from, and `reform`: the day of the change."""
    return tomllib.loads((_DATA / "manifest.toml").read_text(encoding="utf-8"))


def _table(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(gzip.decompress((_DATA / name).read_bytes()).decode("utf-8").splitlines()))
