"""kill -9 of whoever moves the duties of a task whose day was moved, at every point and at any moment: each once.

UNITS and KILLS in the environment set how many units there are and how often a worker is killed at a moment of chance.
"""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from config import terminal
from house.moving_killed import POINTS
from installations import migrated
from thongsuot.config.postgres.server import Server

pytestmark = [pytest.mark.xdist_group("kill"), pytest.mark.timeout(1800)]
UNITS = int(os.environ.get("UNITS", "1000"))
KILLS = int(os.environ.get("KILLS", "4"))
TESTS = Path(__file__).parents[1]


@pytest.fixture
def folder(tmp_path):
    migrated(tmp_path)
    yield tmp_path
    Server(tmp_path).remove()


def test_duties_that_were_moving_when_the_worker_was_killed_move_once_and_each_holder_hears_once(folder):
    around = terminal.surroundings(folder, PYTHONPATH=str(TESTS), DJANGO_SETTINGS_MODULE="thongsuot.config.settings")
    command = [sys.executable, "-m", "house.moving_killed", str(UNITS), str(KILLS)]
    done = subprocess.run(command, env=around, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-3000:]
    told = json.loads(done.stdout)
    stops = [*(told["points"][point] for point in POINTS), *told["moments"]]
    assert {ended for ended, seen in stops if seen["waiting"]} == {signal.SIGKILL}
    for _ended, seen in stops:
        assert seen["whole"] and seen["most"] <= 1
        assert seen["followed"] + seen["waiting"] == UNITS and seen["acts"] == [seen["followed"]] * 2
    followed = [told["points"][point][1]["followed"] for point in POINTS]
    assert followed == [0] * (len(POINTS) - 1) + [100]  # the last one dies after the commit of its batch
    last = told["last"]
    assert (told["ended"], last["waiting"], last["most"], last["followed"]) == (0, 0, 1, UNITS)
    assert last["whole"] and told["jobs"] == []
    print(f"{UNITS} units, followed after each kill: {[seen['followed'] for _ended, seen in stops]}")
