import os
import subprocess
import sys

import pytest
from click.testing import CliRunner

from thongsuot.config.commands import worker

LOOK = """
import ctypes, resource
print(resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))
"""
CHILD = 'import subprocess, sys; subprocess.run([sys.executable, "-c", LOOK])'
linux = pytest.mark.skipif(sys.platform != "linux", reason="prctl is Linux's")


def told(code: str) -> str:
    """What a process of its own prints that could have dumped until it ran `code`."""
    before = "import resource; resource.setrlimit(resource.RLIMIT_CORE, (4096, resource.getrlimit(4)[1]))\n"
    command = [sys.executable, "-c", f"LOOK = {LOOK!r}\n{before}{code}"]
    environment = {name: value for name, value in os.environ.items() if name != "THONGSUOT_SUPERVISOR"}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout.strip()


@linux
def test_a_process_that_holds_keys_dumps_nothing_and_lets_no_other_look_in():
    assert told(f"from thongsuot.config.undumpable import never_dump; never_dump(){LOOK}") == "(0, 0) 0"


@linux
def test_the_programs_it_starts_write_no_core_file_either():
    assert told(f"from thongsuot.config.undumpable import never_dump; never_dump(); {CHILD}") == "(0, 0) 1"


@linux
def test_every_process_of_the_pages_does_so_before_it_loads_anything():
    assert told(f"import thongsuot.config.wsgi{LOOK}") == "(0, 0) 0"


def test_every_command_and_the_database_it_starts_write_no_core_file():
    begun = "import runpy, sys; sys.argv = ['thongsuot', 'due', '--help']"
    done = (
        f"{begun}\ntry: runpy.run_module('thongsuot.config.cli', run_name='__main__')\nexcept SystemExit: pass\n{CHILD}"
    )
    assert told(done).splitlines()[-1].startswith("(0, 0)")


def test_the_worker_does_so_before_it_works(monkeypatch):
    done = []
    for name in ("never_dump", "die_with_parent", "work_and_follow"):
        monkeypatch.setattr(worker, name, lambda *_, name=name: done.append(name))
    CliRunner().invoke(worker.worker, catch_exceptions=False)
    assert (done[0], done[-1]) == ("never_dump", "work_and_follow")
