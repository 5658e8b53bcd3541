import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request

import pytest

from config import terminal
from thongsuot.config.cli import COMMANDS
from thongsuot.config.postgres.process import wait_until
from thongsuot.config.postgres.server import Server

pytestmark = pytest.mark.xdist_group("commands")  # one data folder, set up once
linux = pytest.mark.skipif(sys.platform != "linux", reason="looks processes up in /proc")


@pytest.fixture(scope="module")
def furnished(tmp_path_factory):
    """A data folder that `demo --no-serve` has set up."""
    folder = tmp_path_factory.mktemp("furnished")
    done = terminal.run(folder, "demo", "--no-serve")
    assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr
    yield folder
    Server(folder).remove()


@pytest.fixture
def demo(furnished):
    """A running demonstration, started by a shell that ignores SIGINT as shells do for what runs in the background."""
    port = terminal.free_port()
    command = ["/bin/sh", "-c", 'trap "" INT; exec "$@"', "sh", *terminal.COMMAND, "demo", "--port", str(port)]
    running = subprocess.Popen(
        command, env=terminal.surroundings(furnished), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    running.port = port
    assert wait_until(lambda: terminal.answers(port) or running.poll() is not None, seconds=90)
    assert running.poll() is None, running.stderr.read()
    yield running
    running.kill()
    running.communicate()
    assert terminal.all_gone(furnished)


def page(port):
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=60) as answer:
        return answer.status


def test_the_help_names_every_command_and_needs_no_data_folder(tmp_path):
    done = terminal.run(tmp_path / "none", "--help")
    assert done.returncode == 0
    assert [name for name, command in COMMANDS.items() if not command.hidden and f"  {name}" not in done.stdout] == []
    assert not (tmp_path / "none").exists()


def test_an_unknown_command_is_wrong_use(tmp_path):
    assert terminal.run(tmp_path, "sing").returncode == 2


@pytest.mark.parametrize("command", ["serve", "demo"])
def test_a_taken_port_is_told_in_one_sentence_that_names_a_free_one(tmp_path, command):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = terminal.run(tmp_path / "none", command, "--port", str(port))
    assert done.returncode == 1
    (sentence,) = done.stderr.strip().splitlines()
    free = int(sentence.rstrip(".").rpartition("--port ")[2])
    assert free > port
    assert f"Cổng {port}" in sentence
    assert not (tmp_path / "none").exists()


def test_the_terminal_speaks_english_where_it_is_set_to_english(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = terminal.run(tmp_path, "serve", "--port", str(taken.getsockname()[1]), LANG="en_US.UTF-8")
    assert "is in use by another program" in done.stderr


@linux
def test_without_serving_the_demonstration_ends_and_leaves_no_process(furnished):
    assert terminal.all_gone(furnished)


def test_the_doctor_prints_one_json_document_and_finds_a_new_installation_well(furnished):
    done = terminal.run(furnished, "doctor", "--json")
    found = json.loads(done.stdout)
    assert [check for check in found["checks"] if not check["ok"]] == []
    assert (found["ok"], done.returncode) == (True, 0)


def test_the_doctor_names_the_remedy_and_its_exit_status_says_that_something_is_wrong(furnished):
    done = terminal.run(furnished, "doctor", THONGSUOT_PUBLIC_URL="http://tinh.example")
    assert done.returncode == 1
    assert "THONGSUOT_HTTPS" in done.stdout


@linux
@pytest.mark.parametrize("way", [signal.SIGINT, signal.SIGTERM], ids=lambda way: way.name)
def test_a_signal_stops_the_demonstration_with_every_child(demo, furnished, way):
    assert page(demo.port) == 200
    began = time.monotonic()
    demo.send_signal(way)
    demo.communicate(timeout=15)
    assert terminal.all_gone(furnished)
    assert time.monotonic() - began < 15
    assert demo.returncode == 0


@linux
def test_killing_the_demonstration_leaves_no_process_either(demo, furnished):
    demo.kill()
    demo.communicate()
    assert terminal.all_gone(furnished)


@linux
@pytest.mark.parametrize("victim", ["config.pages", "config.cli worker", "postgres -D"])
def test_a_killed_child_is_started_again_and_the_pages_come_back(demo, furnished, victim):
    def alive():
        return terminal.processes_of(furnished, victim)[:1]

    assert wait_until(alive, seconds=30)
    (first,) = alive()
    os.kill(first, signal.SIGKILL)
    assert wait_until(lambda: alive() not in ([], [first]), seconds=180)
    assert wait_until(lambda: comes_back(demo.port), seconds=180), ended(demo)


def ended(demo):
    demo.kill()
    return demo.communicate()[1]


def comes_back(port):
    try:
        return page(port) == 200
    except OSError:
        return False
