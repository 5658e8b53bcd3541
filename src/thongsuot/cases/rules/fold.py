"""Every derived column of a case, from its acts alone: what the actions write and the test rebuilds."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from thongsuot.cases.rules.complaints import BEFORE_ACCEPTANCE, COMPLAINT
from thongsuot.cases.rules.tables import ALL_ENDED, table_of
from thongsuot.cases.rules.transitions import ASSIGNED, CLOSED, RECEIVED, SUPPLEMENT, WITHDRAWN


@dataclass(frozen=True, kw_only=True)
class Event:
    """An act as the fold sees it: ids and days, no words. `details` as in `Act.details`."""

    verb: str
    on: date
    unit: UUID | None = None
    officer: UUID | None = None
    other: UUID | None = None
    details: dict = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Derived:
    """The derived columns of `Case`, by the same names (foreign keys as ids)."""

    state: str = ""
    kind: str = ""
    channel: str = ""
    topic: str = ""
    received_on: date | None = None
    received_unit_id: UUID | None = None
    holder_unit_id: UUID | None = None
    working_unit_id: UUID | None = None
    officer_id: UUID | None = None
    place_id: UUID | None = None
    urgent: bool = False
    alarm: str = ""
    suspended: bool = False
    persons: int = 1
    households: int = 0
    joined_into_id: UUID | None = None
    split_from_id: UUID | None = None
    follows_id: UUID | None = None
    answered_on: date | None = None
    ended_on: date | None = None
    reopened: int = 0
    revision: int = 0


def _received(was: Derived, event: Event) -> dict:
    details = event.details
    return {
        "kind": details["kind"],
        "channel": details["channel"],
        "topic": details.get("topic", ""),
        "received_on": event.on,
        "received_unit_id": event.unit,
        "holder_unit_id": event.unit,
        "place_id": _id(details.get("place")),
        "persons": details.get("persons", 1),
        "households": details.get("households", 0),
        "split_from_id": None if details.get("level") else event.other,
        "follows_id": event.other if details.get("level") else None,
        "urgent": details.get("urgent", False),
        "alarm": "raised" if details.get("alarm") else "",
    }


def _screened(was: Derived, event: Event) -> dict:
    details = event.details
    return {
        "kind": details["kind"],
        "topic": details["topic"],
        "place_id": _id(details["place"]) if "place" in details else was.place_id,
    }


def _supplemented(was: Derived, event: Event) -> dict:
    """What was waited for has come, so the desk looks at it again; else something was merely added."""
    return {"state": RECEIVED} if was.state == SUPPLEMENT else {}


def _transferred(was: Derived, event: Event) -> dict:
    return {"holder_unit_id": event.unit, "working_unit_id": None, "officer_id": None, "suspended": False}


def _assigned(was: Derived, event: Event) -> dict:
    return {"working_unit_id": event.unit, "officer_id": event.officer}


def _inherited(was: Derived, event: Event) -> dict:
    """Each unit that ended gives way to the one that keeps its matters; the officer's post went along."""
    holder, working = _id(event.details.get("holder")), _id(event.details.get("working"))
    return {
        "holder_unit_id": holder or was.holder_unit_id,
        "working_unit_id": working or was.working_unit_id,
        "officer_id": event.officer,
    }


def _unjoined(was: Derived, event: Event) -> dict:
    return {"joined_into_id": None, "state": event.details["back_to"]}


def _reopened(was: Derived, event: Event) -> dict:
    return {
        "reopened": was.reopened + 1,
        "answered_on": None,
        "working_unit_id": was.working_unit_id or was.holder_unit_id,
        "state": ASSIGNED,
    }


def _rated(was: Derived, event: Event) -> dict:
    """Once the person said of every item that it is done, nothing is left to wait for: the case is closed."""
    return {"state": CLOSED} if event.details.get("all_done") else {}


def _withdrawn(was: Derived, event: Event) -> dict:
    """A complaint that is settled already is terminated by a decision; before that there is nothing to terminate."""
    early = was.kind == COMPLAINT and was.state in BEFORE_ACCEPTANCE
    return {"suspended": False} | ({"state": WITHDRAWN} if early else {})


def _corrected(was: Derived, event: Event) -> dict:
    changed = {}
    for name in ("kind", "topic", "channel", "persons", "households", "urgent"):
        if name in event.details:
            changed[name] = event.details[name]
    if "place" in event.details:
        changed["place_id"] = _id(event.details["place"])
    if "received_on" in event.details:
        changed["received_on"] = date.fromisoformat(event.details["received_on"])
    return changed


CHANGES = {
    "receive": _received,
    "screen": _screened,
    "supplement": _supplemented,
    "transfer": _transferred,
    "transfer_out": lambda was, event: {"suspended": False},
    "pass_on": lambda was, event: {"suspended": False},
    "undo_import": lambda was, event: {"suspended": False},
    "join": lambda was, event: {"joined_into_id": event.other, "suspended": False},
    "unjoin": _unjoined,
    "assign": _assigned,
    "inherit": _inherited,
    "hand_over": lambda was, event: {"officer_id": event.officer},
    "publish": lambda was, event: {"answered_on": event.on},
    "rate": _rated,
    "reopen": _reopened,
    "suspend": lambda was, event: {"suspended": True},
    "resume": lambda was, event: {"suspended": False},
    "withdraw": _withdrawn,
    "terminate": lambda was, event: {"suspended": False},
    "appeal": lambda was, event: {"suspended": False},
    "appoint": lambda was, event: {"working_unit_id": was.working_unit_id or was.holder_unit_id},
    "send": lambda was, event: {"answered_on": event.on},
    "raise_alarm": lambda was, event: {"alarm": "raised", "urgent": True},
    "acknowledge_alarm": lambda was, event: {"alarm": "acknowledged"},
    "correct": _corrected,
}


def _id(text: str | None) -> UUID | None:
    return UUID(text) if text else None


def apply(was: Derived, event: Event) -> Derived:
    """Return the derived columns after one more act."""
    table = table_of(was.kind or event.details.get("kind", ""))
    state = table[event.verb].to or was.state
    changes = {"state": state, "revision": was.revision + 1}
    if event.verb in CHANGES:
        changes |= CHANGES[event.verb](was, event)
    changes["ended_on"] = (was.ended_on or event.on) if changes["state"] in ALL_ENDED else None
    return replace(was, **changes)


def fold(events: Iterable[Event]) -> Derived:
    """Return the derived columns of a case from all its acts, in the order of their numbers."""
    derived = Derived(state=RECEIVED)
    for event in events:
        derived = apply(derived, event)
    return derived
