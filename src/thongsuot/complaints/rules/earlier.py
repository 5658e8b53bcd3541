"""How an earlier complaint about the same decision stands towards a new one, and which ground of Art. 11 it hints at.

Only a hint: whether persons and matters are the same is for the officer to judge. Source: Law 02/2011/QH13, Art. 11.
"""

from datetime import date, timedelta

from thongsuot.complaints.rules.fold import Facts
from thongsuot.complaints.rules.terms import SECOND

SETTLED_TWICE, COURT, TERMINATED, IN_EFFECT, DECIDED, RUNNING, ENDED = (
    "settled-twice", "court", "terminated", "in-effect", "decided", "running", "ended",
)  # fmt: skip
GROUND = {SETTLED_TWICE: "settled-twice", COURT: "court", TERMINATED: "terminated"}
TAKEN_UP_WITHIN = timedelta(days=30)


def standing_of(facts: Facts, state: str, ended_on: date | None, on: date) -> str:
    """Return how it stands on day `on`: what weighs most for a new complaint comes first."""
    if facts.level == SECOND and facts.decided_on:
        return SETTLED_TWICE
    if facts.sued_on:
        return COURT
    if state == "terminated" and ended_on and on > ended_on + TAKEN_UP_WITHIN:
        return TERMINATED
    if facts.in_effect_on:
        return IN_EFFECT
    if facts.decided_on:
        return DECIDED
    return ENDED if ended_on else RUNNING


def ground_of(standing: str) -> str:
    """Return the code of the ground of refusal that this standing hints at; empty where it hints at none."""
    return GROUND.get(standing, "")
