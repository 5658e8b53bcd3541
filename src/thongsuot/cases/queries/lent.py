"""What rooms above show on the page of a case: their own things about it, each as its officer may see them."""

from collections.abc import Callable
from dataclasses import dataclass

from thongsuot.cases.models import Case
from thongsuot.core.actors import Actor


@dataclass(frozen=True)
class Line:
    """One thing about the case: what it is called, where its page is, how it stands, and what came of it."""

    label: str
    url: str
    words: str
    said: str = ""


@dataclass(frozen=True)
class Lent:
    """A part of the page. `begin`: address and label of what may be begun from here; empty where nothing may."""

    title: str
    lines: list[Line]
    begin: tuple[str, str] = ("", "")


Lender = Callable[[Actor, Case], Lent | None]
_lenders: dict[str, Lender] = {}


def lend_case_with(room: str, lender: Lender) -> None:
    """Take what a room above shows on the page of a case, once."""
    if room in _lenders:
        raise ValueError(f"what {room} shows on a case is given twice")
    _lenders[room] = lender


def lent(actor: Actor, case: Case) -> list[Lent]:
    """Return the parts of the page that rooms above have something for."""
    found = (lender(actor, case) for lender in _lenders.values())
    return [each for each in found if each is not None]
