"""Invented people: names as they are heard in the Central Highlands and on the coast, numbers that nobody has."""

import tomllib
from functools import cache
from importlib.resources import files
from random import Random


@cache
def _lists() -> dict:
    return tomllib.loads((files(__package__) / "data" / "names.toml").read_text(encoding="utf-8"))


def person(rng: Random) -> str:
    """Return an invented full name; two in three Kinh, the others K'Ho, Mạ, Churu, Mnông, Chăm or Hoa."""
    lists = _lists()
    if rng.random() < 0.66:
        women = rng.random() < 0.5
        middle, given = ("middle_women", "given_women") if women else ("middle_men", "given_men")
        return " ".join((rng.choice(lists["family"]), rng.choice(lists[middle]), rng.choice(lists[given])))
    people = rng.choice(lists["peoples"])
    first, last = rng.choice(people["first"]), rng.choice(people["last"])
    return f"{first}{people.get('between', ' ')}{last}"


def phone(rng: Random) -> str:
    """Return a number of the demonstration's own row, 0900 000 xxx."""
    return f"0900 000 {rng.randrange(1000):03d}"


def street(rng: Random) -> str:
    return rng.choice(_lists()["streets"])


def hamlet(rng: Random, kind: str) -> str:
    """Return a hamlet: `thôn 3` in a commune, `tổ dân phố 5` in a ward."""
    if kind != "Xã":
        return f"tổ dân phố {rng.randint(1, 24)}"
    return rng.choice((f"thôn {rng.randint(1, 12)}", f"thôn {rng.randint(1, 12)}", rng.choice(_lists()["hamlets"])))
