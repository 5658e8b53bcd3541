"""Take from the disk what destroyed words leave in PostgreSQL: dead rows, old indexes, statistics, the log of changes.

A row that was changed or deleted stays readable in the table's file; VACUUM alone leaves its bytes in the free space of
a page. So the tables that hold words are rewritten whole, then the log is switched and cut off.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from fnmatch import fnmatch
from pathlib import Path

import psycopg
from psycopg import Connection, sql

from thongsuot.changes.backups import write_json
from thongsuot.config import roles

# Where somebody's words, names or keys may have stood; what is not here holds ids, codes, days and figures.
TABLES = (
    "cases_*", "changes_changecontent", "changes_register", "changes_oddrow", "commitments_*", "complaints_*",
    "conferences_*", "counter_sheet", "denunciations_*", "documents_*", "duties_duty", "exchange_broughtkey",
    "files_attachment", "invitations_*", "mail_*", "meetings_*", "notices_message", "notices_thread",
    "privacy_stepcontent", "reading_reading", "receptions_*",
)  # fmt: skip
STATISTICS = "pg_statistic"
PATIENCE = "10s"
MARK = "scrubbed.json"


@dataclass(frozen=True)
class Scrubbed:
    """What was done. `busy`: tables in use, still to do; `log`: whether the write-ahead log was cut off too."""

    tables: tuple[str, ...]
    busy: tuple[str, ...]
    log: bool

    @property
    def whole(self) -> bool:
        return self.log and not self.busy


def scrub(owner_url: str) -> Scrubbed:
    """Rewrite the tables of words and cut the log off, as owner; each table is locked while it is rewritten.

    A table that cannot be locked within ten seconds is left for the next time.
    """
    with psycopg.connect(owner_url, autocommit=True) as link:
        link.execute(sql.SQL("SET lock_timeout = {}").format(PATIENCE))
        wanted = [name for name in _tables(link) if any(fnmatch(name, one) for one in TABLES)]
        busy = tuple(name for name in (*wanted, STATISTICS) if not _rewrite(link, name))
        return Scrubbed(tuple(name for name in wanted if name not in busy), busy, _cut_log(link))


def _tables(link: Connection) -> list[str]:
    views = link.execute("SELECT relname FROM pg_class WHERE relkind IN ('v', 'm')").fetchall()
    return [name for name in roles.tables(link) if (name,) not in views]


def _rewrite(link: Connection, table: str) -> bool:
    """Rewrite one table with its indexes, its oversized values and what is known of its columns; False where in use."""
    how = "FULL" if table == STATISTICS else "FULL, ANALYZE"
    try:
        link.execute(sql.SQL("VACUUM ({}) {}").format(sql.SQL(how), sql.Identifier(table)))
    except psycopg.errors.LockNotAvailable:
        return False
    return True


def _cut_log(link: Connection) -> bool:
    """Begin a new segment of the log and let go of those before; False where the owner may not (an outside server)."""
    asked = "SELECT has_function_privilege('pg_switch_wal()', 'EXECUTE') AND pg_has_role('pg_checkpoint', 'USAGE')"
    if not link.execute(asked).fetchone()[0]:
        return False
    link.execute("SELECT pg_switch_wal()")
    link.execute("CHECKPOINT")
    return True


def scrubbed_at(data_dir: Path) -> datetime | None:
    """Return up to which instant destroyed words were taken from the disk, None where that was never done."""
    path = data_dir / MARK
    return datetime.fromisoformat(json.loads(path.read_text())["at"]) if path.exists() else None


def mark(data_dir: Path, at: datetime) -> None:
    """Note that what was destroyed before `at` (UTC) is off the disk."""
    write_json(data_dir / MARK, {"at": at.isoformat()})
