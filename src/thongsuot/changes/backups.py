"""Which backups there are, as `thongsuot backup` writes it down in the data folder: some hold what was destroyed since.

A file and no table, so that bringing a backup back does not bring back a list that is no longer true.
"""

import json
import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

NAME = "backups.json"


@dataclass(frozen=True)
class Kept:
    """A backup: the folder it lies in, when it was made, when it is deleted at the latest (both UTC)."""

    place: str
    made_at: datetime
    until: datetime


def read(data_dir: Path) -> list[Kept]:
    """Return the backups that are known, oldest first; none where none was ever made."""
    path = Path(data_dir) / NAME
    if not path.exists():
        return []
    rows = json.loads(path.read_text(encoding="utf-8"))["backups"]
    times = ("made_at", "until")
    found = [Kept(row["place"], *(datetime.fromisoformat(row[name]) for name in times)) for row in rows]
    return sorted(found, key=lambda one: (one.made_at, one.place))


def write(data_dir: Path, found: list[Kept]) -> None:
    """Write the list anew."""
    rows = [{"place": o.place, "made_at": o.made_at.isoformat(), "until": o.until.isoformat()} for o in found]
    write_json(Path(data_dir) / NAME, {"backups": rows})


def write_json(path: Path, document: dict) -> None:
    """Put a document in the place of another at once, whole, readable by us alone."""
    fresh = path.with_name(f"{path.name}.{os.getpid()}")
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
        json.dump(document, file, ensure_ascii=False, indent=1)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
