"""What a province and a commune have, read from `data/templates.toml` and fitted to a place. Pure."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class Draft:
    """A unit to make: its full code, names, kind, the full code of the unit above (or None), its topics."""

    code: str
    name: str
    short_name: str
    kind: str
    parent: str | None = None
    topics: tuple[str, ...] = ()
    outside: bool = False


@cache
def _tables() -> dict:
    return tomllib.loads((files("thongsuot.units.data") / "templates.toml").read_text(encoding="utf-8"))


def _words(kind: str, name: str) -> dict[str, str]:
    lower = kind[:1].lower() + kind[1:]
    party = "Thành ủy" if lower == "thành phố" else "Tỉnh ủy"
    return {"place": f"{lower} {name}", "level": lower, "name": name, "party": party}


def _draft(row: dict, prefix: str, parent: str | None, words: dict[str, str]) -> Draft:
    return Draft(
        code=f"{prefix}-{row['code']}",
        name=row["name"].format(**words),
        short_name=row["short"].format(**words),
        kind=row["kind"],
        parent=parent,
        topics=tuple(row.get("topics", ())),
        outside=row.get("outside", False),
    )


def province_drafts(code: str, kind: str, name: str) -> list[Draft]:
    """Return the units of a province, each after the one it stands under; codes are `<province code>-<unit>`."""
    words = _words(kind, name)
    return [
        _draft(row, code, f"{code}-{row['parent']}" if "parent" in row else None, words)
        for row in _tables()["province"]
    ]


def commune_drafts(code: str, kind: str, name: str, province_code: str) -> list[Draft]:
    """Return the units of a commune, each after the one it stands under, fitted to its kind."""
    words = _words(kind, name)
    drafts = []
    for row in _tables()["commune"]:
        if kind in row.get("kinds", [kind]):
            above = row["parent"]
            parent = f"{province_code}-{above[9:]}" if above.startswith("province:") else f"{code}-{above}"
            drafts.append(_draft(row, code, parent, words))
    return drafts


def outside_drafts() -> list[Draft]:
    """Return the ministries and central bodies, all outside any installation."""
    return [
        Draft(code=row["code"], name=row["name"], short_name="", kind="central", outside=True)
        for row in _tables()["outside"]
    ]
