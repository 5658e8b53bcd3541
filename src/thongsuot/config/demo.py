"""The demonstration's data: invented people and matters, made through the actions."""

from collections.abc import Callable
from dataclasses import dataclass

SIZES = ("small", "province", "national")


@dataclass(frozen=True, kw_only=True)
class SignIn:
    """A sign-in of the demonstration, printed for whoever tries it."""

    username: str
    password: str
    role: str
    unit: str


def fill(size: str, progress: Callable[[str], None]) -> list[SignIn]:
    """Fill an empty database with the demonstration of `size`; one that is filled stays as it is.

    `progress` gets a sentence now and then. Returns the sign-ins.
    """
    return []
