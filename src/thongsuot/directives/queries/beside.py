"""The source of an instrument beside its passages: a stretch of its text, cut where a passage begins or ends."""

from collections.abc import Sequence
from dataclasses import dataclass

from thongsuot.directives.models import Instrument, Passage


@dataclass(frozen=True)
class Piece:
    """A piece of the source. `passage`: the innermost one it belongs to; `starts`: those that begin here.

    `dropped`: furniture of the page, shown but not read.
    """

    text: str
    passage: Passage | None = None
    starts: tuple[Passage, ...] = ()
    dropped: bool = False


def stretch(instrument: Instrument, before: int, shown: Sequence[Passage], *, last: bool) -> list[Piece]:
    """Return the source from place `before` to the end of the passages `shown`, or of the text on the `last` page."""
    placed = [one for one in shown if one.start is not None and one.end is not None]
    end = len(instrument.text) if last else max([before, *(one.end for one in placed)])
    dropped = [(start, stop) for start, stop in instrument.read.get("dropped", ()) if start < end and stop > before]
    edges = {before, end}
    for start, stop in [*((one.start, one.end) for one in placed), *dropped]:
        edges |= {min(max(start, before), end), min(max(stop, before), end)}
    cuts = sorted(edges)
    return [_piece(instrument.text, start, stop, placed, dropped) for start, stop in zip(cuts, cuts[1:], strict=False)]


def _piece(text: str, start: int, end: int, placed: list[Passage], dropped: list[tuple[int, int]]) -> Piece:
    holding = [one for one in placed if one.start <= start and end <= one.end]
    innermost = min(holding, key=lambda one: one.end - one.start, default=None)
    return Piece(
        text[start:end],
        innermost,
        tuple(one for one in placed if one.start == start),
        any(first <= start and end <= stop for first, stop in dropped),
    )
