"""The columns of a complaint that follow from the acts on its case: what the actions write and the test rebuilds."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from thongsuot.cases.rules.fold import Event
from thongsuot.complaints.rules.terms import FIRST


@dataclass(frozen=True, kw_only=True)
class Facts:
    """The derived columns of `Complaint`, by the same names (foreign keys as ids)."""

    level: str = FIRST
    about: str = ""
    discipline: bool = False
    dismissal: bool = False
    disputed_on: date | None = None
    known_on: date | None = None
    obstacle_days: int = 0
    body_id: UUID | None = None
    standing: str = ""
    standing_paper: bool = False
    signed: bool = False
    remote: bool = False
    complex: bool = False
    accepted_on: date | None = None
    differs: bool = False
    decided_on: date | None = None
    sent_on: date | None = None
    received_back_on: date | None = None
    in_effect_on: date | None = None
    disputed_suspended: bool = False
    sued_on: date | None = None
    consented: bool = False


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _described(was: Facts, event: Event) -> dict:
    details = event.details
    plain = ("about", "discipline", "dismissal", "obstacle_days", "standing", "standing_paper", "signed", "remote")
    return {
        "disputed_on": _day(details["disputed_on"]),
        "known_on": _day(details["known_on"]),
        "body_id": UUID(details["body"]) if details["body"] else None,
    } | {name: details[name] for name in plain}


def _accepted(was: Facts, event: Event) -> dict:
    return {"accepted_on": event.on, "complex": event.details["complex"]}


CHANGES = {
    "receive": lambda was, event: {"level": event.details.get("level", FIRST)},
    "describe": _described,
    "accept": _accepted,
    "extend": lambda was, event: {"complex": True},
    "report": lambda was, event: {"differs": event.details["differs"]},
    "decide": lambda was, event: {"decided_on": _day(event.details["decided_on"])},
    "send": lambda was, event: {"sent_on": _day(event.details["sent_on"])},
    "prove_receipt": lambda was, event: {"received_back_on": _day(event.details["received_on"])},
    "take_effect": lambda was, event: {"in_effect_on": _day(event.details["in_effect_on"])},
    "suspend_disputed": lambda was, event: {"disputed_suspended": True},
    "lift_suspension": lambda was, event: {"disputed_suspended": False},
    "note_lawsuit": lambda was, event: {"sued_on": _day(event.details["sued_on"])},
    "consent": lambda was, event: {"consented": event.details["given"]},
}


def apply(was: Facts, event: Event) -> Facts:
    """Return the columns after one more act; most acts change none."""
    return replace(was, **CHANGES[event.verb](was, event)) if event.verb in CHANGES else was


def fold(events: Iterable[Event]) -> Facts:
    """Return the columns of a complaint from all acts on its case, in the order of their numbers."""
    facts = Facts()
    for event in events:
        facts = apply(facts, event)
    return facts
