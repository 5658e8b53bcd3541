"""Whether the tables are those of this program's version."""

import subprocess
import sys

from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from thongsuot.config.postgres.errors import DatabaseTrouble
from thongsuot.config.words import _


def is_empty() -> bool:
    """Whether nothing was ever migrated in this database."""
    return "django_migrations" not in connection.introspection.table_names()


def pending() -> list[str]:
    """Return the migrations of this version that the database lacks, as `room.name`."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, backwards in plan if not backwards]


def migrate_apart() -> None:
    """Migrate in a process of its own, which alone works as owner."""
    done = subprocess.run([sys.executable, "-m", "thongsuot.config.cli", "migrate"], stdout=sys.stderr)
    if done.returncode:
        raise DatabaseTrouble(_("Chưa tạo được các bảng: hãy chạy “thongsuot migrate” và đọc thông báo."))


def ensure() -> None:
    """Make the tables in a new database; refuse one that is behind, whose upgrade the administrator decides.

    Raises: DatabaseTrouble
    """
    if is_empty():
        migrate_apart()
    elif pending():
        raise DatabaseTrouble(_("Cơ sở dữ liệu thuộc phiên bản trước: hãy sao lưu rồi chạy “thongsuot migrate”."))
