"""Open a duty: what is owed, by whom, from which day, of which kind."""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import connection
from django.utils.translation import gettext_lazy as _

from thongsuot.core.actors import Actor
from thongsuot.core.clock import legal_day
from thongsuot.core.errors import Invalid
from thongsuot.core.refs import Ref
from thongsuot.duties import rules
from thongsuot.duties.actions.writing import reckoned_after, take_over
from thongsuot.duties.models import Duty, DutyAct
from thongsuot.law.rules import Book

LABEL_LENGTH = 200
ONE_DAY = timedelta(days=1)


def open_duty(
    *,
    task: str,
    about: Ref,
    label: str,
    holder_unit_id: UUID,
    holder_officer_id: UUID | None = None,
    starts_on: date,
    rule_code: str = "",
    variant: str = "",
    due_on: date | None = None,
    basis: str = "",
    part: str = Duty.Part.LEAD,
    parent: Duty | None = None,
    practice: bool = False,
    kind: str = Duty.Kind.ONCE_BY,
    unbroken: bool = True,
    times: int = 0,
    period: str = "",
    actor: Actor,
    at: datetime,
) -> Duty:
    """Open a duty and return it; its first act is `duty.opening`.

    The due day comes from the law book by `rule_code` and `variant`, or is `due_on` (a promise, an internal day), or
    is not known yet. `starts_on` is the day the clock starts, itself not counted. `label` is neutral: no personal data.
    That day is by `kind`: the last one · the first one (not before) · the last one it must stand, `unbroken` if an
    interruption begins the count anew · with `times` and `period` the end of the period that holds `starts_on`; the
    next period's duty opens by itself until one is waived.
    Raises: Invalid (unknown task, empty or long label), RuleUnknown, CalendarUnknown; RuntimeError outside the
    transaction of the act that opens it.
    """
    check(task, label)
    _check_kind(kind, times, period, rule_code, due_on)
    if kind == rules.PER_PERIOD:
        due_on = rules.period_around(starts_on, period)[1]
    act = opening_act(holder_unit_id, holder_officer_id, starts_on, rule_code, variant, due_on, actor, at)
    act.details |= _kind_details(kind, unbroken, times, period)
    duty = Duty(task=task, about_ref=str(about), label=label, part=part, parent=parent, practice=practice, kind=kind)
    duty.times, duty.period = times, period
    duty.follow_on = due_on + ONE_DAY if kind == rules.PER_PERIOD else None
    store(duty, act, basis, at).save(force_insert=True)
    return duty


def store(duty: Duty, act: DutyAct, basis: str, at: datetime) -> DutyAct:
    """Store a new duty and return its first act, not yet stored; the basis is that of the rule where none is given."""
    begin(duty, act, basis, at)
    duty.save(force_insert=True)
    return act


def begin(duty: Duty, act: DutyAct, basis: str, at: datetime, the_book: Book | None = None) -> rules.Clock:
    """Let `act` be the first of a new duty, neither of them stored yet, and return the clock it sets going."""
    clock, reckoned = reckoned_after(rules.Clock(), act, the_book)
    duty.basis, duty.opened_at, duty.revision = basis or reckoned.basis, at, 1
    take_over(duty, clock)
    act.duty, act.number = duty, 1
    duty.opening = act
    return clock


def _check_kind(kind, times, period, rule_code, due_on) -> None:
    if kind == rules.PER_PERIOD:
        if times < 1 or period not in rules.PERIODS or rule_code or due_on:
            raise ValueError("a duty a period needs times and a period, and no other day")
    elif times or period:
        raise ValueError("only a duty a period has times and a period")
    if kind in (rules.NOT_BEFORE, rules.CONTINUOUS) and not (rule_code or due_on):
        raise Invalid(_("Chưa có ngày: ghi ngày sớm nhất được làm, hoặc ngày cuối phải giữ."), field="due_on")


def _kind_details(kind: str, unbroken: bool, times: int, period: str) -> dict:
    """Return what the opening act says of the kind; nothing for the common one."""
    if kind == rules.CONTINUOUS:
        return {"kind": kind, "unbroken": unbroken}
    if kind == rules.PER_PERIOD:
        return {"kind": kind, "times": times, "period": period}
    return {} if kind == rules.ONCE_BY else {"kind": kind}


def check(task: str, label: str) -> None:
    if not connection.in_atomic_block:
        raise RuntimeError("a duty is opened within the transaction of the act that opens it")
    if task not in rules.TASKS:
        raise ValueError(f"task {task!r} is not in rules.TASKS")
    if not label.strip():
        raise Invalid(_("Ghi tên việc phải làm."), field="label")
    if len(label) > LABEL_LENGTH:
        raise Invalid(_("Tên việc dài quá 200 ký tự. Rút ngắn lại."), field="label")


def opening_act(unit_id, officer_id, starts_on, rule_code, variant, due_on, actor, at) -> DutyAct:
    details = {
        "unit": str(unit_id),
        "officer": str(officer_id) if officer_id else None,
        "starts_on": starts_on.isoformat(),
        "rule": rule_code,
        "variant": variant,
        "fixed_due_on": due_on.isoformat() if due_on else None,
    }
    on = min(starts_on, legal_day(at))
    return DutyAct(verb="opened", on=on, at=at, actor_ref=actor.ref, details=details)
