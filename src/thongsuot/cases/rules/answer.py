"""What an answer still lacks: every item asked about needs words with evidence, or a reason in law."""

from collections.abc import Iterable
from dataclasses import dataclass

DONE, NOT_DONE = "done", "not-done"
NO_RESPONSE, NO_EVIDENCE = "response", "evidence"


@dataclass(frozen=True, kw_only=True)
class Answered:
    """One item in the present round: the words, how many pieces of evidence, or the code of a reason in law.

    `accepted`: in an earlier round the person said that this one is done, so it need not be answered again.
    """

    number: int
    text: str = ""
    evidence: int = 0
    legal_reason: str = ""
    accepted: bool = False


@dataclass(frozen=True)
class Lack:
    """`what` is missing for item `number`: `response` (no words) or `evidence` (words, but nothing that shows it)."""

    number: int
    what: str


def lacking(items: Iterable[Answered]) -> list[Lack]:
    """Return what keeps the answer from being submitted or approved, by item number; empty where it is complete."""
    found = []
    for item in sorted(items, key=lambda each: each.number):
        if item.accepted:
            continue
        if not item.text.strip():
            found.append(Lack(item.number, NO_RESPONSE))
        elif not item.evidence and not item.legal_reason:
            found.append(Lack(item.number, NO_EVIDENCE))
    return found


def all_done(numbers: Iterable[int], outcomes: dict[int, str]) -> bool:
    """Return whether the last word on every item is `done`; `outcomes` holds the last word by item number."""
    numbers = list(numbers)
    return bool(numbers) and all(outcomes.get(number) == DONE for number in numbers)


def published_rounds(state: str, reopened: int) -> int:
    """Return how many rounds have been answered to the person: the present one only once the answer was sent."""
    return reopened + 1 if state in ("answered", "closed") else reopened
