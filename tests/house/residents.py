"""Residents who keep submitting over HTTP while things break, and remember what was acknowledged to them."""

import http.client
import re
import threading
import time
from dataclasses import dataclass, field
from urllib.parse import urlencode

TOKEN = re.compile(r'name="token" value="([^"]+)"')
CSRF = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
CODE = re.compile(r"\b(\d{4}-\d{4}-\d{4}-\d)\b")
TYPE = "application/x-www-form-urlencoded"


@dataclass
class Residents:
    """`receipts`: the text of each submission whose receipt page was seen, by its code. `sent`: forms sent at all."""

    port: int
    receipts: dict[str, str] = field(default_factory=dict)
    sent: int = 0
    broken: list[str] = field(default_factory=list)
    stop: threading.Event = field(default_factory=threading.Event)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def live(self, name: str) -> None:
        """Submit one matter after the other until told to stop; what failed is sent again with the same form."""
        number = 0
        while not self.stop.is_set():
            number += 1
            self._submit(f"Đèn đường hỏng ở ngõ {name} số {number}.")

    def _submit(self, text: str) -> None:
        form = self._until_answered(self._form)
        if form is None:
            return
        cookie, token, csrf = form
        with self.lock:
            self.sent += 1
        given = {"token": token, "csrfmiddlewaretoken": csrf, "accused": "no", "kind": "feedback", "text": text}
        given |= {"phone": "0912345678", "notify_by": "sms"}
        code = self._until_answered(lambda: self._receipt(cookie, given))
        if code:
            with self.lock:
                self.receipts[code] = text

    def _until_answered(self, ask):
        while not self.stop.is_set():
            try:
                found = ask()
            except (OSError, http.client.HTTPException):
                found = None
            if found:
                return found
            time.sleep(0.2)
        return None

    def _ask(self, method: str, body: str = "", headers=()):
        link = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            link.request(method, "/gui", body, dict(headers))
            answer = link.getresponse()
            return answer, answer.read().decode()
        finally:
            link.close()

    def _form(self):
        answer, page = self._ask("GET")
        token, csrf = TOKEN.search(page), CSRF.search(page)
        cookie = (answer.getheader("Set-Cookie") or "").partition(";")[0]
        return (cookie, token[1], csrf[1]) if answer.status == 200 and token and csrf else None

    def _receipt(self, cookie: str, given: dict):
        answer, page = self._ask("POST", urlencode(given), {"Cookie": cookie, "Content-Type": TYPE})
        if answer.status not in (200, 500, 502, 503):
            self.broken.append(f"{answer.status}")
        found = CODE.search(page)
        return found[1] if answer.status == 200 and found else None
