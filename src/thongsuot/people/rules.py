"""Passwords given once, and user names as they are typed. Pure."""

import re
import secrets
from collections.abc import Callable

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
