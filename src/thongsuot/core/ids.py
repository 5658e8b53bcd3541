"""Identifiers: UUIDv7 keys, and the public code a resident can read aloud."""

import secrets
from collections.abc import Callable
from uuid import UUID

from uuid_utils.compat import uuid7

DAMM = (
    "0317598642",
    "7092154863",
    "4206871359",
    "1750983426",
    "6123045978",
    "3674209581",
    "5869720134",
    "8945362017",
    "9438617205",
    "2581436790",
)
CODE_DIGITS = 13
SECRET_DIGITS = 12


def new_id() -> UUID:
    """Return a UUIDv7: unique across installations, sorted by time of making, never ahead of the clock (RFC 9562)."""
    return uuid7()


def new_ids(number: int) -> list[UUID]:
    """Return `number` UUIDv7 in the order of their making."""
    return [uuid7() for _ in range(number)]


def check_digit(digits: str) -> str:
    """Return the Damm check digit of `digits`: every single wrong digit and every swap of neighbours is noticed.

    Source: H. M. Damm, Total anti-symmetrische Quasigruppen, 2004.
    """
    interim = 0
    for digit in digits:
        interim = int(DAMM[interim][int(digit)])
    return str(interim)


def new_code(installation: str, below: Callable[[int], int] = secrets.randbelow) -> str:
    """Return a public code: 4 digits of the installation, 8 drawn at random, 1 check digit."""
    if len(installation) != 4 or not installation.isdigit():
        raise ValueError("the installation prefix has four digits")
    digits = installation + f"{below(10**8):08d}"
    return digits + check_digit(digits)


def parse_code(text: str) -> str | None:
    """Return the 13 digits of a code as people type it (blanks, dots, hyphens), or None if it cannot be one."""
    digits = "".join(character for character in text if character.isdecimal())
    digits = "".join(str(int(character)) for character in digits)
    if len(digits) != CODE_DIGITS or check_digit(digits[:-1]) != digits[-1]:
        return None
    return digits


def show_code(code: str) -> str:
    """Return a code as it is printed and read aloud: 4715-9036-2817-4."""
    return f"{code[:4]}-{code[4:8]}-{code[8:12]}-{code[12:]}"


def new_secret() -> str:
    """Return a secret of 12 random digits, printed in groups of four; about 40 bits, so tries must be slowed."""
    return f"{secrets.randbelow(10**SECRET_DIGITS):0{SECRET_DIGITS}d}"
