"""Acts on one duty, within the transaction of the room whose matter it is."""

from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from django.db import connection
from django.utils.translation import gettext_lazy as _

from thongsuot.core.actors import Actor
from thongsuot.core.clock import legal_day
from thongsuot.core.errors import Invalid, NotAllowedNow
from thongsuot.core.refs import Ref
from thongsuot.duties import rules
from thongsuot.duties.models import Duty, DutyAct
from thongsuot.law.queries import book

UNCHANGED = object()
_REFUSALS = {
    "": _("Việc này chưa được mở."),
    rules.OPEN: _("Việc này đang chạy thời hạn nên không làm bước này được."),
    rules.SUSPENDED: _("Việc này đang tạm dừng. Cho chạy tiếp trước đã."),
    rules.MET: _("Việc này đã xong. Muốn làm tiếp thì mở lại vụ việc."),
    rules.WAIVED: _("Việc này không phải làm nữa. Muốn làm tiếp thì mở lại vụ việc."),
}
LABEL_LENGTH = 200


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
    actor: Actor,
    at: datetime,
) -> Duty:
    """Open a duty and return it; its first act is `duty.opening`.

    The due day comes from the law book by `rule_code` and `variant`, or is `due_on` (a promise, an internal day), or
    is not known yet. `starts_on` is the day the clock starts, itself not counted. `label` is neutral: no personal data.
    Raises: Invalid (unknown task, empty or long label), RuleUnknown, CalendarUnknown; RuntimeError outside the
    transaction of the act that opens it.
    """
    _check(task, label)
    act = _opening(holder_unit_id, holder_officer_id, starts_on, rule_code, variant, due_on, actor, at)
    clock, reckoned = _reckoned(rules.Clock(), act)
    duty = Duty(task=task, about_ref=str(about), label=label, part=part, parent=parent, practice=practice, kind=kind)
    duty.basis, duty.opened_at, duty.revision = basis or reckoned.basis, at, 1
    _take_over(duty, clock)
    duty.save(force_insert=True)
    act.duty, act.number = duty, 1
    act.save(force_insert=True)
    duty.opening = act
    return duty


def _check(task: str, label: str) -> None:
    if not connection.in_atomic_block:
        raise RuntimeError("a duty is opened within the transaction of the act that opens it")
    if task not in rules.TASKS:
        raise ValueError(f"task {task!r} is not in rules.TASKS")
    if not label.strip():
        raise Invalid(_("Ghi tên việc phải làm."), field="label")
    if len(label) > LABEL_LENGTH:
        raise Invalid(_("Tên việc dài quá 200 ký tự. Rút ngắn lại."), field="label")


def _opening(unit_id, officer_id, starts_on, rule_code, variant, due_on, actor, at) -> DutyAct:
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


def meet(*, duty: Duty, on: date, actor: Actor, at: datetime) -> DutyAct:
    """End the duty as done on `on`."""
    return write(duty, "met", {}, on=on, actor=actor, at=at)


def waive(*, duty: Duty, ground: str, on: date, actor: Actor, at: datetime) -> DutyAct:
    """End the duty as no longer owed: withdrawn, transferred, joined… `ground` is a word of the room, not free text."""
    return write(duty, "waived", {"ground": ground}, on=on, actor=actor, at=at)


def extend(*, duty: Duty, days: int, ground: str, on: date, actor: Actor, at: datetime) -> DutyAct:
    """Add `days`, in the unit of the rule (calendar days for a promise)."""
    if days < 1:
        raise Invalid(_("Số ngày gia hạn phải từ 1 trở lên."), field="days")
    return write(duty, "extended", {"days": days, "ground": ground}, on=on, actor=actor, at=at, moves=True)


def suspend(*, duty: Duty, ground: str, on: date, actor: Actor, at: datetime) -> DutyAct:
    """Stop the clock: `on` is the first day that does not count."""
    return write(duty, "suspended", {"from": on.isoformat(), "ground": ground}, on=on, actor=actor, at=at)


def resume(*, duty: Duty, on: date, actor: Actor, at: datetime) -> DutyAct:
    """Let the clock run again: `on` counts, the day before it was the last suspended one."""
    return write(duty, "resumed", {"on": on.isoformat()}, on=on, actor=actor, at=at, moves=True)


def hand_over(
    *, duty: Duty, unit_id: UUID, officer_id: UUID | None = None, on: date, actor: Actor, at: datetime
) -> DutyAct:
    """Pass the duty to a unit (and officer); the clock runs on."""
    details = {"unit": str(unit_id), "officer": str(officer_id) if officer_id else None}
    return write(duty, "handed", details, on=on, actor=actor, at=at)


def assign(*, duty: Duty, officer_id: UUID | None, on: date, actor: Actor, at: datetime) -> DutyAct:
    """Name the officer who holds the duty within its unit; None takes it back to the unit."""
    details = {"officer": str(officer_id) if officer_id else None}
    return write(duty, "assigned", details, on=on, actor=actor, at=at)


