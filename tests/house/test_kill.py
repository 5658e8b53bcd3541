"""kill -9 of server, worker and database while residents submit: what was acknowledged is there, whole and once.

KILLS in the environment sets how many processes are killed; `make load` takes many.
"""

import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from pathlib import Path

import pytest

from config import terminal
from house.residents import Residents
from installations import migrated
from thongsuot.config.postgres.process import wait_until
from thongsuot.config.postgres.server import Server

pytestmark = [
    pytest.mark.xdist_group("kill"),
    pytest.mark.timeout(1800),
    pytest.mark.skipif(sys.platform != "linux", reason="looks processes up in /proc"),
]
KILLS = int(os.environ.get("KILLS", "6"))
VICTIMS = ("config.pages", "config.cli worker", "postgres -D")
RESIDENTS = 4
TESTS = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A data folder with the cast in it."""
    place = tmp_path_factory.mktemp("killed")
    migrated(place)
    afterwards(place, "fill")
    yield place
    Server(place).remove()


def afterwards(folder, *arguments, receipts=None):
    """Look at the folder from a process of its own and return what it says."""
    environment = terminal.surroundings(
        folder, PYTHONPATH=str(TESTS), DJANGO_SETTINGS_MODULE="thongsuot.config.settings"
    )
    command = [sys.executable, "-m", "house.afterwards", *arguments]
    done = subprocess.run(command, env=environment, input=json.dumps(receipts), capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout


def started(folder, *arguments):
    command = [*terminal.COMMAND, *arguments]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    return subprocess.Popen(command, env=terminal.surroundings(folder), **quiet)


def kill_one(folder, chance) -> str:
    """Kill one process of a kind that chance chooses, as a power cut or the kernel would; return its kind."""
    kind = chance.choice(VICTIMS)
    alive = terminal.processes_of(folder, kind)
    if not alive:
        return ""
    try:
        os.kill(chance.choice(alive), signal.SIGKILL)
    except ProcessLookupError:
        return ""
    return kind


def test_what_was_acknowledged_survives_any_kill(folder):
    chance, port = random.Random(20260715), terminal.free_port()
    pages, worker = started(folder, "serve", "--port", str(port)), started(folder, "worker")
    residents, killed = Residents(port), []
    threads = [threading.Thread(target=residents.live, args=(name,)) for name in "ABCD"[:RESIDENTS]]
    try:
        assert wait_until(lambda: terminal.answers(port), seconds=90)
        for thread in threads:
            thread.start()
        assert wait_until(lambda: len(residents.receipts) >= RESIDENTS, seconds=60)
        while len(killed) < KILLS:
            time.sleep(chance.uniform(0.5, 3))
            if kind := kill_one(folder, chance):
                killed.append(kind)
            if worker.poll() is not None:
                worker = started(folder, "worker")
            if pages.poll() is not None:
                pages = started(folder, "serve", "--port", str(port))
        before = len(residents.receipts)
        assert wait_until(lambda: len(residents.receipts) > before + RESIDENTS, seconds=90), "it did not come back"
    finally:
        residents.stop.set()
        for thread in threads:
            if thread.ident:
                thread.join(timeout=30)
        end(pages, worker)
    print(f"{len(residents.receipts)} receipts of {residents.sent} forms, killed: {dict(Counter(killed))}")
    told = json.loads(afterwards(folder, receipts=residents.receipts))
    whole = {name: told[name] for name in ("missing", "doubled", "differing", "dense")}
    assert (whole, residents.broken) == ({"missing": [], "doubled": [], "differing": [], "dense": True}, [])
    assert told["entries"] == told["leaves"] >= len(residents.receipts) > RESIDENTS
    assert is_whole(told["index"])


def test_an_import_killed_half_way_and_begun_again_has_every_row_once(folder, tmp_path):
    register, rows = tmp_path / "so.jsonl", 1200
    register.write_text("\n".join(json.dumps({"id": str(n), "text": f"Đèn số {n} hỏng."}) for n in range(rows)))
    command = ["import", "submissions", str(register), "--source", "so-cu"]
    environment = terminal.surroundings(folder)
    with subprocess.Popen([*terminal.COMMAND, *command], env=environment, stderr=subprocess.PIPE, text=True) as running:
        assert "500" in running.stderr.readline()  # the first batch is committed, the second under way
        running.kill()
    told = json.loads(terminal.run(folder, *command, "--json").stdout)
    assert told["accepted"] + told["unchanged"] == rows and 500 <= told["unchanged"] < rows
    after = json.loads(afterwards(folder, receipts={}))
    assert (after["doubled"], after["differing"]) == ([], [])
    again = json.loads(terminal.run(folder, *command, "--json").stdout)
    assert (again["accepted"], again["unchanged"]) == (0, rows)


def is_whole(index: dict) -> bool:
    """Whether the index holds exactly the cases of the table, each once."""
    return (index["reached"], index["lacks"], index["more"]) == (True, [], 0) and index["holds"] > 0


def test_an_index_whose_writer_is_killed_under_load_loses_nothing_and_doubles_nothing(folder, tmp_path):
    register, rows = tmp_path / "chi-muc.jsonl", 400
    register.write_text("\n".join(json.dumps({"id": str(n), "text": f"Cống số {n} tắc."}) for n in range(rows)))
    before = json.loads(afterwards(folder, receipts={}))["index"]
    chance, killed, worker = random.Random(20260716), 0, started(folder, "worker")
    loading = started(folder, "import", "submissions", str(register), "--source", "chi-muc")
    try:
        while loading.poll() is None or killed < 2:
            time.sleep(chance.uniform(0.5, 2.5))  # while it starts, follows, or commits
            worker.kill()
            worker.wait()
            killed += 1
            worker = started(folder, "worker")
    finally:
        end(worker, loading)
    index = json.loads(afterwards(folder, receipts={}))["index"]
    print(f"writer killed {killed} times, {index['holds']} cases in the index")
    assert is_whole(index) and index["holds"] == before["holds"] + rows


def end(*running):
    for one in running:
        one.terminate()
    for one in running:
        try:
            one.wait(timeout=20)
        except subprocess.TimeoutExpired:
            one.kill()
            one.wait()
