"""From the acts on a duty to its state, holder and due day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from thongsuot.law.rules import Book, Calendar, Extension, Suspension, reminder_day

ONE_DAY = timedelta(days=1)
OPEN, SUSPENDED, MET, WAIVED = "open", "suspended", "met", "waived"

# verb: the states in which it may happen ("" before the first act).
ALLOWED: dict[str, frozenset[str]] = {
    "opened": frozenset({""}),
    "extended": frozenset({OPEN, SUSPENDED}),
    "suspended": frozenset({OPEN}),
    "resumed": frozenset({SUSPENDED}),
    "handed": frozenset({OPEN, SUSPENDED}),
    "assigned": frozenset({OPEN, SUSPENDED}),
    "recomputed": frozenset({OPEN, SUSPENDED}),
    "met": frozenset({OPEN, SUSPENDED}),
    "waived": frozenset({OPEN, SUSPENDED}),
    "reopened": frozenset({MET, WAIVED}),
    "corrected": frozenset({OPEN, SUSPENDED, MET, WAIVED}),
}


class WrongAct(ValueError):
    """The act does not fit the state of the duty."""

    def __init__(self, verb: str, state: str):
        super().__init__(f"{verb} does not fit a duty that is {state or 'not opened'}")
        self.verb, self.state = verb, state


@dataclass(frozen=True)
class Clock:
    """A duty as its acts leave it. Ids are text; days are legal days; suspensions hold both ends."""

    state: str = ""
    starts_on: date | None = None
    rule_code: str = ""
    rule_variant: str = ""
    rule_in_force_from: date | None = None
    fixed_due_on: date | None = None
    due_on: date | None = None
    remind_on: date | None = None
    holder_unit: str = ""
    holder_officer: str | None = None
    extensions: tuple[int, ...] = ()
    suspensions: tuple[tuple[date, date], ...] = ()
    suspended_since: date | None = None
    ended_on: date | None = None


@dataclass(frozen=True)
class Act:
    """One act as stored: `details` in JSON types, days as ISO text."""

    verb: str
    on: date
    details: Mapping


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _opened(clock: Clock, act: Act) -> Clock:
    unit, officer = act.details["unit"], act.details.get("officer")
    return _restarted(replace(clock, state=OPEN, holder_unit=unit, holder_officer=officer), act)


def _restarted(clock: Clock, act: Act) -> Clock:
    """Set what the clock runs on, for each of the three values the act names."""
    details = act.details
    return replace(
        clock,
        starts_on=_day(details["starts_on"]) if "starts_on" in details else clock.starts_on,
        rule_code=details.get("rule", clock.rule_code),
        rule_variant=details.get("variant", clock.rule_variant),
        fixed_due_on=_day(details["fixed_due_on"]) if "fixed_due_on" in details else clock.fixed_due_on,
    )


def _extended(clock: Clock, act: Act) -> Clock:
    return replace(clock, extensions=(*clock.extensions, act.details["days"]))


def _suspended(clock: Clock, act: Act) -> Clock:
    return replace(clock, state=SUSPENDED, suspended_since=act.on)


def _lifted(clock: Clock, on: date) -> Clock:
    """End a running suspension: the day of resuming counts again, so the day before it is the last suspended."""
    since, last = clock.suspended_since, on - ONE_DAY
    spans = clock.suspensions if since is None or last < since else (*clock.suspensions, (since, last))
    return replace(clock, suspensions=spans, suspended_since=None)


def _resumed(clock: Clock, act: Act) -> Clock:
    return replace(_lifted(clock, act.on), state=OPEN)


def _handed(clock: Clock, act: Act) -> Clock:
    unit = act.details.get("unit") or clock.holder_unit
    return replace(clock, holder_unit=unit, holder_officer=act.details.get("officer"))


def _ended(clock: Clock, act: Act) -> Clock:
    return replace(_lifted(clock, act.on), state=act.verb, ended_on=act.on)


def _reopened(clock: Clock, act: Act) -> Clock:
    fresh = replace(clock, state=OPEN, ended_on=None, extensions=(), suspensions=())
    return _restarted(fresh, act)


FOLDS = {
    "opened": _opened,
    "extended": _extended,
    "suspended": _suspended,
    "resumed": _resumed,
    "handed": _handed,
    "assigned": _handed,
    "recomputed": _restarted,
    "met": _ended,
    "waived": _ended,
    "reopened": _reopened,
    "corrected": _restarted,
}


def step(clock: Clock, act: Act) -> Clock:
    """Return `clock` after `act`; the due day is the one the act holds. Raises WrongAct."""
    if clock.state not in ALLOWED[act.verb]:
        raise WrongAct(act.verb, clock.state)
    moved = FOLDS[act.verb](clock, act)
    if "due_on" not in act.details:
        return moved
    return replace(
        moved,
        due_on=_day(act.details["due_on"]),
        remind_on=_day(act.details["remind_on"]),
        rule_in_force_from=_day(act.details["rule_in_force_from"]),
    )


def fold(acts: Iterable[Act]) -> Clock:
    """Return what all acts in their order make of a duty."""
    clock = Clock()
    for act in acts:
        clock = step(clock, act)
    return clock


@dataclass(frozen=True)
class Reckoned:
    """A due day as computed now: stored in the act that asked for it."""

    due_on: date | None
    remind_on: date | None
    rule_in_force_from: date | None
    basis: str = ""

    def details(self) -> dict:
        days = {"due_on": self.due_on, "remind_on": self.remind_on, "rule_in_force_from": self.rule_in_force_from}
        return {name: day.isoformat() if day else None for name, day in days.items()}


def law_terms(clock: Clock) -> tuple[list[Extension], list[Suspension]]:
    """Return the extensions and the ended suspensions as the law's engine takes them."""
    return [Extension(days) for days in clock.extensions], [Suspension(*span) for span in clock.suspensions]


def reckon(clock: Clock, book: Book) -> Reckoned:
    """Return the due day and the reminder day of a running clock.

    By rule: from the law book. By promise: the fixed day, moved by extensions (calendar days) and suspended days and
    then rolled to a working day; a fixed day that nothing moved stays as it was promised, even on a Sunday.
    Raises: RuleUnknown, CalendarUnknown.
    """
    extensions, suspensions = law_terms(clock)
    if not clock.rule_code:
        due_on = _moved(clock, book.calendar)
        return Reckoned(due_on, _remind(clock.starts_on, due_on, book.calendar, "calendar-day", suspensions), None)
    due = book.due(clock.rule_code, clock.starts_on, clock.rule_variant, extensions, suspensions)
    remind_on = _remind(clock.starts_on, due.due_on, book.calendar, due.rule.unit, suspensions)
    return Reckoned(due.due_on, remind_on, due.rule.in_force_from, str(due.rule.source))


def _moved(clock: Clock, calendar: Calendar) -> date | None:
    paused = sum((last - first).days + 1 for first, last in clock.suspensions)
    moved_by = sum(clock.extensions) + paused
    if clock.fixed_due_on is None or not moved_by:
        return clock.fixed_due_on
    day = clock.fixed_due_on + timedelta(days=moved_by)
    while not calendar.is_working(day):
        day += ONE_DAY
    return day


def _remind(starts_on: date, due_on: date | None, calendar: Calendar, unit: str, suspensions) -> date | None:
    """Return the day at which 80 % of the time is used, None where that is no earlier than the last day."""
    if due_on is None or due_on <= starts_on:
        return None
    day = reminder_day(starts_on, due_on, calendar, unit, suspensions)
    return day if day < due_on else None