def reopen(
    *,
    duty: Duty,
    starts_on: date,
    rule_code=UNCHANGED,
    variant=UNCHANGED,
    due_on=UNCHANGED,
    on: date,
    actor: Actor,
    at: datetime,
) -> DutyAct:
    """Owe again what was met or waived, with a new clock from `starts_on`; earlier extensions and pauses are over."""
    details = _restart(starts_on, rule_code, variant, due_on)
    return write(duty, "reopened", details, on=on, actor=actor, at=at, moves=True)


def correct(
    *,
    duty: Duty,
    starts_on=UNCHANGED,
    rule_code=UNCHANGED,
    variant=UNCHANGED,
    due_on=UNCHANGED,
    ground: str = "",
    on: date,
    actor: Actor,
    at: datetime,
) -> DutyAct:
    """Mend a wrong entry (an earlier receipt day, another rule, another promised day): what stood before stays read."""
    details = _restart(starts_on, rule_code, variant, due_on) | {"ground": ground}
    return write(duty, "corrected", details, on=on, actor=actor, at=at, moves=True)


def recompute(*, duty: Duty, on: date, actor: Actor, at: datetime) -> DutyAct | None:
    """Compute the due day afresh after a change of law or calendar; None, and no act, where nothing moves."""
    _lock(duty)
    now = rules.reckon(duty.clock(), book())
    if (now.due_on, now.rule_in_force_from) == (duty.due_on, duty.rule_in_force_from):
        return None
    return write(duty, "recomputed", {}, on=on, actor=actor, at=at, moves=True)


def _restart(starts_on, rule_code, variant, due_on) -> dict:
    """Return the details of a new clock; what is UNCHANGED is left out."""
    given = {"starts_on": starts_on, "rule": rule_code, "variant": variant, "fixed_due_on": due_on}
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in given.items()
        if value is not UNCHANGED
    }


def write(duty: Duty, verb: str, details: dict, *, on: date, actor: Actor, at: datetime, moves=False) -> DutyAct:
    """Lock the duty, write one act on it and what follows from it, and return the act, without a ledger entry."""
    act = prepare(duty, verb, details, on=on, actor=actor, at=at, moves=moves)
    act.save(force_insert=True)
    return act


def prepare(duty: Duty, verb: str, details: dict, *, on: date, actor: Actor, at: datetime, moves=False) -> DutyAct:
    """Lock and change the duty and return its act, not yet stored, so that an entry can be tied to it first."""
    _lock(duty)
    number = duty.revision + 1
    act = DutyAct(duty=duty, number=number, verb=verb, on=on, at=at, actor_ref=actor.ref, details=details)
    clock = duty.clock()
    try:
        clock = _reckoned(clock, act)[0] if moves else rules.step(clock, act.as_rule())
    except rules.WrongAct as wrong:
        raise NotAllowedNow(_REFUSALS[wrong.state]) from wrong
    duty.revision = number
    _take_over(duty, clock)
    duty.save(update_fields=DERIVED)
    return act


DERIVED = [
    "state",
    "starts_on",
    "rule_code",
    "rule_variant",
    "rule_in_force_from",
    "fixed_due_on",
    "due_on",
    "remind_on",
    "look_on",
    "holder_unit",
    "holder_officer",
    "ended_on",
    "revision",
]


def _lock(duty: Duty) -> None:
    duty.refresh_from_db(from_queryset=Duty.objects.select_for_update(of=("self",)))


def _reckoned(clock: rules.Clock, act: DutyAct) -> tuple[rules.Clock, rules.Reckoned]:
    """Return the clock after `act` with its due day computed afresh, and put that day into the act's details."""
    moved = rules.step(clock, act.as_rule())
    reckoned = rules.reckon(moved, book())
    act.details |= reckoned.details()
    moved = replace(
        moved,
        due_on=reckoned.due_on,
        remind_on=reckoned.remind_on,
        rule_in_force_from=reckoned.rule_in_force_from,
    )
    return moved, reckoned


def _take_over(duty: Duty, clock: rules.Clock) -> None:
    """Write into the derived columns what the acts make of the duty."""
    if (clock.due_on, clock.remind_on) != (duty.due_on, duty.remind_on):
        duty.look_on = rules.first_look(clock.due_on, clock.remind_on)
    for name in ("state", "starts_on", "rule_code", "rule_variant", "rule_in_force_from", "fixed_due_on"):
        setattr(duty, name, getattr(clock, name))
    duty.due_on, duty.remind_on, duty.ended_on = clock.due_on, clock.remind_on, clock.ended_on
    duty.holder_unit_id = UUID(clock.holder_unit)
    duty.holder_officer_id = UUID(clock.holder_officer) if clock.holder_officer else None
