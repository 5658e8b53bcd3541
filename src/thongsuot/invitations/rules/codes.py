"""The code of an invitation: ten digits drawn at random and one that checks them. Nothing of a person is in it."""

import secrets
from collections.abc import Callable

from thongsuot.core.ids import check_digit

DIGITS = 11


def new_code(below: Callable[[int], int] = secrets.randbelow) -> str:
    """Return a code: hard to guess, and every single wrong digit and every swap of neighbours in it is noticed."""
    digits = f"{below(10**10):010d}"
    return digits + check_digit(digits)


def parse_code(text: str) -> str | None:
    """Return the digits of a code as people type it (blanks, dots, hyphens), None where it cannot be one."""
    digits = "".join(str(int(character)) for character in text if character.isdecimal())
    if len(digits) != DIGITS or check_digit(digits[:-1]) != digits[-1]:
        return None
    return digits


def show_code(code: str) -> str:
    """Return a code as it is printed and read aloud: 4715-9036-281."""
    return f"{code[:4]}-{code[4:8]}-{code[8:]}"
