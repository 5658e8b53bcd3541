"""Which running duties a change of law or calendar moves, and where to: many at once, in SQL."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, partial

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce, Greatest, Least

from thongsuot.duties import rules
from thongsuot.duties.models import Duty, DutyAct
from thongsuot.law.queries import Running, due_days
from thongsuot.law.rules import Book, Calendar, DeadlineRule, LawError, Suspension, reminder_day

RUNNING = (Duty.State.OPEN, Duty.State.SUSPENDED)
# All that counting and moving a duty reads: of thousands of duties rows of these are taken, not objects.
READ = (
    "pk", "kind", "state", "revision", "rule_code", "rule_variant", "rule_in_force_from", "starts_on", "fixed_due_on",
    "due_on", "remind_on", "look_on", "until_on", "holder_unit_id", "holder_officer_id",
)  # fmt: skip


@dataclass(frozen=True)
class Scope:
    """What changed in the book: days of the calendar, rules by code and variant. `all`: look at every duty."""

    days: tuple[date, ...] = ()
    rules: tuple[tuple[str, str], ...] = ()
    all: bool = False


@dataclass(frozen=True)
class Move:
    """A running duty as it is, whose day is another by the book, and the days as they are to be."""

    duty: Duty
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
    keys = {duty.pk: _key(duty) for duty in duties}
    alike = {key: duty for duty in duties if (key := keys[duty.pk]) != duty.pk}
    clocks = _clocks(duty for duty in duties if keys[duty.pk] == duty.pk)
    clocks |= {key: _as_opened(duty) for key, duty in alike.items()}
    many = _set_wise(clocks, book)
    reckoned = {key: many[key] if key in many else _alone(clock, book) for key, clock in clocks.items()}
    by_book = ((duty, reckoned[keys[duty.pk]]) for duty in duties)
    return [Move(duty, days) for duty, days in by_book if days is not None and _differs(duty, days)]


def _key(duty: Duty):
    """Return what the days of a duty follow from, the same for many; its own key where they follow from its acts."""
    if duty.revision == 1 and duty.kind == rules.ONCE_BY and duty.rule_code:
        return duty.rule_code, duty.rule_variant, duty.starts_on
    return duty.pk


def _differs(duty: Duty, reckoned: rules.Reckoned) -> bool:
    now = (reckoned.due_on, reckoned.until_on, reckoned.rule_in_force_from)
    return now != (duty.due_on, duty.until_on, duty.rule_in_force_from)


def _clocks(duties: Iterable[Duty]) -> dict:
    """Return the clock of each duty; those of one act alone are their columns, of others all acts are read at once."""
    duties = list(duties)
    clocks = {duty.pk: _as_opened(duty) for duty in duties if duty.revision == 1 and duty.kind == rules.ONCE_BY}
    acts: dict = {duty.pk: [] for duty in duties if duty.pk not in clocks}
    rows = DutyAct.objects.filter(duty__in=list(acts)).order_by("duty_id", "number") if acts else DutyAct.objects.none()
    for pk, *act in rows.values_list("duty_id", "verb", "on", "details"):
        acts[pk].append(rules.Act(*act))
    return clocks | {pk: rules.fold(one) for pk, one in acts.items()}


def _as_opened(duty: Duty) -> rules.Clock:
    """Return the clock of a duty to which nothing has happened since it was opened: its columns were taken from it."""
    return rules.Clock(
        state=duty.state,
        starts_on=duty.starts_on,
        rule_code=duty.rule_code,
        rule_variant=duty.rule_variant,
        rule_in_force_from=duty.rule_in_force_from,
        fixed_due_on=duty.fixed_due_on,
        due_on=duty.due_on,
        remind_on=duty.remind_on,
        holder_unit=str(duty.holder_unit_id),
        holder_officer=str(duty.holder_officer_id) if duty.holder_officer_id else None,
    )


def _set_wise(clocks: dict, book: Book) -> dict:
    """Return the days of the duties that rest on a rule and are due once, counted all at once; None: not known."""
    held: dict = {}
    for pk, clock in clocks.items():
        if clock.rule_code and clock.kind == rules.ONCE_BY and (rule := _rule(clock, book)):
            held[pk] = rule
    running = [_running(pk, clocks[pk], rule) for pk, rule in held.items()]
    due = due_days(running, book.calendar)
    reminder = cache(partial(_reminder, book.calendar))  # of many duties with the same days it is counted once
    return {pk: due[pk] and _with_reminder(clocks[pk], rule, due[pk], reminder) for pk, rule in held.items()}


def _rule(clock: rules.Clock, book: Book) -> DeadlineRule | None:
    try:
        return book.rule(clock.rule_code, clock.starts_on, clock.rule_variant)
    except LawError:
        return None


def _running(pk, clock: rules.Clock, rule: DeadlineRule) -> Running:
    _extensions, suspensions = rules.law_terms(clock)
    return Running(pk, rule, clock.starts_on, sum(clock.extensions), tuple(suspensions))


def _with_reminder(clock: rules.Clock, rule: DeadlineRule, due_on: date, reminder) -> rules.Reckoned:
    """Return what `rules.reckon` returns, where the due day is counted already."""
    remind_on = reminder(clock.starts_on, due_on, rule.unit, clock.suspensions)
    return rules.Reckoned(due_on, remind_on, rule.in_force_from, str(rule.source))


def _reminder(calendar: Calendar, starts_on: date, due_on: date, unit: str, spans: tuple) -> date | None:
    if due_on <= starts_on:
        return None
    day = reminder_day(starts_on, due_on, calendar, unit, [Suspension(*span) for span in spans])
    return day if day < due_on else None


def _alone(clock: rules.Clock, book: Book) -> rules.Reckoned | None:
    try:
        return rules.reckon(clock, book)
    except LawError:
        return None
