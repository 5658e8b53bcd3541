"""What the load run counts: its watchers tell what came when, after all left and came back too."""

import json
import subprocess
import sys
from uuid import UUID

import pytest
from django.db import transaction

from live import boards
from live.watching import process
from thongsuot.config.bench.boards import Rows
from thongsuot.config.bench.live import _judged
from thongsuot.core.refs import Ref
from thongsuot.live.actions import stir

PK = UUID("01980000-0000-7000-8000-0000000000cc")


def board_of(committed: dict[int, float]) -> Rows:
    board = Rows()
    board.committed = committed
    return board


def figures(board: Rows, lives) -> dict:
    return {figure.name: figure for figure in _judged("live", board, lives)}


def test_a_skipped_state_counts_until_a_newer_one_came_and_a_first_state_does_not():
    board = board_of({1: 0.0, 2: 10.0, 3: 10.1, 4: 20.0, 5: 30.0})
    found = figures(board, [[[(1, 5.0), (3, 10.5)], [(4, 25.0), (5, 31.0)]]])
    assert found["live.news.worst"].value == pytest.approx(1.0)
    assert found["live.news"].p50 == pytest.approx(500)
    assert found["live.missed"].value == 0


def test_who_lacks_the_newest_state_is_counted():
    board = board_of({1: 0.0, 2: 10.0, 3: 20.0})
    found = figures(board, [[[(1, 5.0), (2, 10.2)]], [[(1, 5.0), (3, 20.2)]]])
    assert found["live.missed"].value == 1


@pytest.mark.django_db(transaction=True)
def test_watchers_come_leave_come_back_and_tell(live_server, tmp_path):
    def say(words):
        with transaction.atomic():
            boards.SAID[PK] = words
            stir(Ref(boards.KIND, PK))

    def word(text):
        watchers.stdin.write(text + "\n")
        watchers.stdin.flush()

    def told():
        return json.loads(watchers.stdout.readline())

    say("số 1")
    with process(live_server.url, tmp_path) as running:
        path = f"/truc-tiep/{boards.KIND}/{PK}/vi"
        command = [sys.executable, "-m", "thongsuot.config.bench.watchers", str(running.port), path, "25"]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as watchers:
            assert "ready" in told()
            word("leave")
            assert told() == {"left": 25}
            say("số 2")
            word("again")
            assert "again" in told()
            word("end")
            lives = told()["lives"]
    boards.SAID.clear()
    assert [[[version for version, _at in life] for life in page] for page in lives] == [[[1], [2]]] * 25
