"""The walls in earnest: each database role on a connection of its own, on a database of its own."""

import os
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest
from django.apps import apps
from django.db import connection

from cast import cast
from thongsuot.config import roles
from thongsuot.config.database import VARIABLES
from thongsuot.denunciations.models import Denunciation, Reading

USERS = {name: name for name in roles.NAMES}
OURS = {model._meta.db_table for model in apps.get_app_config("denunciations").get_models()}
PUBLISHED = "denunciations_publishedconclusion"
LIFE = Path(__file__).parent / "life_in_a_process.py"


def url(role: str) -> str:
    """Return the URL of a role for the database of this test."""
    whole = os.environ[VARIABLES[role]]
    return f"{whole.rpartition('/')[0]}/{connection.settings_dict['NAME']}"


@pytest.fixture
def granted(transactional_db):
    connection.ensure_connection()
    roles.grant(connection.connection, USERS)
    connection.connection.commit()


@pytest.mark.parametrize("role", ["desk", "portal", "sequencer"])
def test_no_other_role_reads_any_sealed_table(granted, role):
    with psycopg.connect(url(role), autocommit=True) as link:
        for table in OURS - {PUBLISHED} if role == "portal" else OURS:
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                link.execute(f"SELECT 1 FROM {table} LIMIT 1")


def test_the_portal_reads_the_published_conclusions_and_changes_none(granted):
    with psycopg.connect(url("portal"), autocommit=True) as link:
        link.execute(f"SELECT 1 FROM {PUBLISHED} LIMIT 1")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            link.execute(f"DELETE FROM {PUBLISHED}")


def test_the_sealed_role_reads_no_table_of_another_room(granted):
    with psycopg.connect(url("sealed"), autocommit=True) as link:
        every = [name for (name,) in link.execute("SELECT relname FROM pg_class WHERE relkind = 'r' AND "
                 "relnamespace = 'public'::regnamespace").fetchall()]  # fmt: skip
        closed = [name for name in every if name.startswith(("cases_", "duties_", "notices_", "files_", "django_"))]
        assert len(closed) > 20
        for table in closed:
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                link.execute(f"SELECT 1 FROM {table} LIMIT 1")


@pytest.mark.parametrize("table", ["denunciations_act", "denunciations_reading", "ledger_entry"])
def test_the_sealed_role_changes_no_act_no_reading_and_no_entry(granted, table):
    with psycopg.connect(url("sealed"), autocommit=True) as link:
        for statement in (f"UPDATE {table} SET id = id", f"DELETE FROM {table}", f"TRUNCATE {table} CASCADE"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                link.execute(statement)


def test_a_whole_life_needs_no_more_than_these_rights(granted):
    cast()
    connection.commit()
    environment = os.environ | {VARIABLES[role]: url(role) for role in roles.NAMES} | {"THONGSUOT_PROCESS": "desk"}
    environment["PYTHONPATH"] = os.pathsep.join([str(LIFE.parents[1]), *filter(None, [os.environ.get("PYTHONPATH")])])
    done = subprocess.run([sys.executable, LIFE], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    assert Denunciation.objects.get().state == "erased" and Reading.objects.count() == 3
