"""Which running duties a change of law or calendar moves, and where to: many at once, in SQL."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce, Greatest, Least

from thongsuot.duties import rules
from thongsuot.duties.models import Duty, DutyAct
from thongsuot.law.queries import Running, due_days
from thongsuot.law.rules import Book, DeadlineRule, LawError, reminder_day

RUNNING = (Duty.State.OPEN, Duty.State.SUSPENDED)


@dataclass(frozen=True)
class Scope:
    """What changed in the book: days of the calendar, rules by code and variant. `all`: look at every duty."""

    days: tuple[date, ...] = ()
    rules: tuple[tuple[str, str], ...] = ()
    all: bool = False


@dataclass(frozen=True)
class Move:
    """A running duty whose day is another by the book: its clock, and the days as they are to be."""

    duty: Duty
    clock: rules.Clock
    reckoned: rules.Reckoned

    @property
    def from_on(self) -> date | None:
        return self.duty.due_on or self.duty.until_on

    @property
    def to_on(self) -> date | None:
        return self.reckoned.due_on or self.reckoned.until_on


def touched(scope: Scope) -> QuerySet[Duty]:
    """Return the running duties that a change of `scope` may move: no other one can.

    A day between the start of a clock and its last day, both included, counts or does not; one outside plays no part.
    """
    running = Duty.objects.filter(state__in=RUNNING).order_by("pk")
    if scope.all:
        return running
    last = Coalesce("due_on", "until_on", "starts_on")
    running = running.annotate(span_first=Least("starts_on", last), span_last=Greatest("starts_on", last))
    wanted = Q(pk__in=[])
    for day in scope.days:
        wanted |= Q(span_first__lte=day, span_last__gte=day)
    for code, variant in scope.rules:
        wanted |= Q(rule_code=code, rule_variant=variant)
    return running.filter(wanted)


def moves(duties: Sequence[Duty], book: Book) -> list[Move]:
    """Return those of `duties` whose day is another by `book`; one that the book cannot answer for stays as it is."""
    clocks = _clocks(duties)
    many = _set_wise(clocks, book)
    found = []
    for duty in duties:
        reckoned = many[duty.pk] if duty.pk in many else _alone(clocks[duty.pk], book)
        if reckoned is not None and _differs(duty, reckoned):
            found.append(Move(duty, clocks[duty.pk], reckoned))
    return found


def _differs(duty: Duty, reckoned: rules.Reckoned) -> bool:
    now = (reckoned.due_on, reckoned.until_on, reckoned.rule_in_force_from)
    return now != (duty.due_on, duty.until_on, duty.rule_in_force_from)


def _clocks(duties: Iterable[Duty]) -> dict:
    """Return the clock of each duty, from all its acts, read in one query."""
    acts: dict = {duty.pk: [] for duty in duties}
    for act in DutyAct.objects.filter(duty__in=list(acts)).order_by("duty_id", "number"):
        acts[act.duty_id].append(act.as_rule())
    return {pk: rules.fold(one) for pk, one in acts.items()}


def _set_wise(clocks: dict, book: Book) -> dict:
    """Return the days of the duties that rest on a rule and are due once, counted all at once; None: not known."""
    held: dict = {}
    for pk, clock in clocks.items():
        if clock.rule_code and clock.kind == rules.ONCE_BY and (rule := _rule(clock, book)):
            held[pk] = rule
    running = [_running(pk, clocks[pk], rule) for pk, rule in held.items()]
    due = due_days(running, book.calendar)
    return {pk: due[pk] and _with_reminder(clocks[pk], rule, due[pk], book) for pk, rule in held.items()}


def _rule(clock: rules.Clock, book: Book) -> DeadlineRule | None:
    try:
        return book.rule(clock.rule_code, clock.starts_on, clock.rule_variant)
    except LawError:
        return None


def _running(pk, clock: rules.Clock, rule: DeadlineRule) -> Running:
    _extensions, suspensions = rules.law_terms(clock)
    return Running(pk, rule, clock.starts_on, sum(clock.extensions), tuple(suspensions))


def _with_reminder(clock: rules.Clock, rule: DeadlineRule, due_on: date, book: Book) -> rules.Reckoned:
    """Return what `rules.reckon` returns, where the due day is counted already."""
    reckoned = rules.Reckoned(due_on, None, rule.in_force_from, str(rule.source))
    if due_on <= clock.starts_on:
        return reckoned
    _extensions, suspensions = rules.law_terms(clock)
    day = reminder_day(clock.starts_on, due_on, book.calendar, rule.unit, suspensions)
    return replace(reckoned, remind_on=day) if day < due_on else reckoned


def _alone(clock: rules.Clock, book: Book) -> rules.Reckoned | None:
    try:
        return rules.reckon(clock, book)
    except LawError:
        return None
