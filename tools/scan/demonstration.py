"""The program to be scanned: the demonstration in a data folder of its own, and an officer signed in to it."""

import http.client
import json
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

HERE = "127.0.0.1"
SIGN_IN = "/ban-lam-viec/tai-khoan/login/"
UUID = re.compile(r"/ban-lam-viec/vu-viec/([0-9a-f-]{36})")
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
STARTS_WITHIN = 300


class Trouble(Exception):
    """The scan cannot go on; the message says why and what helps."""


@dataclass(frozen=True)
class Officer:
    """A session: the cookies by name, and one case that the officer sees."""

    cookies: dict[str, str]
    case: str

    @property
    def cookie(self) -> str:
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())


def free_port() -> int:
    with socket.socket() as found:
        found.bind((HERE, 0))
        return found.getsockname()[1]


@contextmanager
def demonstration(log: Path):
    """Serve the demonstration of the working tree and yield its port and data folder; it is gone afterwards."""
    port = free_port()
    with tempfile.TemporaryDirectory(prefix="thongsuot-scan-") as folder, log.open("wb") as written:
        environment = {name: value for name, value in os.environ.items() if not name.startswith("THONGSUOT_")}
        environment |= {"THONGSUOT_DATA_DIR": folder, "THONGSUOT_SECOND_FACTOR": "optional"}
        # PostgreSQL of an embedded server is never root's: whoever it is must be able to enter the folder.
        os.chmod(folder, 0o755)
        command = [sys.executable, "-m", "thongsuot.config.cli", "demo", "--port", str(port), "--size", "small"]
        running = subprocess.Popen(command, env=environment, stdout=written, stderr=subprocess.STDOUT)
        try:
            _wait(running, port, log)
            yield port, Path(folder)
        finally:
            running.terminate()
            try:
                running.wait(60)
            except subprocess.TimeoutExpired:
                running.kill()


def _wait(running, port: int, log: Path) -> None:
    end = time.monotonic() + STARTS_WITHIN
    while running.poll() is None and time.monotonic() < end:
        try:
            if ask(port, "GET", "/")[0] == 200:
                return
        except OSError:
            time.sleep(0.5)
    raise Trouble(f"The demonstration did not start: read {log}.")


def ask(port: int, method: str, path: str, cookies=None, form=None) -> tuple[int, str, dict[str, str]]:
    """Return status, text and cookies of one answer."""
    link = http.client.HTTPConnection(HERE, port, timeout=60)
    headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in (cookies or {}).items())}
    headers["Content-Type"] = "application/x-www-form-urlencoded"
    link.request(method, path, urlencode(form) if form else None, headers)
    answer = link.getresponse()
    text = answer.read().decode("utf-8", "replace")
    given = [value.partition(";")[0].partition("=") for value in answer.headers.get_all("Set-Cookie", [])]
    link.close()
    return answer.status, text, {name: value for name, _, value in given if value.strip('"')}


def sign_in(port: int, folder: Path, username: str) -> Officer:
    """Sign in with the password that the demonstration keeps. Raises: Trouble."""
    password = json.loads((folder / "keys" / "demo.json").read_text(encoding="utf-8"))["password"]
    _status, text, cookies = ask(port, "GET", SIGN_IN)
    form = {"login": username, "password": password, "csrfmiddlewaretoken": TOKEN.search(text)[1]}
    status, _text, given = ask(port, "POST", SIGN_IN, cookies, form)
    cookies |= given
    _status, text, _ = ask(port, "GET", "/ban-lam-viec/vu-viec/", cookies)
    case = UUID.search(text)
    if status != 302 or not case:
        raise Trouble(f"{username} could not sign in ({status}), or sees no case.")
    return Officer({name: cookies[name] for name in ("sessionid", "csrftoken")}, case[1])
