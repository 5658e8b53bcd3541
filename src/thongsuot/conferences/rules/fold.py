"""How a conference, a site of it and a paper for it stand, from their acts. Pure."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date

PLANNED, OPEN, CLOSED, TOLD, CALLED_OFF = "planned", "open", "closed", "told", "called-off"
STATES = (PLANNED, OPEN, CLOSED, TOLD, CALLED_OFF)
BEFORE_THE_END = (PLANNED, OPEN)
# Of a conference: in which states an act is possible, and the state after it (empty: the same).
ALLOWED: dict[str, tuple[tuple[str, ...], str]] = {
    "planned": (("",), PLANNED),
    "changed": (BEFORE_THE_END, ""),
    "moved": ((PLANNED,), ""),
    "sites_added": (BEFORE_THE_END, ""),
    "opened": ((PLANNED,), OPEN),
    "item_called": ((OPEN,), ""),
    "said": (BEFORE_THE_END, ""),
    "minuted": ((OPEN,), ""),
    "closed": ((OPEN,), CLOSED),
    "concluded": ((OPEN, CLOSED), ""),
    "told": ((CLOSED, TOLD), TOLD),
    "tasked": ((CLOSED, TOLD), ""),
    "called_off": ((PLANNED,), CALLED_OFF),
}

WAITING, HERE, LEFT, DROPPED = "waiting", "here", "left", "dropped"
SITE_STATES = (WAITING, HERE, LEFT, DROPPED)
# Of a site, as above; a site begins with the act that added many.
SITE_ALLOWED: dict[str, tuple[tuple[str, ...], str]] = {
    "joined": ((WAITING, LEFT), HERE),
    "left": ((HERE,), LEFT),
    "attended": ((WAITING, HERE, LEFT), ""),
    "not_come": ((WAITING, HERE, LEFT), WAITING),
    "site_dropped": ((WAITING,), DROPPED),
}
OF_ALL_SITES = ("moved", "called_off")  # acts on a conference after which no site of it has come yet

REGISTERED, ACCEPTED, RETURNED, SPOKEN = "registered", "accepted", "returned", "spoken"
PAPER_STATES = (REGISTERED, ACCEPTED, RETURNED, SPOKEN)
PAPER_ALLOWED: dict[str, tuple[tuple[str, ...], str]] = {
    "paper_registered": (("", RETURNED), REGISTERED),
    "paper_accepted": ((REGISTERED,), ACCEPTED),
    "paper_returned": ((REGISTERED, ACCEPTED), RETURNED),
    "paper_spoken": ((ACCEPTED,), SPOKEN),
}


@dataclass(frozen=True)
class Act:
    """One act. `details`: ISO days, numbers and codes as they are stored."""

    verb: str
    on: date
    details: dict = field(default_factory=dict)


class WrongAct(ValueError):
    """The act does not fit the state the thing is in."""

    def __init__(self, verb: str, state: str):
        self.verb, self.state = verb, state
        super().__init__(f"{verb} while {state or 'nothing'}")


@dataclass(frozen=True)
class Sitting:
    """A conference as its acts make it; days are legal days. `item`: the number of the item under way."""

    state: str = ""
    held_on: date | None = None
    moved_from: date | None = None
    opened_on: date | None = None
    item: int | None = None
    closed_on: date | None = None
    told_on: date | None = None


@dataclass(frozen=True)
class Site:
    """A site as its acts make it. `attended`: it was joined, or people were counted there, and not taken back."""

    state: str = WAITING
    present: int | None = None
    attended: bool = False


@dataclass(frozen=True)
class Paper:
    """A paper as its acts make it."""

    state: str = ""


def _after(table: dict, state: str, act: Act) -> str:
    states, after = table[act.verb]
    if state not in states:
        raise WrongAct(act.verb, state)
    return after or state


def step(before: Sitting, act: Act) -> Sitting:
    """Return the conference after an act. Raises: WrongAct."""
    now = replace(before, state=_after(ALLOWED, before.state, act))
    if act.verb in ("planned", "moved"):
        day = date.fromisoformat(act.details["held_on"])
        moved = before.held_on if before.held_on and day != before.held_on else before.moved_from
        return replace(now, held_on=day, moved_from=moved)
    if act.verb == "changed":
        return replace(now, item=act.details.get("item"))
    if act.verb == "item_called":
        return replace(now, item=act.details["item"])
    if act.verb == "opened":
        return replace(now, opened_on=act.on)
    if act.verb == "closed":
        return replace(now, closed_on=act.on, item=None)
    if act.verb == "told":
        return replace(now, told_on=before.told_on or act.on)
    return now


def step_site(before: Site, act: Act) -> Site:
    """Return the site after an act on it, or on its conference (OF_ALL_SITES). Raises: WrongAct."""
    if act.verb in OF_ALL_SITES:
        same_day = act.verb == "moved" and act.details["from"] == act.details["held_on"]
        return before if same_day or before.state == DROPPED else Site()
    now = replace(before, state=_after(SITE_ALLOWED, before.state, act))
    if act.verb == "not_come":
        return Site()
    if act.verb == "site_dropped" and before.attended:
        raise WrongAct(act.verb, before.state)
    if act.verb == "joined":
        return replace(now, attended=True)
    if act.verb == "attended":
        present = act.details["present"]
        return replace(now, present=present, attended=before.state != WAITING or present > 0)
    return now


def step_paper(before: Paper, act: Act) -> Paper:
    """Return the paper after an act. Raises: WrongAct."""
    return Paper(_after(PAPER_ALLOWED, before.state, act))


def _folded(now, step: Callable, acts: Iterable[Act]):
    for act in acts:
        now = step(now, act)
    return now


def fold(acts: Iterable[Act]) -> Sitting:
    """Return what acts in order make of a conference. Raises: WrongAct."""
    return _folded(Sitting(), step, acts)


def fold_site(acts: Iterable[Act]) -> Site:
    """Return what acts in order make of a site. Raises: WrongAct."""
    return _folded(Site(), step_site, acts)


def fold_paper(acts: Iterable[Act]) -> Paper:
    """Return what acts in order make of a paper. Raises: WrongAct."""
    return _folded(Paper(), step_paper, acts)
