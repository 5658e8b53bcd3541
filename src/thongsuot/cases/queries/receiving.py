"""Which unit receives what comes in from the web."""

from datetime import date
from uuid import UUID

from thongsuot.units.models import Unit
from thongsuot.units.queries import competent_unit, installation


def receiving_unit(kind: str, place_id: UUID | None, on: date) -> Unit:
    """Return the body of this installation that receives whatever comes from the place, else the installation's own.

    The body, not the desk inside it that knows the topic: its head answers, and assigns the desk after screening.
    """
    inside = [one.unit for one in competent_unit("", kind, place_id, on) if not one.unit.outside]
    return inside[0] if inside else installation().root_unit
