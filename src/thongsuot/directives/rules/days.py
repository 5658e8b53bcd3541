"""The order of days of a task: none before what it follows from, none later than what it is part of."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class WrongDay:
    """A day that does not fit. `field`: whose; `why`: before-issue, before-start, after-parent, after-due; `day`: the
    one it is measured against."""

    field: str
    why: str
    day: date


def wrong_day(
    *,
    starts_on: date,
    due_on: date,
    plan_by: date | None,
    issued_on: date | None = None,
    parent_due_on: date | None = None,
) -> WrongDay | None:
    """Return the first day of a task that does not fit, or None.

    `issued_on`: of the instrument it comes from; `parent_due_on`: the earliest of the tasks above, which it
    helps to carry out. Legal days.
    """
    if issued_on and due_on < issued_on:
        return WrongDay("due_on", "before-issue", issued_on)
    if due_on < starts_on:
        return WrongDay("due_on", "before-start", starts_on)
    if parent_due_on and due_on > parent_due_on:
        return WrongDay("due_on", "after-parent", parent_due_on)
    if plan_by and plan_by > due_on:
        return WrongDay("plan_by", "after-due", due_on)
    if plan_by and plan_by < starts_on:
        return WrongDay("plan_by", "before-start", starts_on)
    return None
