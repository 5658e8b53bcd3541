"""From the acts on a duty to its state, holder and due day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from thongsuot.duties.rules import kinds
from thongsuot.duties.rules.kinds import CONTINUOUS, ONCE_BY, TURNING
from thongsuot.duties.rules.states import MET, MISSED, OPEN, SUSPENDED, WAIVED, WrongAct
from thongsuot.law.rules import Book, Calendar, Extension, Suspension, reminder_day

ONE_DAY = timedelta(days=1)

# verb: the states in which it may happen ("" before the first act).
ALLOWED: dict[str, frozenset[str]] = {
    "opened": frozenset({""}),
    "extended": frozenset({OPEN, SUSPENDED}),
    "suspended": frozenset({OPEN}),
    "resumed": frozenset({SUSPENDED}),
    "handed": frozenset({OPEN, SUSPENDED}),
    "assigned": frozenset({OPEN, SUSPENDED}),
    "recomputed": frozenset({OPEN, SUSPENDED}),
    "moved": frozenset({OPEN, SUSPENDED}),
    "met": frozenset({OPEN, SUSPENDED}),
    "waived": frozenset({OPEN, SUSPENDED}),
    "missed": frozenset({OPEN}),
    "reopened": frozenset({MET, WAIVED, MISSED}),
    "corrected": frozenset({OPEN, SUSPENDED, MET, WAIVED, MISSED}),
    "interrupted": frozenset({OPEN}),
    "restored": frozenset({OPEN}),
    "occurred": frozenset({OPEN, MET}),
    "struck": frozenset({OPEN, MET}),
    "urged": frozenset({OPEN, SUSPENDED}),
    "urge_answered": frozenset({OPEN, SUSPENDED, MET, WAIVED, MISSED}),
}


@dataclass(frozen=True)
class Clock:
    """A duty as its acts leave it. Ids are text; days are legal days; suspensions hold both ends.

    `until_on`: a not-before duty waits until this day, a continuous one stands until the end of it. `interruptions`
    hold the day it stopped standing and the day it stood again; `occurrences` number and day of each that counts.
    """

    state: str = ""
    kind: str = ONCE_BY
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
    until_on: date | None = None
    unbroken: bool = True
    interrupted_since: date | None = None
    interruptions: tuple[tuple[date, date], ...] = ()
    times: int = 0
    period: str = ""
    occurrences: tuple[tuple[int, date], ...] = ()

    @property
    def done_times(self) -> int:
        """Return how many occurrences count."""
        return len(self.occurrences)


@dataclass(frozen=True)
class Act:
    """One act as stored: `details` in JSON types, days as ISO text."""

    verb: str
    on: date
    details: Mapping


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _opened(clock: Clock, act: Act) -> Clock:
    details = act.details
    fresh = replace(
        clock,
        state=OPEN,
        kind=details.get("kind", ONCE_BY),
        unbroken=details.get("unbroken", True),
        times=details.get("times", 0),
        period=details.get("period", ""),
        holder_unit=details["unit"],
        holder_officer=details.get("officer"),
    )
    return _restarted(fresh, act)


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
    fresh = replace(clock, state=OPEN, ended_on=None, extensions=(), suspensions=(), interrupted_since=None)
    return _restarted(replace(fresh, interruptions=(), occurrences=()), act)


def _interrupted(clock: Clock, act: Act) -> Clock:
    return replace(clock, interrupted_since=act.on)


def _restored(clock: Clock, act: Act) -> Clock:
    """Let it stand again: where the law wants unbroken days the count begins anew, else the missing days are added."""
    since = clock.interrupted_since
    again = replace(clock, interrupted_since=None, interruptions=(*clock.interruptions, (since, act.on)))
    if clock.unbroken:
        length = clock.fixed_due_on and clock.fixed_due_on - clock.starts_on
        return replace(again, starts_on=act.on, fixed_due_on=length and act.on + length, suspensions=())
    missing = () if act.on <= since else ((since, act.on - ONE_DAY),)
    return replace(again, suspensions=(*clock.suspensions, *missing))


def _occurred(clock: Clock, act: Act) -> Clock:
    """Count one more time; with the last one wanted the duty is met."""
    counted = replace(clock, occurrences=(*clock.occurrences, (act.details["occurrence"], act.on)))
    if clock.state == OPEN and counted.done_times >= clock.times:
        return replace(counted, state=MET, ended_on=max(day for _number, day in counted.occurrences))
    return counted


def _struck(clock: Clock, act: Act) -> Clock:
    """Take back an occurrence entered by mistake; where too few are left the duty is owed again."""
    left = tuple(one for one in clock.occurrences if one[0] != act.details["occurrence"])
    owed = len(left) < clock.times
    return replace(clock, occurrences=left, state=OPEN if owed else MET, ended_on=None if owed else clock.ended_on)


def _unmoved(clock: Clock, act: Act) -> Clock:
    return clock


FOLDS = {
    "opened": _opened,
    "extended": _extended,
    "suspended": _suspended,
    "resumed": _resumed,
    "handed": _handed,
    "assigned": _handed,
    "recomputed": _restarted,
    "moved": _restarted,
    "met": _ended,
    "waived": _ended,
    "missed": _ended,
    "reopened": _reopened,
    "corrected": _restarted,
    "interrupted": _interrupted,
    "restored": _restored,
    "occurred": _occurred,
    "struck": _struck,
    "urged": _unmoved,
    "urge_answered": _unmoved,
}


def step(clock: Clock, act: Act) -> Clock:
    """Return `clock` after `act`; the due day is the one the act holds. Raises WrongAct."""
    if clock.state not in ALLOWED[act.verb]:
        raise WrongAct(act.verb, clock.state)
    kinds.check(clock, act)
    moved = FOLDS[act.verb](clock, act)
    if "due_on" not in act.details:
        return moved
    return replace(
        moved,
        due_on=_day(act.details["due_on"]),
        remind_on=_day(act.details["remind_on"]),
        rule_in_force_from=_day(act.details["rule_in_force_from"]),
        until_on=_day(act.details.get("until_on")),
    )


def fold(acts: Iterable[Act]) -> Clock:
    """Return what all acts in their order make of a duty."""
    clock = Clock()
    for act in acts:
        clock = step(clock, act)
    return clock


@dataclass(frozen=True)
class Reckoned:
    """A due day as computed now: stored in the act that asked for it. `until_on`: see Clock."""

    due_on: date | None
    remind_on: date | None
    rule_in_force_from: date | None
    basis: str = ""
    until_on: date | None = None

    def details(self) -> dict:
        days = {"due_on": self.due_on, "remind_on": self.remind_on, "rule_in_force_from": self.rule_in_force_from}
        if self.until_on:
            days["until_on"] = self.until_on
        return {name: day.isoformat() if day else None for name, day in days.items()}


def law_terms(clock: Clock) -> tuple[list[Extension], list[Suspension]]:
    """Return the extensions and the ended suspensions as the law's engine takes them."""
    return [Extension(days) for days in clock.extensions], [Suspension(*span) for span in clock.suspensions]


def reckon(clock: Clock, book: Book) -> Reckoned:
    """Return the due day and the reminder day of a running clock.

    By rule: from the law book. By promise: the fixed day, moved by extensions (calendar days) and suspended days and
    then rolled to a working day; a fixed day that nothing moved stays as it was promised, even on a Sunday.
    Of a not-before and a continuous duty that day is `until_on`, and nothing is due; what stopped standing is due to
    stand again the same day. Raises: RuleUnknown, CalendarUnknown.
    """
    counted = _counted(clock, book)
    if clock.kind not in TURNING:
        return counted
    return replace(counted, due_on=clock.interrupted_since, remind_on=None, until_on=counted.due_on)


def _counted(clock: Clock, book: Book) -> Reckoned:
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
    while clock.kind != CONTINUOUS and not calendar.is_working(day):
        day += ONE_DAY
    return day


def _remind(starts_on: date, due_on: date | None, calendar: Calendar, unit: str, suspensions) -> date | None:
    """Return the day at which 80 % of the time is used, None where that is no earlier than the last day."""
    if due_on is None or due_on <= starts_on:
        return None
    day = reminder_day(starts_on, due_on, calendar, unit, suspensions)
    return day if day < due_on else None
