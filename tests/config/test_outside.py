"""An administrator's own PostgreSQL instead of the embedded one."""

import json
from pathlib import Path

import psycopg
import pytest

from config import terminal
from thongsuot.config.database import VARIABLES
from thongsuot.config.postgres import binaries
from thongsuot.config.postgres.cluster import SUPERUSER
from thongsuot.config.postgres.server import Server

ELSEWHERE = [folder for folder in sorted(Path("/usr/lib/postgresql").glob("*/bin")) if (folder / "initdb").exists()]
USERS = {"owner": "chu", "desk": "ban", "portal": "cong", "sealed": "kin", "sequencer": "so"}


def other_postgres():
    """A PostgreSQL that is not the wheel's."""
    return next((folder for folder in ELSEWHERE if (binaries.version_of(folder) or 0) >= binaries.OLDEST), None)


@pytest.fixture
def outside(tmp_path, monkeypatch):
    """URLs of a database of the administrator's, with an owner and nothing else in it."""
    programs = other_postgres()
    if programs is None:
        pytest.skip("no other PostgreSQL than the wheel's on this machine")
    monkeypatch.setenv("THONGSUOT_POSTGRES_BIN", str(programs))
    place = tmp_path / "outside"
    place.mkdir(mode=0o711)
    server = Server(place, throwaway=True)
    with server.use() as urls:
        port = urls["desk"].rpartition(":")[2].partition("/")[0]
        mighty = f"postgresql://{SUPERUSER}:{server._notes()['passwords'][SUPERUSER]}@127.0.0.1:{port}/{SUPERUSER}"
        with psycopg.connect(mighty, autocommit=True) as connection:
            connection.execute("CREATE ROLE chu LOGIN CREATEROLE PASSWORD 'chu-mat-khau'")
            connection.execute("CREATE DATABASE tinh OWNER chu")
        yield {
            VARIABLES[role]: f"postgresql://{user}:{user}-mat-khau@127.0.0.1:{port}/tinh"
            for role, user in USERS.items()
        }
    server.remove()


def test_migrate_as_owner_creates_the_other_roles_and_the_tables_as_often_as_it_is_run(outside, tmp_path):
    for _ in range(2):
        done = terminal.run(tmp_path / "data", "migrate", **outside)
        assert done.returncode == 0, done.stderr
    found = json.loads(terminal.run(tmp_path / "data", "doctor", "--json", **outside).stdout)
    assert [check["name"] for check in found["checks"] if not check["ok"]] == ["installation"]
    with psycopg.connect(outside["THONGSUOT_SEQUENCER_DATABASE_URL"]) as connection:
        assert connection.execute("SELECT count(*) FROM ledger_leaf").fetchone() == (0,)
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("SELECT 1 FROM cases_case")
    assert not (tmp_path / "data" / "postgres").exists()


def test_a_role_without_a_url_is_asked_for_by_name(outside, tmp_path):
    del outside["THONGSUOT_SEALED_DATABASE_URL"]
    done = terminal.run(tmp_path, "migrate", **outside)
    assert done.returncode == 1
    assert "THONGSUOT_SEALED_DATABASE_URL" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_two_roles_may_not_share_a_user(outside, tmp_path):
    shared = outside | {"THONGSUOT_PORTAL_DATABASE_URL": outside["THONGSUOT_DATABASE_URL"]}
    done = terminal.run(tmp_path, "migrate", **shared)
    assert done.returncode == 1
    assert "ban" in done.stderr


def test_pages_are_not_served_as_owner(outside, tmp_path):
    wrong = outside | {"THONGSUOT_DATABASE_URL": outside["THONGSUOT_OWNER_DATABASE_URL"]}
    done = terminal.run(tmp_path, "serve", "--port", str(terminal.free_port()), **wrong)
    assert done.returncode == 1
    assert "THONGSUOT_DATABASE_URL" in done.stderr


def test_a_database_that_does_not_answer_is_told_in_one_sentence(outside, tmp_path):
    nowhere = {name: url.replace("/tinh", "/khong-co") for name, url in outside.items()}
    done = terminal.run(tmp_path, "migrate", **nowhere)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
