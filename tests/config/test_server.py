import os
import signal
import socket
import stat
import subprocess
import sys
import threading
import time

import psycopg
import pytest

from thongsuot.config import roles
from thongsuot.config.postgres import identity, process
from thongsuot.config.postgres.errors import DatabaseTrouble
from thongsuot.config.postgres.server import Server

STARTER = """
import sys, time
from pathlib import Path
from thongsuot.config.postgres.server import Server
with Server(Path(sys.argv[1]), throwaway=True).use() as urls:
    print(urls["desk"], flush=True)
    sys.stdin.read()
"""


SILENT = {
    "log_statement": "none",
    "log_min_messages": "log",
    "log_min_error_statement": "panic",
    "log_min_duration_statement": "-1",
    "log_error_verbosity": "terse",
    "log_parameter_max_length": "0",
    "log_parameter_max_length_on_error": "0",
}


def starter(folder):
    """A process of its own that uses the server until its standard input is closed."""
    command = [sys.executable, "-c", STARTER, str(folder)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def server_is_gone(server, seconds=15):
    return process.wait_until(lambda: not server.running(), seconds=seconds)


def port_of(url):
    return int(url.rpartition(":")[2].partition("/")[0])


@pytest.fixture
def folder(tmp_path_factory):
    place = tmp_path_factory.mktemp("data")
    yield place
    server = Server(place, throwaway=True)
    if server.exists():
        assert server_is_gone(server)
        server.remove()


@pytest.fixture
def server(folder):
    return Server(folder, throwaway=True)


def test_two_commands_that_start_at_once_share_one_server_and_the_last_stops_it(folder, server):
    first, second = starter(folder), starter(folder)
    assert first.stdout.readline() == second.stdout.readline() != ""
    first.communicate()
    assert server.running()
    second.communicate()
    assert not server.running()


def test_a_second_start_keeps_the_data_and_the_port(server):
    with server.use() as urls, psycopg.connect(urls["owner"], autocommit=True) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 1 AS one")
    with server.use() as again, psycopg.connect(again["owner"]) as connection:
        assert connection.execute("SELECT one FROM kept").fetchone() == (1,)
    assert port_of(again["owner"]) == port_of(urls["owner"])


def test_a_taken_port_makes_the_server_choose_another(server):
    with server.use() as urls:
        port = port_of(urls["desk"])
    with socket.socket() as squatter:
        squatter.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        squatter.bind(("127.0.0.1", port))
        squatter.listen()
        with server.use() as again:
            assert port_of(again["desk"]) != port


def test_a_killed_database_recovers_at_the_next_start_and_keeps_what_was_committed(folder):
    server = Server(folder)
    with server.use() as urls:
        with psycopg.connect(urls["owner"], autocommit=True) as connection:
            connection.execute("CREATE TABLE kept (number int)")
            connection.execute("INSERT INTO kept VALUES (1)")
        os.kill(process.running(server.cluster().data).pid, signal.SIGKILL)
        assert server_is_gone(server)
        again = server.revive()
        with psycopg.connect(again["owner"]) as connection:
            assert connection.execute("SELECT number FROM kept").fetchone() == (1,)


def test_the_server_of_a_killed_command_is_adopted_by_the_next_or_stopped_when_nobody_comes(folder, server):
    killed, other = starter(folder), starter(folder)
    assert killed.stdout.readline() == other.stdout.readline()
    killed.kill()
    killed.communicate()
    with server.use() as urls, psycopg.connect(urls["desk"]) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)
    assert server.running()
    other.kill()
    other.communicate()
    assert server_is_gone(server)


def test_a_zombie_counts_as_dead(folder, server):
    with server.use():
        pass
    zombie = subprocess.Popen(["/bin/sh", "-c", f": {server.cluster().data}"])
    assert process.wait_until(lambda: "Z" in process._looks(zombie.pid)[0], seconds=5)
    data = server.cluster().data
    (data / "postmaster.pid").write_text(f"{zombie.pid}\n{data}\n1\n5432\n\n\n\nready\n")
    assert not server.running()
    with server.use() as urls, psycopg.connect(urls["desk"]) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)


def test_another_program_that_got_the_number_is_not_taken_for_the_server(server):
    with server.use():
        data = server.cluster().data
    (data / "postmaster.pid").write_text(f"{os.getpid()}\n{data}\n1\n5432\n\n\n\nready\n")
    assert not server.running()
    with server.use() as urls, psycopg.connect(urls["desk"]) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)


