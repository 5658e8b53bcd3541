"""Acts that only one kind of duty knows: stop standing and stand again, count an occurrence, own up to too few."""

from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from thongsuot.core.actors import Actor
from thongsuot.core.clock import legal_day
from thongsuot.core.errors import Invalid
from thongsuot.duties.actions.writing import lock, prepare
from thongsuot.duties.models import Duty, DutyAct

MOVING = ("interrupted", "restored")


def interrupt(*, duty: Duty, ground: str, on: date, actor: Actor, at: datetime) -> DutyAct:
    """Say that what must stand stands no more since `on`; it is owed to stand again that very day."""
    return _stored(prepared(duty, "interrupted", ground=ground, on=on, actor=actor, at=at))


def restore(*, duty: Duty, on: date, actor: Actor, at: datetime) -> DutyAct:
    """Say that it stands again since `on`: the days count anew, or the missing ones are added, as it was opened."""
    return _stored(prepared(duty, "restored", on=on, actor=actor, at=at))


def occur(*, duty: Duty, on: date, actor: Actor, at: datetime) -> DutyAct:
    """Count one occurrence on `on`; with the last one wanted in the period the duty is met.

    Raises: Invalid (on: before the period, or still to come).
    """
    return _stored(prepared(duty, "occurred", on=on, actor=actor, at=at))


def strike(*, duty: Duty, occurrence: int, on: date, actor: Actor, at: datetime) -> DutyAct:
    """Take back an occurrence that was counted by mistake; with too few left the duty is owed again."""
    return _stored(prepared(duty, "struck", occurrence=occurrence, on=on, actor=actor, at=at))


def miss(*, duty: Duty, ground: str, on: date, actor: Actor, at: datetime) -> DutyAct:
    """End a period that has passed with too few occurrences; `ground` is a word of a list, not free text."""
    return _stored(prepared(duty, "missed", ground=ground, on=on, actor=actor, at=at))


def _stored(act: DutyAct) -> DutyAct:
    act.save(force_insert=True)
    return act


def prepared(duty: Duty, verb: str, *, ground="", occurrence=None, on: date, actor: Actor, at: datetime) -> DutyAct:
    """Lock and change the duty and return its act, not yet stored. Raises: Invalid (on), NotAllowedNow."""
    lock(duty)
    _check_day(duty, verb, on, at)
    details = {"ground": ground} if ground else {}
    if verb == "occurred":
        details["occurrence"] = duty.acts.filter(verb="occurred").count() + 1
    elif verb == "struck":
        details["occurrence"] = occurrence
    return prepare(duty, verb, details, on=on, actor=actor, at=at, moves=verb in MOVING)


def _check_day(duty: Duty, verb: str, on: date, at: datetime) -> None:
    if on > legal_day(at):
        raise Invalid(_("Ngày này chưa đến. Chọn hôm nay hoặc trước đó."), field="on")
    if verb == "occurred" and on < duty.starts_on:
        raise Invalid(_("Ngày này trước kỳ đang tính. Chọn ngày trong kỳ."), field="on")
    if verb == "missed" and duty.due_on and on <= duty.due_on:
        raise Invalid(_("Kỳ này chưa hết. Chỉ ghi không làm đủ sau ngày cuối kỳ."), field="on")
