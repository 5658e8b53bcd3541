"""A client of the bench: one connection kept open, cookies, and the token that goes with each form."""

import http.client
import json
import re
import time
from dataclasses import dataclass, field
from urllib.parse import urlencode

TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="([^"]+)"')
TIMEOUT = 60


class Unexpected(RuntimeError):
    """A page answered otherwise than it had to: the figures would be of something else."""


class Absent(Unexpected):
    """There is no such page."""


@dataclass
class Browser:
    """Speaks to one server; keeps cookies and counts nothing."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)
    link: http.client.HTTPConnection | None = None

    def get(self, path: str, expect: tuple[int, ...] = (200,)) -> bytes:
        return self._ask("GET", path, None, {}, expect)

    def post(self, path: str, values: dict, expect: tuple[int, ...] = (200,)) -> bytes:
        """Post a form with this browser's token."""
        body = urlencode(values | {"csrfmiddlewaretoken": self.cookies["csrftoken"]}, doseq=True)
        return self._ask("POST", path, body, {"Content-Type": "application/x-www-form-urlencoded"}, expect)

    def act(self, path: str, values: dict) -> dict:
        """Post JSON to the API as the signed-in officer."""
        headers = {"Content-Type": "application/json", "X-CSRFToken": self.cookies["csrftoken"]}
        return json.loads(self._ask("POST", path, json.dumps(values), headers, (200, 201)))

    def sign_in(self, username: str, password: str) -> "Browser":
        page = "/ban-lam-viec/tai-khoan/login/"
        self.get(page)
        self.post(page, {"login": username, "password": password}, (302,))
        return self

    def like(self) -> "Browser":
        """Return another connection of the same signed-in officer."""
        return Browser(self.port, dict(self.cookies))

    def seconds(self, path: str, expect: tuple[int, ...] = (200,)) -> float:
        """Return how long one page takes."""
        start = time.perf_counter()
        self.get(path, expect)
        return time.perf_counter() - start

    def _ask(self, method: str, path: str, body, headers: dict, expect: tuple[int, ...]) -> bytes:
        self.link = self.link or http.client.HTTPConnection("127.0.0.1", self.port, timeout=TIMEOUT)
        cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        headers = headers | ({"Cookie": cookie} if cookie else {})
        try:
            self.link.request(method, path, body, headers)
            answer = self.link.getresponse()
        except (http.client.RemoteDisconnected, ConnectionError):
            self.link.close()
            self.link.request(method, path, body, headers)
            answer = self.link.getresponse()
        content = answer.read()
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                key, _equals, rest = value.partition("=")
                self.cookies[key] = rest.partition(";")[0]
        if answer.status == 404 and 404 not in expect:
            raise Absent(path)
        if answer.status not in expect:
            raise Unexpected(f"{method} {path} answered {answer.status}: {content[:1500].decode(errors='replace')}")
        return content
