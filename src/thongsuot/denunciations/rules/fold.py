"""Every derived column of a denunciation, from its acts alone: what the actions write and the test rebuilds."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from thongsuot.denunciations.rules.transitions import BY_VERB, ENDED


@dataclass(frozen=True, kw_only=True)
class Event:
    """An act as the fold sees it: no words. `details` as in `Act.details`."""

    verb: str
    on: date
    unit: UUID | None = None
    details: dict = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Derived:
    """The derived columns of `Denunciation`, by the same names (foreign keys as ids)."""

    state: str = ""
    unit_id: UUID | None = None
    received_on: date | None = None
    channel: str = ""
    anonymous: bool = False
    suspended: bool = False
    withdrawn: bool = False
    protection: str = ""
    complexity: str = ""
    outcome: str = ""
    extensions: int = 0
    again: int = 0
    accepted_on: date | None = None
    concluded_on: date | None = None
    ended_on: date | None = None
    revision: int = 0


def _received(was: Derived, event: Event) -> dict:
    details = event.details
    return {
        "unit_id": event.unit,
        "received_on": event.on,
        "channel": details["channel"],
        "anonymous": details["anonymous"],
        "protection": "asked" if details.get("protection") else "",
    }


def _again(was: Derived, event: Event) -> dict:
    """Another body looks at the matter afresh; what was counted for the first round is over."""
    return {
        "unit_id": event.unit,
        "again": was.again + 1,
        "suspended": False,
        "withdrawn": False,
        "outcome": "",
        "complexity": "",
        "extensions": 0,
        "accepted_on": None,
        "concluded_on": None,
    }


CHANGES = {
    "receive": _received,
    "transfer": lambda was, event: {"unit_id": event.unit},
    "inherit": lambda was, event: {"unit_id": event.unit},
    "accept": lambda was, event: {"accepted_on": event.on, "complexity": event.details.get("complexity", "")},
    "suspend": lambda was, event: {"suspended": True},
    "resume": lambda was, event: {"suspended": False},
    "terminate": lambda was, event: {"suspended": False},
    "extend": lambda was, event: {
        "extensions": was.extensions + 1,
        "complexity": event.details["complexity"],
    },
    "conclude": lambda was, event: {"concluded_on": event.on, "outcome": event.details["outcome"]},
    "withdraw": lambda was, event: {"withdrawn": True},
    "again": _again,
    "protect": lambda was, event: {"protection": "asked"},
    "decide_protection": lambda was, event: {"protection": event.details["outcome"]},
}


def _leads_to(was: Derived, event: Event) -> str:
    transition = BY_VERB[event.verb]
    if transition.leads:
        return dict(transition.leads)[event.details["outcome"]]
    return transition.to or was.state


def apply(was: Derived, event: Event) -> Derived:
    """Return the derived columns after one more act."""
    state = _leads_to(was, event)
    changes = {"state": state, "revision": was.revision + 1}
    if event.verb in CHANGES:
        changes |= CHANGES[event.verb](was, event)
    changes["ended_on"] = (was.ended_on or event.on) if state in ENDED else None
    return replace(was, **changes)


def fold(events: Iterable[Event]) -> Derived:
    """Return the derived columns of a denunciation from all its acts, in the order of their numbers."""
    derived = Derived()
    for event in events:
        derived = apply(derived, event)
    return derived
