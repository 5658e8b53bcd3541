"""A promise as its acts make it: a new day is added to the earlier ones, nothing is ever written over."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

RUNNING, KEPT, BROKEN, WITHDRAWN = "running", "kept", "broken", "withdrawn"
NOT_PUBLIC, WAITING, PUBLISHED, WITHHELD = "not-public", "waiting", "published", "withheld"
STATES = (RUNNING, KEPT, BROKEN, WITHDRAWN)
PUBLICITY = (NOT_PUBLIC, WAITING, PUBLISHED, WITHHELD)

# verb: the states of the promise in which it may be done
ALLOWED: dict[str, tuple[str, ...]] = {
    "made": ("",),
    "renewed": (RUNNING,),
    "evidence_added": (RUNNING, KEPT, BROKEN),
    "kept": (RUNNING, BROKEN),
    "evidence_rejected": (RUNNING, KEPT),
    "judged_broken": (RUNNING,),
    "withdrawn": (RUNNING, KEPT, BROKEN),
    "handed": (RUNNING,),
    "published": (RUNNING, KEPT, BROKEN, WITHDRAWN),
    "withheld": (RUNNING, KEPT, BROKEN, WITHDRAWN),
    "unpublished": (RUNNING, KEPT, BROKEN, WITHDRAWN),
}


@dataclass(frozen=True)
class Act:
    """One act: `on` the legal day it happened, `details` codes, ids and days only."""

    verb: str
    on: date
    details: Mapping = field(default_factory=dict)


@dataclass(frozen=True)
class Promise:
    """What all acts so far make of it. `days`: every day promised, the first one first; `evidence`: pieces that stand.

    `ended_on`: the day it was kept, judged broken or withdrawn. `judged_on` stays where it was kept after all.
    """

    state: str = ""
    days: tuple[date, ...] = ()
    evidence: int = 0
    ended_on: date | None = None
    judged_on: date | None = None
    publicity: str = NOT_PUBLIC

    @property
    def due_on(self) -> date | None:
        return self.days[-1] if self.days else None

    @property
    def first_due_on(self) -> date | None:
        return self.days[0] if self.days else None

    @property
    def renewals(self) -> int:
        """Return how often a new day was given."""
        return max(0, len(self.days) - 1)


class WrongAct(ValueError):
    """The act does not fit. `why`: state, early, evidence, day, past, or public."""

    def __init__(self, verb: str, why: str, state: str = ""):
        super().__init__(f"{verb}: {why} {state}")
        self.verb, self.why, self.state = verb, why, state


def may(verb: str, promise: Promise) -> bool:
    """Return whether the promise's state admits the act; days and evidence are looked at by `step`."""
    return promise.state in ALLOWED[verb]


def step(promise: Promise, act: Act) -> Promise:
    """Return the promise after `act`. Raises: WrongAct."""
    if not may(act.verb, promise):
        raise WrongAct(act.verb, "state", promise.state)
    return FOLDS[act.verb](promise, act)


def fold(acts: Iterable[Act]) -> Promise:
    """Return what acts in their order make of a promise."""
    promise = Promise()
    for act in acts:
        promise = step(promise, act)
    return promise


def fallen(acts: Iterable[Act]) -> dict[int, Act]:
    """Return the pieces of evidence that stand no longer, by place among the acts (from 1), each with what took it.

    They were rejected, or went with a promise that was withdrawn.
    """
    gone: dict[int, Act] = {}
    standing: list[int] = []
    for place, act in enumerate(acts, 1):
        if act.verb == "evidence_added":
            standing.append(place)
        elif act.verb in ("evidence_rejected", "withdrawn"):
            gone |= dict.fromkeys(standing, act)
            standing = []
    return gone


def _made(promise: Promise, act: Act) -> Promise:
    publicity = WAITING if act.details.get("in_public") else NOT_PUBLIC
    return Promise(RUNNING, (_day(act, "due_on"),), publicity=publicity)


def _renewed(promise: Promise, act: Act) -> Promise:
    """A new day comes after the one before it and not before the day on which it is given."""
    day = _day(act, "due_on")
    if day <= promise.due_on:
        raise WrongAct("renewed", "day")
    if day < act.on:
        raise WrongAct("renewed", "past")
    return replace(promise, days=(*promise.days, day))


def _evidence_added(promise: Promise, act: Act) -> Promise:
    return replace(promise, evidence=promise.evidence + 1)


def _kept(promise: Promise, act: Act) -> Promise:
    if not promise.evidence:
        raise WrongAct("kept", "evidence")
    return replace(promise, state=KEPT, ended_on=act.on)


def _evidence_rejected(promise: Promise, act: Act) -> Promise:
    """What was shown proves nothing: what was called kept runs again, to the day it had."""
    if not promise.evidence:
        raise WrongAct("evidence_rejected", "evidence")
    return replace(promise, state=RUNNING, evidence=0, ended_on=None)


def _judged_broken(promise: Promise, act: Act) -> Promise:
    if act.on <= promise.due_on:
        raise WrongAct("judged_broken", "early")
    return replace(promise, state=BROKEN, ended_on=act.on, judged_on=act.on)


def _withdrawn(promise: Promise, act: Act) -> Promise:
    return replace(promise, state=WITHDRAWN, ended_on=act.on)


def _handed(promise: Promise, act: Act) -> Promise:
    return promise


def _published(promise: Promise, act: Act) -> Promise:
    return replace(promise, publicity=PUBLISHED)


def _withheld(promise: Promise, act: Act) -> Promise:
    if promise.publicity == PUBLISHED:
        raise WrongAct("withheld", "public")
    return replace(promise, publicity=WITHHELD)


def _unpublished(promise: Promise, act: Act) -> Promise:
    if promise.publicity != PUBLISHED:
        raise WrongAct("unpublished", "public")
    return replace(promise, publicity=WITHHELD)


def _day(act: Act, name: str) -> date:
    return date.fromisoformat(act.details[name])


FOLDS = {
    "made": _made,
    "renewed": _renewed,
    "evidence_added": _evidence_added,
    "kept": _kept,
    "evidence_rejected": _evidence_rejected,
    "judged_broken": _judged_broken,
    "withdrawn": _withdrawn,
    "handed": _handed,
    "published": _published,
    "withheld": _withheld,
    "unpublished": _unpublished,
}
