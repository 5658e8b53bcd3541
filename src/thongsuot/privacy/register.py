"""The register of personal data, read from `data/register.toml`: which field, whose, what for, how long."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "data" / "register.toml"
KEYS = ("whose", "purpose", "ground", "kept", "seen")


@dataclass(frozen=True, kw_only=True)
class Kept:
    """Fields of one table that hold personal data for one purpose. `sensitive`: those of them that the law calls so."""

    model: str
    fields: list[str]
    whose: str
    purpose: str
    ground: str
    kept: str
    seen: str
    sensitive: list[str] = ()


@cache
def _written() -> dict:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


def kept() -> list[Kept]:
    """Return the rows of the register in the order of the file."""
    return [Kept(**row) for row in _written()["kept"]]


def neither() -> dict[str, list[str]]:
    """Return the fields, by table, that could hold personal data by their kind and do not."""
    return _written()["neither"]


def page() -> str:
    """Return the register as the page `docs/security/personal-data.md`."""
    lines = [
        "# Register of personal data",
        "",
        "Drawn from `src/thongsuot/privacy/data/register.toml` by `python -m thongsuot.privacy.register`. A test",
        "fails for a field in no row. **Bold** fields are sensitive in the sense of the law (No. 91/2025/QH15).",
        "",
        "| table | fields | whose | what for | ground | how long | who sees it |",
        "|---|---|---|---|---|---|---|",
    ]
    for row in kept():
        fields = ", ".join(f"**`{name}`**" if name in row.sensitive else f"`{name}`" for name in row.fields)
        lines.append(f"| `{row.model}` | {fields} | " + " | ".join(getattr(row, key) for key in KEYS) + " |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    print(page(), end="")
