"""What a period brought a body, counted from acts and clocks alone, and which cells must be hidden. Pure.

Names of cells: CELLS. A cell under five is hidden from whoever does not handle all that it counts, and with it whatever
would give it away by a sum. Source of the threshold: domain.md 2.9, as in all figures of the house.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

SMALLEST = 5
CELLS = (
    "received", "accepted", "not_accepted", "kept", "guided", "transferred", "concluded", "true", "partly", "false",
    "on_time", "late", "withdrawn", "terminated", "late_now",
)  # fmt: skip
# A cell that is the sum of others: who sees all but one of them sees the last.
SUMS = {"concluded": (("true", "partly", "false"), ("on_time", "late"))}
COMING = ("receive", "transfer", "again")  # acts that name the body which has the matter from then on
CHECKED = {"eligible": "", "refused": "not_accepted", "kept": "kept"}
PLAIN = {
    "accept": "accepted",
    "guide": "guided",
    "withdraw": "withdrawn",
    "terminate": "terminated",
    "transfer_out": "transferred",
}


@dataclass(frozen=True)
class Step:
    """An act of a denunciation, as the figures read it. `unit_id`: only of acts that name one."""

    denunciation: UUID
    verb: str
    on: date
    unit_id: UUID | None
    details: Mapping


@dataclass(frozen=True)
class Term:
    """The clock for resolving one, or any watched clock still running: its last day, and when it was met."""

    denunciation: UUID
    due_on: date | None
    met_on: date | None


@dataclass
class Counted:
    """The denunciations in each cell."""

    cells: dict[str, set[UUID]] = field(default_factory=lambda: {name: set() for name in CELLS})

    def add(self, cell: str, denunciation: UUID) -> None:
        if cell:
            self.cells[cell].add(denunciation)


def counted(steps: Iterable[Step], terms: Iterable[Term], unit_id: UUID, since: date, until: date) -> Counted:
    """Return what happened at `unit_id` from `since` to `until`, both days counted; `steps` in order of each.

    An act counts for the body that held the matter when it was done. A matter is one in a cell, however often.
    """
    found, holder, due = Counted(), {}, _by_matter(terms)
    for step in steps:
        was = holder.get(step.denunciation)
        comes = step.verb in COMING
        if comes:
            holder[step.denunciation] = step.unit_id
        if not since <= step.on <= until:
            continue
        if comes and step.unit_id == unit_id:
            found.add("received", step.denunciation)
        if was == unit_id:
            _count(found, step, due)
    return found


def _count(found: Counted, step: Step, due: Mapping[tuple[UUID, date], Term]) -> None:
    """Count an act of the body that held the matter."""
    if step.verb == "transfer":
        found.add("transferred", step.denunciation)
    elif step.verb == "check":
        found.add(CHECKED[step.details["outcome"]], step.denunciation)
    elif step.verb == "conclude":
        found.add("concluded", step.denunciation)
        found.add(step.details["outcome"], step.denunciation)
        term = due.get((step.denunciation, step.on))
        if term is not None and term.due_on is not None:
            found.add("on_time" if step.on <= term.due_on else "late", step.denunciation)
    elif step.verb in PLAIN:
        found.add(PLAIN[step.verb], step.denunciation)


def _by_matter(terms: Iterable[Term]) -> dict[tuple[UUID, date], Term]:
    return {(term.denunciation, term.met_on): term for term in terms if term.met_on is not None}


def shown(totals: Mapping[str, int], handled: Mapping[str, int]) -> dict[str, int | None]:
    """Return each cell as its number, or None where it is hidden from who handles only `handled` of them.

    A cell of none is shown. A cell from one to four is hidden unless its reader handles every one in it; then, while a
    sum would give a hidden part away, its smallest shown part that is not all the reader's own is hidden as well, else
    the sum.
    """
    own = {name for name, total in totals.items() if handled.get(name, 0) == total}
    cells = {name: total if name in own or total >= SMALLEST else None for name, total in totals.items()}
    while (name := _giving_away(cells, own, totals)) is not None:
        cells[name] = None
    return cells


def _giving_away(cells: Mapping[str, int | None], own: set[str], totals: Mapping[str, int]) -> str | None:
    """Return a cell to hide because, with a sum shown, exactly one part of it is hidden; None where none is."""
    for total, groups in SUMS.items():
        for parts in groups:
            hidden = [part for part in parts if cells[part] is None]
            if cells[total] is None or len(hidden) != 1:
                continue
            others = [part for part in parts if cells[part] is not None and part not in own]
            return min(others, key=lambda part: totals[part]) if others else total
    return None
