"""The process of the boards: what it loads, how many it holds, what the doctor says of it."""

import http.server
import json
import resource
import subprocess
import sys
import threading

import pytest

from config import terminal
from thongsuot.config import checks_live, living
from thongsuot.config.env import env, origin_of

LOADED = "import json, sys, thongsuot.config.living; print(json.dumps(sorted(sys.modules)))"


@pytest.fixture
def limits(monkeypatch):
    """Return what was asked of the system; it allows 300 files now and 500 at most."""
    asked = []
    monkeypatch.setattr(resource, "getrlimit", lambda which: (300, 500))
    monkeypatch.setattr(resource, "setrlimit", lambda which, pair: asked.append(pair))
    return asked


@pytest.fixture
def around(monkeypatch):
    def told(**settings: str):
        for name in ("PUBLIC_URL", "LIVE_URL"):
            monkeypatch.delenv(f"THONGSUOT_{name}", raising=False)
        for name, value in settings.items():
            monkeypatch.setenv(f"THONGSUOT_{name}", value)
        env.cache_clear()

    yield told
    monkeypatch.undo()
    env.cache_clear()


@pytest.fixture
def answering():
    """Return what makes a server that answers every request with one status, and its address."""
    servers = []

    def made(status: int) -> str:
        class Answer(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                self.send_response(status)
                self.end_headers()

            def log_message(self, *words):
                return

        servers.append(http.server.HTTPServer(("127.0.0.1", 0), Answer))
        threading.Thread(target=servers[-1].serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{servers[-1].server_port}/truc-tiep/"

    yield made
    for server in servers:
        server.shutdown()
        server.server_close()


def test_it_loads_neither_django_nor_any_other_room(tmp_path):
    done = subprocess.run([sys.executable, "-c", LOADED], env=terminal.surroundings(tmp_path), capture_output=True)
    loaded = json.loads(done.stdout)
    rooms = {name.split(".")[1] for name in loaded if name.startswith("thongsuot.")}
    assert rooms == {"config", "core", "live"}
    assert not {"django", "numpy", "thongsuot.live.models"} & set(loaded)


def test_the_limit_of_open_files_is_raised_as_far_as_needed_and_no_further(limits, capsys):
    assert living.room_for(200) == 200
    assert limits == [(328, 500)]
    assert capsys.readouterr().err == ""


def test_where_the_system_allows_fewer_it_says_how_many_and_what_to_do(limits, capsys):
    assert living.room_for(5_000) == 372
    assert limits == [(500, 500)]
    said = capsys.readouterr().err
    assert "372" in said
    assert "ulimit -n 5128" in said


def test_the_doctor_leaves_a_trial_on_this_machine_alone(around):
    around()
    assert checks_live.live().ok


@pytest.mark.parametrize(("status", "well"), [(204, True), (200, False), (404, False), (502, False)])
def test_the_doctor_asks_where_browsers_do(around, answering, status, well):
    url = answering(status)
    around(LIVE_URL=url)
    found = checks_live.live()
    assert (found.ok, bool(found.remedy)) == (well, not well)
    assert url in found.what


def test_the_doctor_asks_the_public_address_where_the_boards_have_a_path_of_it(around, answering):
    url = answering(404)
    around(PUBLIC_URL=url.removesuffix("/truc-tiep/"), LIVE_URL="/truc-tiep/")
    assert url in checks_live.live().what


def test_nobody_there_is_a_finding(around):
    around(LIVE_URL=f"http://127.0.0.1:{terminal.free_port()}/truc-tiep/")
    assert not checks_live.live().ok


@pytest.mark.parametrize(
    ("url", "origin"),
    [("/truc-tiep/", []), ("https://song.tinh.example/truc-tiep/", ["https://song.tinh.example"])],
)
def test_the_pages_may_connect_to_that_origin_and_to_no_other(url, origin):
    assert origin_of(url) == origin
