"""Debian's Firefox ESR, driven over Marionette by a socket: no driver, no download.

`SAFEST` are the settings of Tor Browser's highest level that a plain Firefox has: no scripts, no fonts of the page, no
drawings, no formulas, no referrer, nothing told of the machine. It is not Tor Browser and goes through no Tor.
"""

import base64
import json
import os
import shutil
import socket
import subprocess
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

SAFEST = {
    "javascript.enabled": False, "gfx.downloadable_fonts.enabled": False, "svg.disabled": True,
    "mathml.disabled": True, "network.http.sendRefererHeader": 0, "privacy.resistFingerprinting": True,
    "browser.privatebrowsing.autostart": True, "browser.cache.disk.enable": False, "webgl.disabled": True,
    "media.peerconnection.enabled": False, "dom.security.https_only_mode": False,
    "datareporting.policy.dataSubmissionEnabled": False, "app.update.enabled": False,
}  # fmt: skip


def firefox() -> str | None:
    """The path of this machine's Firefox, or None."""
    return shutil.which("firefox-esr") or shutil.which("firefox")


class Refused(Exception):
    """Firefox could not do what it was told to."""


class Window:
    """One window; elements are named by CSS selectors."""

    def __init__(self, port: int):
        self._socket, self._rest, self._number = _connected(port), b"", 0
        self._read()
        self("WebDriver:NewSession", capabilities={})

    def _read(self):
        while b":" not in self._rest:
            self._rest += self._socket.recv(65536)
        length, _, rest = self._rest.partition(b":")
        while len(rest) < int(length):
            rest += self._socket.recv(65536)
        self._rest = rest[int(length) :]
        return json.loads(rest[: int(length)])

    def __call__(self, command: str, **arguments):
        self._number += 1
        message = json.dumps([0, self._number, command, arguments]).encode()
        self._socket.sendall(f"{len(message)}:".encode() + message)
        _kind, _number, trouble, answer = self._read()
        if trouble:
            raise Refused(f"{command} {arguments}: {trouble['message']}")
        return answer

    def all(self, selector: str) -> list[str]:
        found = self("WebDriver:FindElements", using="css selector", value=selector)
        return [next(iter(one.values())) for one in found]

    def one(self, selector: str) -> str:
        """Return the first that fits, waiting up to half a minute for it to come."""
        for _attempt in range(120):
            if found := self.all(selector):
                return found[0]
            time.sleep(0.25)
        raise Refused(f"{selector} did not come")

    def go(self, address: str) -> None:
        self("WebDriver:Navigate", url=address)

    def fill(self, selector: str, words: str) -> None:
        self("WebDriver:ElementSendKeys", id=self.one(selector), text=words)

    def click(self, selector: str) -> None:
        self("WebDriver:ElementClick", id=self.one(selector))

    def text(self, selector: str = "main") -> str:
        return self("WebDriver:GetElementText", id=self.one(selector))["value"]

    @property
    def url(self) -> str:
        return self("WebDriver:GetCurrentURL")["value"]

    def picture(self, path: Path) -> None:
        path.write_bytes(base64.b64decode(self("WebDriver:TakeScreenshot", full=True)["value"]))


def _connected(port: int) -> socket.socket:
    for _attempt in range(240):
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=60)
        except OSError:
            time.sleep(0.25)
    raise Refused("Firefox did not start within a minute")


@contextmanager
def start_firefox(port: int, settings=SAFEST):
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in settings.items()]
        Path(folder, "user.js").write_text("".join([*lines, f'user_pref("marionette.port", {port});\n']))
        started = [firefox(), "--headless", "--marionette", "--no-remote", "--profile", folder]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        running = subprocess.Popen(started, env=os.environ | {"HOME": folder}, **quiet)
        try:
            window = Window(port)
            window("WebDriver:SetWindowRect", width=400, height=860)
            yield window
        finally:
            running.terminate()
            running.wait(timeout=30)
