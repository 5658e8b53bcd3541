"""A part-time officer's first quarter of an hour: eight things to try in practice, each ticked by its act. Pure."""

from collections.abc import Collection
from dataclasses import dataclass

RECEIVE, INBOX, CASE = "desk:intake", "desk:inbox", "case"


@dataclass(frozen=True)
class Step:
    """One thing to try: `verbs` of acts on practice cases, one of which shows it done; where it is done."""

    code: str
    verbs: tuple[str, ...]
    page: str = CASE


STEPS = (
    Step("receive", ("receive",), RECEIVE),
    Step("screen", ("screen",)),
    Step("accept", ("accept",)),
    Step("assign", ("assign",)),
    Step("draft", ("draft",)),
    Step("submit", ("submit",)),
    Step("approve", ("approve",)),
    Step("publish", ("publish",)),
)


@dataclass(frozen=True)
class Walked:
    """A step and how far one is: done, the one to do now, or to come."""

    step: Step
    done: bool
    now: bool


def walked(verbs: Collection[str]) -> list[Walked]:
    """Return the steps by the verbs one has done in practice; the first that is not done is the one to do now."""
    done = [bool(set(step.verbs).intersection(verbs)) for step in STEPS]
    first = done.index(False) if False in done else None
    return [
        Walked(step, ticked, number == first) for number, (step, ticked) in enumerate(zip(STEPS, done, strict=True))
    ]
