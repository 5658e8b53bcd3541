"""kill -9 of whoever opens the duties of thousands of units, at every point and at any moment: each opened once.

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
from house.opening_killed import POINTS
from installations import migrated
from thongsuot.config.postgres.server import Server

pytestmark = [pytest.mark.xdist_group("kill"), pytest.mark.timeout(1800)]
UNITS = int(os.environ.get("UNITS", "1000"))
KILLS = int(os.environ.get("KILLS", "6"))
TESTS = Path(__file__).parents[1]


@pytest.fixture
def folder(tmp_path):
    migrated(tmp_path)
    yield tmp_path
    Server(tmp_path).remove()


def test_units_whose_duties_were_being_opened_when_the_worker_was_killed_have_each_of_them_once(folder):
    around = terminal.surroundings(folder, PYTHONPATH=str(TESTS), DJANGO_SETTINGS_MODULE="thongsuot.config.settings")
    command = [sys.executable, "-m", "house.opening_killed", str(UNITS), str(KILLS)]
    done = subprocess.run(command, env=around, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-3000:]
    told = json.loads(done.stdout)
    stops = [*(told["points"][point] for point in POINTS), *told["moments"]]
    assert {ended for ended, seen in stops if seen["queued"]} == {signal.SIGKILL}
    for _ended, seen in stops:
        assert seen["whole"] and seen["most"] <= 1 and seen["shared"] == 0
        assert seen["opened"] + seen["queued"] == seen["units"] > UNITS
        assert seen["entries"] == seen["opened"]
    opened = [told["points"][point][1]["opened"] for point in POINTS]
    assert opened == [0] * (len(POINTS) - 1) + [100]  # the last one dies after the commit of its batch
    assert any(100 < seen["opened"] < seen["units"] for _ended, seen in told["moments"])
    last = told["last"]
    assert (told["ended"], last["queued"], last["most"], last["shared"], last["whole"]) == (0, 0, 1, 0, True)
    assert last["entries"] == last["units"] and set(last["kinds"].values()) == {last["units"]}
    assert told["jobs"] == []
    print(f"{last['units']} units, opened after each kill: {[seen['opened'] for _ended, seen in stops]}")
