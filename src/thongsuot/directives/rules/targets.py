"""How a target stands: reached of planned, and for a share what it was counted from."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

SHARE = "%"
PLACES = Decimal("0.001")


class WrongFigure(Exception):
    """A figure that cannot be. `field` names the input; `why`: counted-from, more-than-all, negative."""

    def __init__(self, field: str, why: str):
        super().__init__(why)
        self.field, self.why = field, why


@dataclass(frozen=True)
class Figure:
    """What was reached: `value` in the measure of the target; of a share also the `part` of the `whole`."""

    value: Decimal
    part: Decimal | None = None
    whole: Decimal | None = None


def figure(measure: str, value: Decimal | None, part: Decimal | None, whole: Decimal | None) -> Figure:
    """Return what was reached; a share is counted from its part and whole, never taken without them.

    Raises: WrongFigure.
    """
    if measure == SHARE:
        if part is None or whole is None or whole <= 0:
            raise WrongFigure("part" if part is None else "whole", "counted-from")
        if part < 0:
            raise WrongFigure("part", "negative")
        if part > whole:
            raise WrongFigure("part", "more-than-all")
        return Figure((100 * part / whole).quantize(PLACES, ROUND_HALF_UP), part, whole)
    if value is None:
        raise WrongFigure("reached", "counted-from")
    return Figure(value)


def is_reached(planned: Decimal, reached: Decimal, *, least: bool) -> bool:
    """Return whether a target is reached: at `least` so much, or not more than that."""
    return reached >= planned if least else reached <= planned


def share_of_plan(planned: Decimal, reached: Decimal) -> Decimal | None:
    """Return the per cent of the plan that was reached, to one place; None of a plan of nothing."""
    return (100 * reached / planned).quantize(Decimal("0.1"), ROUND_HALF_UP) if planned else None
