"""A scan that is read for minutes holds up nobody; killed, it is read again; a killed learning leaves no half model."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest

from config import terminal
from installations import migrated
from thongsuot.config.postgres.process import wait_until
from thongsuot.config.postgres.server import Server

pytestmark = [
    pytest.mark.xdist_group("kill"),
    pytest.mark.timeout(300),
    pytest.mark.skipif(sys.platform != "linux", reason="looks processes up in /proc"),
]
TESTS = Path(__file__).parents[1]
READER = '#!/bin/sh\ncase "$*" in *--list-langs*) echo vie ;; *) echo $$ > {pid}; exec sleep 100 ;; esac\n'
ASKED = """
import django
from thongsuot.config.database import database
with database():
    django.setup()
    from lives import DAY, Life
    from reading.test_reading import asked, with_file
    life = Life()
    asked(life, with_file(life))
"""
QUICK = (
    "INSERT INTO procrastinate_jobs (queue_name, task_name, args) VALUES (%s, %s, '{\"timestamp\": 0}') RETURNING id"
)
READING = "SELECT status, worker_id FROM procrastinate_jobs WHERE task_name LIKE '%%read_file'"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    place = tmp_path_factory.mktemp("slow")
    migrated(place)
    yield place
    Server(place).remove()


@pytest.fixture
def around(folder, tmp_path):
    """The surroundings of a machine whose reader takes a hundred seconds for a page and notes its process."""
    reader = tmp_path / "tesseract"
    reader.write_text(READER.format(pid=tmp_path / "pid"))
    reader.chmod(0o755)
    return terminal.surroundings(
        folder, PATH=f"{tmp_path}:{os.environ['PATH']}", PYTHONPATH=str(TESTS),
        DJANGO_SETTINGS_MODULE="thongsuot.config.settings",
    )  # fmt: skip


@pytest.fixture
def book(folder):
    """A connection to the installation's tables, while its server runs."""
    server = Server(folder)
    with psycopg.connect(server.join()["owner"], autocommit=True) as connection:
        yield connection
    server.leave()


def seconds_of(book, queue: str, task: str) -> float:
    """Queue a quick job and return after how many seconds it is done."""
    began = time.monotonic()
    (job,) = book.execute(QUICK, [queue, task]).fetchone()
    done = "SELECT NOT EXISTS (SELECT FROM procrastinate_jobs WHERE id = %s)"
    assert wait_until(lambda: book.execute(done, [job]).fetchone()[0], seconds=30)
    return time.monotonic() - began


def is_read_by(book, other_than=None) -> int | None:
    found = book.execute(READING).fetchone()
    return found[1] if found and found[0] == "doing" and found[1] != other_than else None


def test_a_scan_that_is_read_holds_up_nobody_is_read_again_after_a_kill_and_ends_with_the_worker(
    folder, around, book, tmp_path
):
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    subprocess.run([sys.executable, "-c", ASKED], env=around, check=True)
    worker = subprocess.Popen([*terminal.COMMAND, "worker"], env=around, **quiet)
    try:
        assert wait_until(lambda: is_read_by(book) and (tmp_path / "pid").exists(), seconds=60)
        assert seconds_of(book, "cases", "thongsuot.cases.jobs.forget_tries") < 5
        first = is_read_by(book)
        (process,) = terminal.processes_of(folder, "worker --slow")
        orphan = (tmp_path / "pid").read_text()
        os.kill(process, signal.SIGKILL)
        assert wait_until(lambda: not Path("/proc", orphan.strip()).exists(), seconds=5)
        (tmp_path / "pid").unlink()
        book.execute(
            "UPDATE procrastinate_workers SET last_heartbeat = now() - interval '1 hour' WHERE id = %s", [first]
        )
        assert seconds_of(book, "housekeeping", "config.retry_stalled") < 5
        assert wait_until(lambda: is_read_by(book, other_than=first), seconds=60)
        assert wait_until((tmp_path / "pid").exists, seconds=30)
        reader = (tmp_path / "pid").read_text().strip()
        began = time.monotonic()
        worker.terminate()
        worker.wait(timeout=15)
        assert time.monotonic() - began < 15
        assert terminal.processes_of(folder, "worker") == []
        assert wait_until(lambda: not Path("/proc", reader).exists(), seconds=2)
    finally:
        worker.kill()
        worker.wait()


def test_learning_that_is_killed_anywhere_leaves_the_old_model_or_the_new_one_whole(folder):
    around = terminal.surroundings(folder, PYTHONPATH=str(TESTS), DJANGO_SETTINGS_MODULE="thongsuot.config.settings")
    done = subprocess.run([sys.executable, "-m", "house.learning_killed"], env=around, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-3000:]
    told = json.loads(done.stdout)
    (ended, old), before = told.pop("first")
    assert ended == 0 and before == {"version": old, "guess": "utilities.lighting", "rows": [1, 1, 1, 1]}
    (ended, new), after = told.pop("again")
    assert ended == 0 and after == before | {"version": new, "rows": [2, 2, 2, 2]}
    (ended, _nothing), committed = told.pop("committed")
    (again, nothing), last = told.pop("once more")
    assert (ended, again, nothing) == (signal.SIGKILL, 0, None)
    assert committed == last and last["version"] not in (old, new) and last["rows"] == [3, 3, 3, 3]
    assert told == dict.fromkeys(
        ["learning", "measuring", "entry", "row", "file", "use"], [[signal.SIGKILL, None], before]
    )
