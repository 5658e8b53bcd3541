"""Which unit receives what comes in from the web."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from thongsuot.units.models import Unit
from thongsuot.units.queries import competent_unit, installation

Named = Callable[[str, UUID | None, date], Unit | None]
_named_by: list[Named] = []


def named_with(named: Named) -> None:
    """Let the room of complaints say which unit settles what a body of this name decided; None where it is unclear."""
    _named_by[:] = [named]


def receiving_unit(kind: str, place_id: UUID | None, on: date, *, decided_by: str = "") -> Unit:
    """Return the body of this installation that receives whatever comes from the place, else the installation's own.

    The body, not the desk inside it that knows the topic: its head answers, and assigns the desk after screening.
    `decided_by`: what the person calls the body that made the decision they complain of; where that is certain, its
    head settles and it goes there.
    """
    for named in _named_by if decided_by else ():
        if unit := named(decided_by, place_id, on):
            return unit
    inside = [one.unit for one in competent_unit("", kind, place_id, on) if not one.unit.outside]
    return inside[0] if inside else installation().root_unit
