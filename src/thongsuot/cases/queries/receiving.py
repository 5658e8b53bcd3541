"""Which unit receives what comes in from the web."""

from datetime import date

from thongsuot.cases.actions.intake import Submission
from thongsuot.units.models import Unit
from thongsuot.units.queries import competent_unit, installation


def receiving_unit(given: Submission, on: date) -> Unit:
    """Return the body of this installation that receives whatever comes from the place, else the installation's own.

    The body, not the desk inside it that knows the topic: its head answers, and assigns the desk after screening.
    """
    inside = [one.unit for one in competent_unit("", given.kind, given.place_id, on) if not one.unit.outside]
    return inside[0] if inside else installation().root_unit
