"""What rooms above hold of a case, which goes with it into the sealed room and is destroyed with it."""

from collections.abc import Callable
from dataclasses import dataclass

from thongsuot.cases.models import Case
from thongsuot.core.refs import Ref


@dataclass(frozen=True)
class Along:
    """What was written on the case in one room, and the references under which files that were brought there lie."""

    words: list[str]
    refs: list[Ref]


# Given the case, and whether to lock what it is read from, so that nothing is added before it is destroyed.
Holder = Callable[[Case, bool], Along]
_rooms: dict[str, Holder] = {}


def go_along_with(room: str, holder: Holder) -> None:
    """Take what a room above holds of a case, once."""
    if room in _rooms:
        raise ValueError(f"what {room} holds of a case is given twice")
    _rooms[room] = holder


def along(case: Case, *, locked: bool = False) -> list[Along]:
    """Return what the rooms above hold of a case. `locked`: within the transaction that destroys it."""
    return [holder(case, locked) for holder in _rooms.values()]
