"""An unlocked private key between two requests: half in the browser, half in the session's row, neither enough alone.

The key is wrapped by a random key that lies only in a cookie (HttpOnly, SameSite=Strict, Secure under https, for the
path of the desk only); the row holds the wrapped form, for 15 minutes since last used.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from thongsuot.denunciations.keys import envelopes
from thongsuot.denunciations.keys.trouble import Broken

COOKIE = "sealed"
PATH = "/ban-lam-viec/"
LIFE = timedelta(minutes=15)


@dataclass(frozen=True)
class Wrapped:
    """`cookie` goes to the browser, `box` into the session's row; a new wrapping needs both new."""

    cookie: str
    box: bytes

    def __repr__(self) -> str:
        return "Wrapped(…)"


def wrap(private: bytes, context: bytes) -> Wrapped:
    """Return the two halves of `private`, bound to `context` (the id of the session's row)."""
    key = envelopes.new_key()
    return Wrapped(cookie=key.hex(), box=envelopes.encrypt(key, private, context))


def unwrap(cookie: str, box: bytes, context: bytes) -> bytes:
    """Return the private key from its halves. Raises: Broken"""
    try:
        key = bytes.fromhex(cookie)
    except ValueError:
        raise Broken from None
    if len(key) != envelopes.KEY_BYTES:
        raise Broken
    return envelopes.decrypt(key, box, context)


def is_over(used_at: datetime, at: datetime) -> bool:
    """Whether a key last used at `used_at` must be unlocked anew by `at` (instants UTC); also by a clock set back."""
    return not timedelta(0) <= at - used_at <= LIFE
