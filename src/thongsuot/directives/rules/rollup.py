"""What the progress of many units adds up to: never a figure without how many stand behind it."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal


@dataclass(frozen=True)
class RollUp:
    """`percent`: the weighted mean over those that reported, None where nobody has; `behind` of `asked` reported."""

    percent: int | None
    behind: int
    asked: int

    @property
    def missing(self) -> int:
        return self.asked - self.behind


def rolled(rows: Iterable[tuple[int | Decimal | None, int, int]]) -> RollUp:
    """Add up the progress of units: (percent or None where it was not reported, weight of the task, how many units).

    Who has not reported is counted, not guessed. The mean is rounded half up, but 100 is said only where all that
    reported are at 100.
    """
    asked = behind = 0
    weighed = weights = Decimal(0)
    for percent, weight, units in rows:
        asked += units
        if percent is None or not units:
            continue
        behind += units
        weighed += Decimal(percent) * weight * units
        weights += weight * units
    if not behind:
        return RollUp(None, 0, asked)
    mean = weighed / weights
    whole = int(mean.quantize(Decimal(1), ROUND_HALF_UP))
    return RollUp(whole if mean == 100 else min(whole, 99), behind, asked)
