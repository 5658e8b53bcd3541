"""When a duty is reminded of, and how far a late one has climbed up the tree."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from thongsuot.law.rules import Calendar, CalendarUnknown

DEFAULT_PACE = 2
EARLY, TODAY, LATE, BEGIN = "early", "today", "late", "begin"


@dataclass(frozen=True, order=True)
class Reminding:
    """One reminder: `step` counts the units above the holder that hear of it, 0 the holder itself."""

    on: date
    kind: str
    step: int = 0


def _workdays_after(day: date, calendar: Calendar) -> Iterator[date]:
    """Yield the working days after `day`; in a year without calendar every weekday counts, so that none is silent."""
    while True:
        day += timedelta(days=1)
        try:
            working = calendar.is_working(day)
        except CalendarUnknown:
            working = day.weekday() < 5
        if working:
            yield day


def schedule(
    due_on: date, remind_on: date | None, top: int, calendar: Calendar, pace: int = DEFAULT_PACE
) -> list[Reminding]:
    """Return every reminder of a duty in order: at 80 % of the time, on the day, and when late up the tree.

    Late: step 0 on the first working day after `due_on`, each further step `pace` working days later, up to `top`,
    the number of units above the holder.
    """
    early = [Reminding(remind_on, EARLY)] if remind_on else []
    late, days = [], _workdays_after(due_on, calendar)
    for step in range(top + 1):
        for _skipped in range(pace - 1 if step else 0):
            next(days)
        late.append(Reminding(next(days), LATE, step))
    return [*early, Reminding(due_on, TODAY), *late]


def due_reminders(plan: list[Reminding], sent: set[tuple[str, int]], today: date) -> list[Reminding]:
    """Return what must go out today: everything due and unsent, but nothing that has become untrue meanwhile."""
    due = [one for one in plan if one.on <= today and (one.kind, one.step) not in sent]
    return [one for one in due if one.kind in (LATE, BEGIN) or _still_true(one, plan, today)]


def _still_true(one: Reminding, plan: list[Reminding], today: date) -> bool:
    last_day = next(other.on for other in plan if other.kind == TODAY)
    return today == last_day if one.kind == TODAY else today < last_day


def next_look(plan: list[Reminding], today: date) -> date | None:
    """Return the next day after `today` on which something falls due, None after the last step."""
    return min((one.on for one in plan if one.on > today), default=None)


def first_look(due_on: date | None, remind_on: date | None, begins_on: date | None = None) -> date | None:
    """Return the first day on which the reminding job has to look at a duty with this due day.

    `begins_on`: the first day on which a not-before duty may be done.
    """
    return remind_on or due_on or begins_on


def beginning(until_on: date) -> list[Reminding]:
    """Return the one reminder of a not-before duty: from this day on it may be done."""
    return [Reminding(until_on, BEGIN)]
