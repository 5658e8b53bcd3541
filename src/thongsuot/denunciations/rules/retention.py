"""How long the words of an ended denunciation are kept before its keys are destroyed. Pure.

One year for what was not taken up stands in Thông tư 05/2021/TT-TTCP, Điều 28. For what was resolved the law on
archives leaves the term to each body: ten years is the house's, named `unsure` until a legal officer confirms it.
"""

from dataclasses import dataclass
from datetime import date

from thongsuot.denunciations.rules.transitions import GUIDED, HANDLED, KEPT, NOT_ACCEPTED, TERMINATED, TRANSFERRED_OUT


@dataclass(frozen=True)
class Term:
    """Years from the day it ended, and where that stands."""

    years: int
    source: str
    confidence: str


_NOT_TAKEN_UP = Term(1, "Thông tư 05/2021/TT-TTCP, Điều 28", "verified")
_RESOLVED = Term(10, "Luật Lưu trữ 33/2024/QH15", "unsure")
TERMS = {
    NOT_ACCEPTED: _NOT_TAKEN_UP,
    GUIDED: _NOT_TAKEN_UP,
    TRANSFERRED_OUT: _NOT_TAKEN_UP,
    KEPT: _RESOLVED,
    TERMINATED: _RESOLVED,
    HANDLED: _RESOLVED,
}


def erasable_on(state: str, ended_on: date | None) -> date | None:
    """Return the first day on which the keys may be destroyed, None while it has not ended or was erased."""
    if ended_on is None or state not in TERMS:
        return None
    year = ended_on.year + TERMS[state].years
    try:
        return ended_on.replace(year=year)
    except ValueError:  # the 29th of February
        return date(year, 3, 1)
