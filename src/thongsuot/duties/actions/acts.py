"""Acts on one duty, within the transaction of the room whose matter it is."""

from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from thongsuot.core.actors import Actor
from thongsuot.core.errors import Invalid
from thongsuot.duties import rules
from thongsuot.duties.actions.writing import lock, write
from thongsuot.duties.models import Duty, DutyAct, MatterKey
from thongsuot.law.queries import book

UNCHANGED = object()


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
    MatterKey.objects.filter(about_ref=duty.about_ref).update(checked=False)
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
    lock(duty)
    now = rules.reckon(duty.clock(), book())
    stored = (duty.due_on, duty.until_on, duty.rule_in_force_from)
    if (now.due_on, now.until_on, now.rule_in_force_from) == stored:
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
