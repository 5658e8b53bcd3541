"""A coarse brake for what strangers send: token buckets in memory, for all callers together.

No address is kept, so nobody can be singled out: the brake only keeps a flood from filling the tables.
"""

import time
from dataclasses import dataclass, field
from threading import Lock

from django.http import HttpRequest
from ninja.throttling import BaseThrottle


@dataclass
class Bucket:
    """Holds at most `burst` tokens and gains `rate` a second; safe between threads."""

    rate: float
    burst: int
    _tokens: float = field(init=False)
    _seen: float = 0.0
    _lock: Lock = field(default_factory=Lock)

    def __post_init__(self):
        self._tokens = float(self.burst)

    def take(self, moment: float) -> bool:
        """Take one token at `moment` (monotonic seconds); False where none is left."""
        with self._lock:
            self._tokens = min(float(self.burst), self._tokens + max(0.0, moment - self._seen) * self.rate)
            self._seen = max(self._seen, moment)
            if self._tokens < 1:
                return False
            self._tokens -= 1
            return True

    def wait(self) -> int:
        """Return the seconds until there is a token again, rounded up."""
        return int((1 - self._tokens) / self.rate) + 1


class Brake(BaseThrottle):
    """Refuses what is sent (POST) faster than its bucket fills; reading is never refused."""

    def __init__(self, bucket: Bucket):
        self.bucket = bucket

    def allow_request(self, request: HttpRequest) -> bool:
        return request.method != "POST" or self.bucket.take(time.monotonic())

    def wait(self) -> int:
        return self.bucket.wait()
