"""Passwords given once, user names as they are typed, browsers as people call them. Pure."""

import math
import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

USERNAME = re.compile(r"[a-z0-9][a-z0-9._-]{2,59}")
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
GROUPS = 4
GROUP_LENGTH = 4


def one_time_password(choice: Callable[[str], str] = secrets.choice) -> str:
    """Return a password to be read aloud once and changed at first sign-in: four groups of four, about 79 bits.

    Letters that look alike (i, l, o, 0, 1) do not occur.
    """
    groups = ("".join(choice(LETTERS) for _place in range(GROUP_LENGTH)) for _group in range(GROUPS))
    return "-".join(groups)


def username(text: str) -> str | None:
    """Return `text` as a user name (small letters, digits, dot, hyphen, underscore; 3 to 60), or None if it is none."""
    plain = text.strip().lower()
    return plain if USERNAME.fullmatch(plain) else None


def made_at(key: UUID) -> datetime:
    """Return the instant (UTC) at which a UUIDv7 key was made. Source: RFC 9562, section 5.7."""
    return datetime.fromtimestamp((key.int >> 80) / 1000, UTC)


def first_key_of(at: datetime) -> UUID:
    """Return what is below every UUIDv7 key made at `at` or later, and above those made before.

    Keys of one millisecond run ahead of the clock, one each: what was made in a burst just before may count as later.
    """
    return UUID(int=int(at.timestamp() * 1000) << 80)


def opens_together(way: str) -> tuple[str, ...]:
    """Return the ways that open an account together with `way`: what identifies, and the second factor."""
    return ("password", "identity") if way == "second_factor" else ("second_factor",)


def seconds_to_wait(failed: int, last_at: float, now: float, *, free: int, longest: int) -> int:
    """Return how long to wait before another try, after `failed` wrong ones of which the last was at `last_at`.

    The first `free` come at once; each further one doubles the wait from 2 seconds up to `longest`. Instants are
    seconds of one clock; a last try in the future (the clock was set back) makes nobody wait longer than `longest`.
    """
    if failed < free:
        return 0
    whole = min(2 ** min(failed - free + 1, 20), longest)
    return max(0, min(whole, math.ceil(last_at + whole - now)))


# Each the first that fits: many browsers name others for compatibility.
BROWSERS = (
    ("Edg", "Edge"), ("OPR", "Opera"), ("coc_coc", "Cốc Cốc"), ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("CriOS", "Chrome"), ("Safari", "Safari"),
)  # fmt: skip
SYSTEMS = (
    ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "macOS"),
    ("CrOS", "ChromeOS"), ("Linux", "Linux"),
)  # fmt: skip


@dataclass(frozen=True)
class Browser:
    """A browser and its system by the names people know; "" where it is none of them."""

    name: str
    system: str


def browser_of(user_agent: str) -> Browser:
    """Return what a `User-Agent` header says of itself; it may lie, so it only helps to recognise one's own."""
    name = next((shown for sign, shown in BROWSERS if sign in user_agent), "")
    system = next((shown for sign, shown in SYSTEMS if sign in user_agent), "")
    return Browser(name, system)
