"""One who watches a board, and the process that tells it what is new."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from urllib.parse import quote, urlsplit, urlunsplit

from django.db import connection

from config.terminal import free_port
from thongsuot.config.database import VARIABLES
from thongsuot.config.postgres.process import wait_until


class Watcher:
    """An open connection to a board; reads events as a browser does."""

    def __init__(self, port: int, path: str, seen: str = "", origin: str = "", receive: int = 0):
        self.link = http.client.HTTPConnection("127.0.0.1", port, timeout=8)
        self.link.connect()
        if receive:
            self.link.sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive)
        headers = {"Accept": "text/event-stream"}
        headers |= {"Last-Event-ID": seen} if seen else {}
        headers |= {"Origin": origin} if origin else {}
        self.link.request("GET", path, headers=headers)
        self.answer = self.link.getresponse()

    def event(self, seconds: float = 8) -> dict[str, str] | None:
        """Return the next event with data; None where none came in time or the connection has ended."""
        self.link.sock and self.link.sock.settimeout(seconds)
        end, found = time.monotonic() + seconds, {}
        try:
            while time.monotonic() < end:
                line = self.answer.readline().decode()
                if not line:
                    return None
                name, _colon, value = line.rstrip("\n").partition(": ")
                if name:
                    found[name] = f"{found[name]}\n{value}" if name in found else value
                elif "data" in found:
                    return found
        except (TimeoutError, ConnectionError, http.client.HTTPException):
            return None
        return None

    def close(self) -> None:
        self.answer.close()
        self.link.close()


def database_url(role: str) -> str:
    """Return the address of this test's database for a role."""
    parts = urlsplit(os.environ[VARIABLES[role]])
    return urlunsplit(parts._replace(path="/" + quote(connection.settings_dict["NAME"])))


class Process:
    """`thongsuot live` as demo and serve start it, with the pages of the test behind it."""

    def __init__(self, pages: str, tmp_path, **settings: str):
        self.port, self.errors = free_port(), tmp_path / "live.err"
        self.pages, self.settings = pages, settings
        self.start()

    def start(self) -> None:
        addresses = {VARIABLES[role]: database_url(role) for role in ("desk", "portal")}
        around = os.environ | addresses | {"THONGSUOT_PUBLIC_URL": self.pages} | self.settings
        around.pop(VARIABLES["owner"], None)
        command = [sys.executable, "-m", "thongsuot.config.living", str(self.port), self.pages]
        with self.errors.open("ab") as errors:
            self.process = subprocess.Popen(command, env=around, stderr=errors)
        assert wait_until(self.answers, seconds=20), self.errors.read_text()

    def answers(self) -> bool:
        try:
            return self.ask("/truc-tiep/").status == 204
        except OSError:
            return False

    def ask(self, path: str, method: str = "GET", **headers: str) -> http.client.HTTPResponse:
        link = http.client.HTTPConnection("127.0.0.1", self.port, timeout=8)
        link.request(method, path, headers=headers)
        answer = link.getresponse()
        if answer.headers.get_content_type() != "text/event-stream":
            answer.read()
        return answer

    def stop(self, number: int = signal.SIGTERM) -> float:
        """End it, and return after how many seconds it had ended."""
        began = time.monotonic()
        if self.process.poll() is None:
            self.process.send_signal(number)
            self.process.wait(10)
        return time.monotonic() - began


@contextmanager
def process(pages: str, tmp_path, **settings: str):
    running = Process(pages, tmp_path, **settings)
    try:
        yield running
    finally:
        running.stop(signal.SIGKILL)
