"""How a part given to a unit stands on a day: one word, which pages show with a shape beside it."""

from dataclasses import dataclass
from datetime import date

OPENING = "opening"
RUNNING = "running"
NO_PLAN = "no-plan"
WAITING = "waiting"
LATE = "late"
DONE = "done"
DONE_LATE = "done-late"
RELEASED = "released"
# In the order in which a page lists them: what wants somebody to act comes first.
STANDINGS = (LATE, NO_PLAN, WAITING, RUNNING, OPENING, DONE_LATE, DONE, RELEASED)
ENDED = (DONE, DONE_LATE)


@dataclass(frozen=True)
class Part:
    """What is known of one assignment. Legal days; `due_on`, `ended_on`: of its duty; `plan_by`: of a unit that leads.

    `ended_on`: the day of the final report that was accepted.
    """

    state: str
    due_on: date | None
    plan_by: date | None = None
    planned_on: date | None = None
    ended_on: date | None = None


def standing(part: Part, today: date) -> str:
    """Return which of STANDINGS the part is in on `today`.

    A report that waits for its answer is late no more: the unit has done what it could. Without a plan after the day
    for it is a lateness of its own, named until the task itself is late.
    """
    if part.state == "queued":
        return OPENING
    if part.state == "released":
        return RELEASED
    if part.state == "accepted":
        return DONE_LATE if part.due_on and part.ended_on and part.ended_on > part.due_on else DONE
    if part.state == "reported":
        return WAITING
    if part.due_on and part.due_on < today:
        return LATE
    if part.plan_by and not part.planned_on and part.plan_by < today:
        return NO_PLAN
    return RUNNING
