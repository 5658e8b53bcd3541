"""What moved a duty's day, in order: each extension, pause and interruption with its ground, and the day after it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

ONE_DAY = timedelta(days=1)
ENDING = ("resumed", "restored", "met", "waived", "missed")
MOVING = (
    "opened",
    "extended",
    "suspended",
    "resumed",
    "interrupted",
    "restored",
    "reopened",
    "corrected",
    "recomputed",
    "moved",
)


@dataclass(frozen=True)
class Link:
    """One link. `kind`: the verb that began it; `first` to `last` a pause or interruption, `last` None while it lasts.

    `days`: added by an extension (in the unit of the rule), or stood still (calendar days). `due_on`: the day after it,
    of waiting or standing where that is the kind; None while a pause lasts.
    """

    kind: str
    on: date
    ground: str = ""
    days: int = 0
    first: date | None = None
    last: date | None = None
    due_on: date | None = None


def chain(acts: Iterable) -> list[Link]:
    """Return the links of acts (`verb`, `on`, `details`, in order); a pause and its end are one link, or two where an
    extension fell into it, so that the last day said is always the day that holds.

    A pause that ends on the day it began, or with the duty itself, stays: it was decided.
    """
    links: list[Link] = []
    for act in acts:
        due_on, running = _day(act.details), _running(links)
        if act.verb in ("suspended", "interrupted"):
            links.append(Link(act.verb, act.on, act.details.get("ground", ""), first=act.on))
        elif act.verb in ENDING and running is not None:
            first, last = links[running].first, act.on - ONE_DAY
            days = max(0, (last - first).days + 1)
            overtaken = running < len(links) - 1  # something fell into the pause: its own day stands before this one
            links[running] = replace(links[running], last=last, days=days, due_on=None if overtaken else due_on)
            links += [Link(act.verb, act.on, due_on=due_on)] if overtaken else []
        elif act.verb in MOVING:
            days = act.details.get("days", 0)
            links.append(Link(act.verb, act.on, act.details.get("ground", ""), days, due_on=due_on))
    return links


def _running(links: list[Link]) -> int | None:
    """Return the place of the pause or interruption that still lasts; an extension may stand behind it."""
    return next((n for n, link in enumerate(links) if link.first and link.last is None), None)


def _day(details) -> date | None:
    text = details.get("until_on") or details.get("due_on")
    return date.fromisoformat(text) if text else None
