"""The sealed duties of a denunciation, made equal to what its acts say."""

from thongsuot.denunciations.models import Denunciation, SealedDuty
from thongsuot.denunciations.queries.history import events
from thongsuot.denunciations.rules.clocks import Owed, owed
from thongsuot.duties.rules import first_look
from thongsuot.law.queries import book

DERIVED = (
    "rule_code", "rule_variant", "rule_in_force_from", "basis", "starts_on", "due_on", "remind_on", "look_on",
    "suspended_since", "state", "ended_on",
)  # fmt: skip


def set_duties(denunciation: Denunciation) -> None:
    """Write the duties that follow from the acts; run again after a change of law or calendar."""
    present = {(duty.task, duty.turn): duty for duty in SealedDuty.objects.filter(denunciation=denunciation)}
    for one in owed(events(denunciation), book()):
        duty = present.get((one.task, one.turn))
        if duty is None:
            duty = SealedDuty(denunciation=denunciation, task=one.task, turn=one.turn)
        if _take_over(duty, one) or duty._state.adding:
            duty.save()


def _take_over(duty: SealedDuty, one: Owed) -> bool:
    """Write into `duty` what was reckoned; return whether anything is other than before."""
    clock, reckoned = one.clock, one.reckoned
    before = [getattr(duty, name) for name in DERIVED]
    if (reckoned.due_on, reckoned.remind_on) != (duty.due_on, duty.remind_on):
        duty.look_on = first_look(reckoned.due_on, reckoned.remind_on)
    for name in ("rule_code", "rule_variant", "starts_on", "suspended_since", "state", "ended_on"):
        setattr(duty, name, getattr(clock, name))
    duty.basis, duty.rule_in_force_from = reckoned.basis, reckoned.rule_in_force_from
    duty.due_on, duty.remind_on = reckoned.due_on, reckoned.remind_on
    return before != [getattr(duty, name) for name in DERIVED]
