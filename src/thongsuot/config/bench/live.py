"""How soon thousands who watch one board see what changed, what holding them takes, and all coming back at once."""

import json
import os
import secrets
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from random import Random

from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.core.wsgi import get_wsgi_application

from thongsuot.config.bench.boards import Watched
from thongsuot.config.bench.figures import Figure, timed
from thongsuot.config.bench.memory import memory
from thongsuot.config.commands.serve import live_on
from thongsuot.config.living import room_for
from thongsuot.config.postgres.cluster import is_free
from thongsuot.config.supervisor import Supervisor
from thongsuot.live.rules import DRAWN, PREFIX

BETWEEN = (0.6, 1.2)  # seconds from one change to the next


class Quiet(WSGIRequestHandler):
    """Answers without a line of log for each."""

    def log_message(self, *words) -> None:
        return


def live(name: str, board: Watched, number: int, quick: bool) -> Iterator[Figure]:
    """Yield what `number` connections (fewer where the system allows no more) cost and how soon news is with each."""
    number = room_for(number)
    os.environ["THONGSUOT_LIVE_CONNECTIONS"] = str(number + 10)
    path = f"{board.ref.kind}/{board.ref.id}/vi"
    board.call()
    with drawing(path) as pages, holding(pages) as (port, process), watched(port, path, number) as watchers:
        yield Figure(name=f"{name}.memory.rest", value=_held(process), unit="MB")
        yield Figure(name=f"{name}.connect", value=_told(watchers)["ready"], unit=f"s / {number}")
        _call_many(board, 8 if quick else 25)
        yield Figure(name=f"{name}.memory", value=_held(process), unit=f"MB / {number}")
        _word(watchers, "leave")
        _told(watchers)
        board.call()
        _word(watchers, "again")
        yield Figure(name=f"{name}.reconnect", value=_told(watchers)["again"], unit=f"s / {number}")
        board.call()
        time.sleep(3)
        _word(watchers, "end")
        lives = _told(watchers)["lives"]
    yield from _judged(name, board, lives)


def _call_many(board: Watched, times: int) -> None:
    chance = Random(8)
    for _ in range(times):
        board.call()
        time.sleep(chance.uniform(*BETWEEN))
    for _ in range(20):  # more than anybody could read: few are sent, and the last
        board.call()
        time.sleep(0.05)
    time.sleep(2)


def _judged(name: str, board: Watched, lives: list[list[list[tuple[int, float]]]]) -> Iterator[Figure]:
    """Yield how long after each commit each connection had that state or a newer one, and how many lack the newest."""
    late = [seconds for page in lives for life in page for seconds in _seconds(board, life)]
    yield timed(f"{name}.news", late)
    yield Figure(name=f"{name}.news.worst", value=max(late), unit="s")
    missing = sum(1 for page in lives if page[-1][-1][0] != board.now)
    yield Figure(name=f"{name}.missed", value=missing, unit=f"/ {len(lives)}")


def _seconds(board: Watched, life: list[tuple[int, float]]) -> Iterator[float]:
    """Yield the seconds for each state committed while a connection, which begins with the state before, was open."""
    states = iter(life[1:])
    version, at = next(states, (0, 0.0))
    for number in range(life[0][0] + 1, life[-1][0] + 1):
        while version < number:
            version, at = next(states)
        yield at - board.committed[number]


@contextmanager
def drawing(path: str) -> Iterator[str]:
    """Have our pages, warm, answer in this process, where the board's words lie; yields their address."""
    server = ThreadedWSGIServer(("127.0.0.1", 0), Quiet)
    server.set_app(get_wsgi_application())
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    address = f"http://127.0.0.1:{server.server_port}"
    try:
        urllib.request.urlopen(f"{address}{DRAWN}{path}", timeout=120).close()
        yield address
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def holding(pages: str) -> Iterator[tuple[int, int]]:
    """Have the process of the boards running; yields its port and its number."""
    port = next(port for port in iter(lambda: 20_000 + secrets.randbelow(20_000), None) if is_free(port))
    child = live_on(port, pages)
    supervisor = Supervisor([child])
    with supervisor.running():
        while is_free(port):
            supervisor.look_after()
            time.sleep(0.1)
        yield port, child.process.pid


@contextmanager
def watched(port: int, path: str, number: int) -> Iterator[subprocess.Popen]:
    """Have `number` watchers in a process of their own."""
    command = [sys.executable, "-m", "thongsuot.config.bench.watchers", str(port), PREFIX + path, str(number)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def _held(process: int) -> float:
    return next((figure.value for figure in memory({"live": [process]})), 0.0)


def _word(watchers: subprocess.Popen, word: str) -> None:
    watchers.stdin.write(word + "\n")
    watchers.stdin.flush()


def _told(watchers: subprocess.Popen) -> dict:
    return json.loads(watchers.stdout.readline())