def test_passwords_are_needed_and_only_the_owner_of_the_folder_reads_them(server):
    with server.use() as urls:
        wrong = urls["desk"].replace("desk:", "desk:not-")
        with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
            psycopg.connect(wrong)
    assert stat.S_IMODE((server.home / "notes.json").stat().st_mode) == 0o600
    assert stat.S_IMODE(server.cluster().data.stat().st_mode) == 0o700


def test_every_role_has_its_own_user(server):
    with server.use() as urls:
        for role in roles.NAMES:
            with psycopg.connect(urls[role]) as connection:
                assert connection.execute("SELECT current_user, current_database()").fetchone() == (role, "thongsuot")


def test_what_people_wrote_never_reaches_the_log(server):
    with server.use() as urls, psycopg.connect(urls["owner"], autocommit=True) as connection:
        connection.execute("CREATE TABLE letters (words text PRIMARY KEY)")
        for _ in range(2):
            try:
                connection.execute("INSERT INTO letters VALUES (%s)", ["Nguyễn Thị Bí Mật"])
            except psycopg.errors.UniqueViolation:
                break
        with pytest.raises(psycopg.errors.InvalidTextRepresentation):
            connection.execute("SELECT 'Bí Mật'::int")
        with pytest.raises(psycopg.errors.RaiseException):
            connection.execute("DO $$ BEGIN RAISE EXCEPTION 'Bí Mật'; END $$")
        with psycopg.ClientCursor(connection) as cursor, pytest.raises(psycopg.errors.UniqueViolation):
            cursor.execute("INSERT INTO letters VALUES (%s)", ["Nguyễn Thị Bí Mật"])
    logs = [path for path in server.home.rglob("*") if path.suffix in (".log", ".old", ".csv", ".json")]
    assert server.home / "server.log" in logs
    written = "".join(path.read_text() for path in logs)
    assert "ready to accept connections" in written
    assert "Nguyễn" not in written
    assert "Bí Mật" not in written


def test_the_server_logs_no_statement_and_no_value(server):
    with server.use() as urls, psycopg.connect(urls["desk"]) as connection:
        found = {name: connection.execute(f"SHOW {name}").fetchone()[0] for name in SILENT}
    assert found == SILENT


def test_a_database_in_use_is_not_removed(server):
    with server.use(), pytest.raises(DatabaseTrouble):
        server.remove()


def test_the_folder_of_another_user_is_refused_in_one_sentence(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 4_000)
    with pytest.raises(DatabaseTrouble, match=str(tmp_path)):
        identity.of_cluster(tmp_path)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root hands the server to another user")
class TestAsRoot:
    def test_the_server_runs_as_a_user_of_its_own(self, server):
        with server.use():
            pid = process.running(server.cluster().data).pid
            assert os.stat(f"/proc/{pid}").st_uid == identity.SERVER_ID

    def test_the_rights_of_parent_folders_stay_and_the_cluster_lies_where_the_server_can_enter(self, tmp_path):
        closed = tmp_path / "closed"
        closed.mkdir(mode=0o700)
        server = Server(closed / "data", throwaway=True)
        with server.use() as urls, psycopg.connect(urls["desk"]):
            assert closed not in server.cluster().place.parents
        assert stat.S_IMODE(closed.stat().st_mode) == 0o700
        assert closed.stat().st_uid == 0
        server.remove()
        assert not server.exists()

    def test_binaries_where_the_server_may_not_enter_are_copied(self, tmp_path, monkeypatch):
        real = identity.Identity.runs
        monkeypatch.setattr(
            identity.Identity, "runs", lambda self, program: "postgresql-" in str(program) and real(self, program)
        )
        server = Server(tmp_path / "data", throwaway=True)
        with server.use() as urls, psycopg.connect(urls["desk"]) as connection:
            assert connection.execute("SELECT 1").fetchone() == (1,)
        server.remove()


def test_starting_while_another_is_stopping_waits_and_starts(server):
    with server.use():
        pass
    threads = [threading.Thread(target=lambda: server_once(server.data_dir)) for _ in range(4)]
    began = time.monotonic()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert time.monotonic() - began < 60
    assert not server.running()


def server_once(data_dir):
    with Server(data_dir, throwaway=True).use() as urls, psycopg.connect(urls["desk"]):
        pass
