"""How a meeting, a question and a file stand, from their acts. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

PLANNED, ANNOUNCED, CLOSED, TOLD, CALLED_OFF = "planned", "announced", "closed", "told", "called-off"
STATES = (PLANNED, ANNOUNCED, CLOSED, TOLD, CALLED_OFF)
BEFORE = (PLANNED, ANNOUNCED)
# Of a meeting: in which states an act is possible, and the state after it (empty: the same).
ALLOWED: dict[str, tuple[tuple[str, ...], str]] = {
    "planned": (("",), PLANNED),
    "changed": (BEFORE, ""),
    "moved": (BEFORE, ""),
    "announced": ((PLANNED,), ANNOUNCED),
    "minuted": ((ANNOUNCED,), ""),
    "closed": ((ANNOUNCED,), CLOSED),
    "told": ((CLOSED, TOLD), TOLD),
    "called_off": (BEFORE, CALLED_OFF),
}

KEPT, PUBLIC, TAKEN_OUT = "kept", "public", "taken-out"
FILE_STATES = (KEPT, PUBLIC, TAKEN_OUT)
# Of a file: in which states an act is possible, and the state after it.
FILE_ALLOWED: dict[str, tuple[tuple[str, ...], str]] = {
    "file_added": (("",), KEPT),
    "file_redrawn": ((KEPT,), KEPT),
    "file_shown": ((KEPT,), PUBLIC),
    "file_hidden": ((PUBLIC,), KEPT),
    "file_taken_out": ((KEPT, PUBLIC), TAKEN_OUT),
}
# In which states of its meeting; what is taken away is taken away in any.
FILE_WHEN: dict[str, tuple[str, ...]] = {
    "file_added": (*BEFORE, CLOSED, TOLD),
    "file_redrawn": (ANNOUNCED, CLOSED, TOLD),
    "file_shown": (ANNOUNCED, CLOSED, TOLD),
    "file_hidden": STATES,
    "file_taken_out": STATES,
}

WAITING, SHOWN, KEPT_BACK, JOINED = "waiting", "shown", "kept-back", "joined"
QUESTION_STATES = (WAITING, SHOWN, KEPT_BACK, JOINED)
ANSWERED, LATER, CASE = "answered", "later", "case"
OUTCOMES = ("", ANSWERED, LATER, CASE)
# Of a question: in which states an act is possible, and the state after it (empty: the same).
QUESTION_ALLOWED: dict[str, tuple[tuple[str, ...], str]] = {
    "asked": (("",), WAITING),
    "let_through": ((WAITING, KEPT_BACK, SHOWN), SHOWN),
    "kept_back": ((WAITING, SHOWN), KEPT_BACK),
    "joined": ((WAITING, SHOWN), JOINED),
    "parted": ((JOINED,), WAITING),
    "called": ((SHOWN,), ""),
    "answered": ((SHOWN,), ""),
}


@dataclass(frozen=True)
class Act:
    """One act. `details`: ISO days and codes as they are stored."""

    verb: str
    on: date
    details: dict = field(default_factory=dict)


class WrongAct(ValueError):
    """The act does not fit the state the thing is in."""

    def __init__(self, verb: str, state: str):
        self.verb, self.state = verb, state
        super().__init__(f"{verb} while {state or 'nothing'}")


@dataclass(frozen=True)
class Gathering:
    """A meeting as its acts make it; days are legal days."""

    state: str = ""
    held_on: date | None = None
    announced_on: date | None = None
    moved_from: date | None = None
    closed_on: date | None = None
    told_on: date | None = None


@dataclass(frozen=True)
class Put:
    """A question as its acts make it. `lead`: the question it was joined to; `number`: as it is shown."""

    state: str = ""
    number: int | None = None
    lead: str | None = None
    outcome: str = ""


def in_the_way(allowed: dict, order: tuple[str, ...], states: tuple[str, ...], state: str) -> tuple[str, bool]:
    """Return the act that keeps a step out that is possible in `states`: one that has to come first (True), or that
    has been (False). `order`: the states of a life in order; `allowed`: as `ALLOWED`.
    """
    place, first = order.index(state), order.index(states[0])
    missing = place < first
    wanted = order[first if missing else order.index(states[-1]) + 1]
    return next(verb for verb, (_, after) in allowed.items() if after == wanted), missing


def step(before: Gathering, act: Act) -> Gathering:
    """Return the meeting after an act. Raises: WrongAct."""
    states, after = ALLOWED[act.verb]
    if before.state not in states:
        raise WrongAct(act.verb, before.state)
    now = replace(before, state=after or before.state)
    if act.verb in ("planned", "moved"):
        day = date.fromisoformat(act.details["held_on"])
        other = before.held_on if before.state == ANNOUNCED and day != before.held_on else before.moved_from
        now = replace(now, held_on=day, moved_from=other)
        return replace(now, announced_on=act.on) if before.state == ANNOUNCED and day != before.held_on else now
    days = {"announced": "announced_on", "closed": "closed_on", "told": "told_on"}
    if act.verb == "told" and before.told_on:
        return now  # told again: the law asks by when it was told first
    return replace(now, **{days[act.verb]: act.on}) if act.verb in days else now


def step_question(before: Put, act: Act) -> Put:
    """Return the question after an act. Raises: WrongAct."""
    states, after = QUESTION_ALLOWED[act.verb]
    if before.state not in states:
        raise WrongAct(act.verb, before.state)
    now = replace(before, state=after or before.state, lead=act.details.get("lead"))
    if act.verb == "let_through":
        return replace(now, number=before.number or act.details["number"])
    return replace(now, outcome=act.details["outcome"]) if act.verb == "answered" else now


def fold(acts: Iterable[Act]) -> Gathering:
    """Return what acts in order make of a meeting. Raises: WrongAct."""
    now = Gathering()
    for act in acts:
        now = step(now, act)
    return now


def fold_question(acts: Iterable[Act]) -> Put:
    """Return what acts in order make of a question. Raises: WrongAct."""
    now = Put()
    for act in acts:
        now = step_question(now, act)
    return now


def step_file(before: str, verb: str) -> str:
    """Return the state of a file after an act. Raises: WrongAct."""
    states, after = FILE_ALLOWED[verb]
    if before not in states:
        raise WrongAct(verb, before)
    return after


def fold_file(acts: Iterable[Act]) -> str:
    """Return what acts in order make of a file. Raises: WrongAct."""
    now = ""
    for act in acts:
        now = step_file(now, act.verb)
    return now
