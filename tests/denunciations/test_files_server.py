"""The web server itself keeps no body on disk: looked at while a real one receives a denunciation's files."""

import http.client
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from config.terminal import answers, free_port
from thongsuot.config.postgres.process import wait_until

CANARY = b"CHIM-YEN-BAO-TIN-7f3a"
FIVE_MB = (CANARY + b"\n") * (5 * 1024 * 1024 // (len(CANARY) + 1))
APPLICATION = """
import time
from pathlib import Path

def application(environ, start_response):
    taken = len(environ["wsgi.input"].read(65536))
    Path("reading").touch()
    while not Path("go-on").exists():
        time.sleep(0.02)
    while part := environ["wsgi.input"].read(65536):
        taken += len(part)
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [str(taken).encode()]
"""
SERVER = """
import sys
from granian import Granian
from granian.constants import HTTPModes, Interfaces, Loops
Granian("slow:application", address="127.0.0.1", port=int(sys.argv[1]), interface=Interfaces.WSGI, workers=1,
        blocking_threads=2, loop=Loops.asyncio, http=HTTPModes.http1, websockets=False, log_access=False).serve()
"""


@pytest.fixture
def server(tmp_path):
    (tmp_path / "slow.py").write_text(APPLICATION)
    (tmp_path / "tmp").mkdir()
    port = free_port()
    environment = os.environ | {"TMPDIR": str(tmp_path / "tmp"), "PYTHONPATH": str(tmp_path)}
    process = subprocess.Popen(
        [sys.executable, "-c", SERVER, str(port)], cwd=tmp_path, env=environment, start_new_session=True
    )
    assert wait_until(lambda: answers(port), seconds=30)
    yield process, port
    process.terminate()
    process.wait(20)


def family(root: int) -> list[int]:
    """The process and its children."""
    lines = {
        path.parent.name: path.read_text().rpartition(")")[2].split() for path in Path("/proc").glob("[0-9]*/stat")
    }
    return [root, *(int(pid) for pid, fields in lines.items() if int(fields[1]) == root)]


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_a_body_that_is_being_received_lies_in_no_file_of_the_server(server, tmp_path):
    process, port = server
    link = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    sending = threading.Thread(target=link.request, args=("POST", "/to-cao/gui", FIVE_MB))
    sending.start()
    assert wait_until((tmp_path / "reading").exists, seconds=30)
    opened = [path for pid in family(process.pid) for path in Path(f"/proc/{pid}/fd").iterdir() if path.is_file()]
    named = [path for path in tmp_path.rglob("*") if path.is_file()]
    holding = [path for path in [*opened, *named] if CANARY in path.read_bytes()]
    (tmp_path / "go-on").touch()
    sending.join()
    assert link.getresponse().read() == str(len(FIVE_MB)).encode()
    assert holding == []
    assert list((tmp_path / "tmp").iterdir()) == []
