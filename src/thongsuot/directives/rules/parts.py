"""What the acts on one assignment add up to: its state, its progress, who does it. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

QUEUED, OPEN, REPORTED, ACCEPTED, RELEASED = "queued", "open", "reported", "accepted", "released"


@dataclass(frozen=True)
class Said:
    """One report that was not returned."""

    id: str
    percent: int
    final: bool


@dataclass
class Folded:
    """What stands after the acts so far. Days as ISO text, as acts hold them."""

    state: str = QUEUED
    officer: str | None = None
    percent: int | None = None
    planned_on: str | None = None
    accepted_on: str | None = None
    said: list[Said] = field(default_factory=list)


def folded(acts: Iterable[tuple[str, str, Mapping]]) -> Folded:
    """Return what acts, (verb, day, details) in their order, make of an assignment that was given."""
    found = Folded()
    for verb, on, details in acts:
        _step(found, verb, on, details)
    return found


def _step(found: Folded, verb: str, on: str, details: Mapping) -> None:
    if verb == "open_assignment":
        found.state = OPEN
    elif verb == "name_officer":
        found.officer = details["officer"]
    elif verb == "plan":
        found.planned_on = found.planned_on or on
    elif verb in ("report", "hold_event"):
        found.said.append(Said(details["report"], details["percent"], details["final"]))
    elif verb == "accept_report":
        if any(one.id == details["report"] and one.final for one in found.said):
            found.state, found.accepted_on = ACCEPTED, on
            return
    elif verb in ("return_report", "reopen_assignment"):
        found.said = [one for one in found.said if one.id != details["report"]]
        found.state, found.accepted_on = OPEN, None
    elif verb == "release":
        found.state = RELEASED
    found.percent = found.said[-1].percent if found.said else None
    if found.state in (OPEN, REPORTED):
        found.state = REPORTED if found.said and found.said[-1].final else OPEN
