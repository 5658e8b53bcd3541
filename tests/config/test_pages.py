"""What the web server's processes share is loaded once, and nothing in it would go wrong when they part."""

import json
import multiprocessing
import subprocess
import sys

import pytest

from config import terminal

LOOK = """
import json, os, sys, threading
from thongsuot.config.pages import preload
preload()
from django.db import connections
from thongsuot.core.ids import new_id, new_ids
found = {"threads": len(threading.enumerate()), "open": [each.alias for each in connections.all() if each.connection]}
def apart():
    given, told = os.pipe()
    if os.fork() == 0:
        os.write(told, f"{new_id()} {new_ids(2)[1]} {os.urandom(8).hex()}".encode())
        os._exit(0)
    return os.read(given, 200).decode().split()
found["ids"] = apart() + apart()
found["ready"] = "thongsuot.config.urls" in sys.modules
print(json.dumps(found))
"""


@pytest.mark.skipif(multiprocessing.get_start_method() != "fork", reason="processes share nothing here")
def test_processes_that_part_share_the_program_and_no_connection_thread_or_chance(tmp_path):
    address = "postgresql://nobody@127.0.0.1:1/none"
    around = terminal.surroundings(tmp_path, THONGSUOT_DATABASE_URL=address)
    done = subprocess.run([sys.executable, "-c", LOOK], env=around, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2000:]
    found = json.loads(done.stdout)
    assert (found["threads"], found["open"], found["ready"]) == (1, [], True)
    assert len(set(found["ids"])) == 6
