"""The brake of `/gui` for programs too: what strangers send is slowed for all together, reading never."""

from django.http import HttpRequest
from ninja.throttling import BaseThrottle

from thongsuot.core import clock
from thongsuot.core.errors import TooMany
from thongsuot.doors.actions import FORMS, let_in

WAIT_SECONDS = 60


class Brake(BaseThrottle):
    """Refuses what is sent (POST) faster than the shared brake allows."""

    def allow_request(self, request: HttpRequest) -> bool:
        if request.method != "POST":
            return True
        try:
            let_in(FORMS, clock.now(), request.headers.get("X-Proof", ""))
        except TooMany:
            return False
        return True

    def wait(self) -> int:
        return WAIT_SECONDS
