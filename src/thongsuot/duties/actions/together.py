"""Duties of many matters at once: opened and moved in memory by the same rules, then stored table by table."""

from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from uuid import UUID

from thongsuot.core.actors import Actor
from thongsuot.core.errors import NotAllowedNow
from thongsuot.core.refs import Ref
from thongsuot.duties import rules
from thongsuot.duties.actions.opening import ONE_DAY, begin, check, opening_act
from thongsuot.duties.actions.writing import refusal, take_over
from thongsuot.duties.models import Duty, DutyAct, MatterKey
from thongsuot.law.queries import book
from thongsuot.law.rules import Calendar, DueDay
from thongsuot.ledger.copying import copy_in

RUNNING = (rules.OPEN, rules.SUSPENDED)


class ReadBook:
    """The book as it was read once: a due day asked for again is not counted again."""

    def __init__(self):
        read = book()
        self.calendar: Calendar = read.calendar
        self._due = cache(read.due)

    def due(self, code: str, starts_on: date, variant: str = "", extensions=(), suspensions=()) -> DueDay:
        """Return what `Book.due` returns."""
        return self._due(code, starts_on, variant, tuple(extensions), tuple(suspensions))


@dataclass
class Owed:
    """A duty not yet stored, the clock its acts have set, and those acts."""

    duty: Duty
    clock: rules.Clock
    acts: list[DutyAct] = field(default_factory=list)

    @property
    def runs(self) -> bool:
        return self.clock.state in RUNNING


def open_owed(
    *,
    task: str,
    about: Ref,
    label: str,
    holder_unit_id: UUID,
    holder_officer_id: UUID | None = None,
    starts_on: date,
    rule_code: str = "",
    due_on: date | None = None,
    basis: str = "",
    part: str = Duty.Part.LEAD,
    practice: bool,
    every: str = "",
    the_book: ReadBook,
    actor: Actor,
    at: datetime,
) -> Owed:
    """Open a duty as `open_duty` does, without storing it. `every`: once in each such period.

    Raises: as `open_duty`.
    """
    check(task, label)
    due_on = rules.period_around(starts_on, every)[1] if every else due_on
    act = opening_act(holder_unit_id, holder_officer_id, starts_on, rule_code, "", due_on, actor, at)
    duty = Duty(task=task, about_ref=str(about), label=label, part=part, practice=practice)
    if every:
        duty.kind, duty.times, duty.period, duty.follow_on = rules.PER_PERIOD, 1, every, due_on + ONE_DAY
        act.details |= {"kind": rules.PER_PERIOD, "times": 1, "period": every}
    return Owed(duty, begin(duty, act, basis, at, the_book), [act])


def move(owed: Owed, verb: str, details: dict, *, on: date, actor: Actor, at: datetime) -> DutyAct:
    """Write one more act on a duty not yet stored, one that leaves its due day alone, and return it.

    Raises: NotAllowedNow.
    """
    duty = owed.duty
    act = DutyAct(duty=duty, number=duty.revision + 1, verb=verb, on=on, at=at, actor_ref=actor.ref, details=details)
    try:
        owed.clock = rules.step(owed.clock, act.as_rule())
    except rules.WrongAct as wrong:
        raise NotAllowedNow(refusal(wrong)) from wrong
    duty.revision = act.number
    take_over(duty, owed.clock)
    owed.acts.append(act)
    return act


def keep(every: list[Owed], keys: list[MatterKey]) -> None:
    """Store the duties with their acts and what the matters are about, within the transaction of their matters."""
    copy_in(Duty, [owed.duty for owed in every])
    copy_in(DutyAct, [act for owed in every for act in owed.acts])
    copy_in(MatterKey, keys)
