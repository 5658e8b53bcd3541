"""How an act is written: the duty locked, the clock moved, the derived columns taken over."""

from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thongsuot.core.actors import Actor
from thongsuot.core.errors import NotAllowedNow
from thongsuot.duties import rules
from thongsuot.duties.models import Duty, DutyAct
from thongsuot.law.queries import book
from thongsuot.law.rules import Book

STATES = {
    "": gettext_lazy("Việc này chưa được mở."),
    rules.OPEN: gettext_lazy("Việc này đang chạy thời hạn nên không làm bước này được."),
    rules.SUSPENDED: gettext_lazy("Việc này đang tạm dừng. Cho chạy tiếp trước đã."),
    rules.MET: gettext_lazy("Việc này đã xong. Muốn làm tiếp thì mở lại vụ việc."),
    rules.WAIVED: gettext_lazy("Việc này không phải làm nữa. Muốn làm tiếp thì mở lại vụ việc."),
    rules.MISSED: gettext_lazy("Kỳ này đã ghi là không làm đủ. Muốn làm tiếp thì mở lại việc."),
}
KINDS = {
    "kind": gettext_lazy("Loại việc này không có bước đó."),
    "broken": gettext_lazy("Việc này đang gián đoạn. Ghi ngày làm lại trước đã."),
    "standing": gettext_lazy("Việc này không bị gián đoạn nên không có gì để ghi làm lại."),
}


def refusal(wrong: rules.WrongAct) -> str:
    """Return the sentence that says what the kind or the state of the duty wants."""
    if wrong.why == "early":
        day = f"{wrong.day.day}/{wrong.day.month}/{wrong.day.year}"
        return _("Chưa đến ngày: bước này không làm trước ngày %s. Chọn ngày đó hoặc sau đó.") % day
    if wrong.why == "few":
        return _("Kỳ này còn thiếu %s lần. Ghi đủ từng lần đã làm.") % wrong.left
    return KINDS.get(wrong.why) or STATES[wrong.state]


def write(duty: Duty, verb: str, details: dict, *, on: date, actor: Actor, at: datetime, moves=False) -> DutyAct:
    """Lock the duty, write one act on it and what follows from it, and return the act, without a ledger entry."""
    act = prepare(duty, verb, details, on=on, actor=actor, at=at, moves=moves)
    act.save(force_insert=True)
    return act


def prepare(duty: Duty, verb: str, details: dict, *, on: date, actor: Actor, at: datetime, moves=False) -> DutyAct:
    """Lock and change the duty and return its act, not yet stored, so that an entry can be tied to it first."""
    lock(duty)
    number = duty.revision + 1
    act = DutyAct(duty=duty, number=number, verb=verb, on=on, at=at, actor_ref=actor.ref, details=details)
    clock = duty.clock()
    try:
        clock = reckoned_after(clock, act)[0] if moves else rules.step(clock, act.as_rule())
    except rules.WrongAct as wrong:
        raise NotAllowedNow(refusal(wrong)) from wrong
    duty.revision = number
    take_over(duty, clock)
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
    "until_on",
    "done_times",
    "follow_on",
    "holder_unit",
    "holder_officer",
    "ended_on",
    "revision",
]


def lock(duty: Duty) -> None:
    duty.refresh_from_db(from_queryset=Duty.objects.select_for_update(of=("self",)))


def reckoned_after(
    clock: rules.Clock, act: DutyAct, the_book: Book | None = None
) -> tuple[rules.Clock, rules.Reckoned]:
    """Return the clock after `act` with its due day computed afresh, and put that day into the act's details.

    `the_book`: as it was read before, for many at once; else as it stands now.
    """
    moved = rules.step(clock, act.as_rule())
    reckoned = rules.reckon(moved, the_book or book())
    act.details |= reckoned.details()
    moved = replace(
        moved,
        due_on=reckoned.due_on,
        remind_on=reckoned.remind_on,
        until_on=reckoned.until_on,
        rule_in_force_from=reckoned.rule_in_force_from,
    )
    return moved, reckoned


def take_over(duty: Duty, clock: rules.Clock) -> None:
    """Write into the derived columns what the acts make of the duty."""
    begins_on = clock.until_on if clock.kind == rules.NOT_BEFORE else None
    if (clock.due_on, clock.remind_on, clock.until_on) != (duty.due_on, duty.remind_on, duty.until_on):
        duty.look_on = rules.first_look(clock.due_on, clock.remind_on, begins_on)
    if clock.state == rules.WAIVED:
        duty.follow_on = None
    for name in ("state", "starts_on", "rule_code", "rule_variant", "rule_in_force_from", "fixed_due_on"):
        setattr(duty, name, getattr(clock, name))
    duty.due_on, duty.remind_on, duty.ended_on = clock.due_on, clock.remind_on, clock.ended_on
    duty.until_on, duty.done_times = clock.until_on, clock.done_times
    duty.holder_unit_id = UUID(clock.holder_unit)
    duty.holder_officer_id = UUID(clock.holder_officer) if clock.holder_officer else None
