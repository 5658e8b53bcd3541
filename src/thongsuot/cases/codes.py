"""What rooms above know of codes: which were given out before there is a case, and keys that came with a secret.

A room above says so by registering, as it may not be imported from here.
"""

from collections.abc import Callable

from django.conf import settings

from thongsuot.cases.rules.secret import key_of_code

_given_out: list[Callable[[str], bool]] = []
_brought: list[Callable[[str], bytes | None]] = []
_passed: list[Callable[[str], tuple[str, str] | None]] = []


def give_out_with(is_given_out: Callable[[str], bool]) -> None:
    """Let `is_given_out(code)` say whether a code stands on paper already, so that no new case draws it."""
    _given_out.append(is_given_out)


def bring_keys_with(brought: Callable[[str], bytes | None]) -> None:
    """Let `brought(code)` give the key of a secret that another installation gave out, None where it brought none."""
    _brought.append(brought)


def pass_to_with(passed_to: Callable[[str], tuple[str, str] | None]) -> None:
    """Let `passed_to(code)` give name and address of the installation where a case is followed on, None for none."""
    _passed.append(passed_to)


def is_given_out(code: str) -> bool:
    """Return whether a code is promised to somebody before any case bears it."""
    return any(asked(code) for asked in _given_out)


def key_for(code: str) -> bytes:
    """Return the key under which the secret of a code is hashed: brought with its case, else this house's own."""
    keys = (brought(code) for brought in _brought)
    return next((key for key in keys if key), None) or key_of_code(settings.HOUSE_KEY, code)


def passed_to(code: str) -> tuple[str, str] | None:
    """Return name and address (it may be empty) of the installation that a case went to, None where it went to none."""
    found = (asked(code) for asked in _passed)
    return next((where for where in found if where), None)
