"""Every act on a duty.

Acts of `acts` are called inside another room's transaction and write no ledger entry: each returns the DutyAct, and
the calling room puts its `canonical()` into the one entry of its own act. Acts of `handing` and `reminding` stand
alone: officers and jobs call them, and those of officers write their own entry.
"""

from thongsuot.duties.actions.acts import (
    assign,
    correct,
    extend,
    hand_over,
    meet,
    open_duty,
    recompute,
    reopen,
    resume,
    suspend,
    waive,
)
from thongsuot.duties.actions.handing import give, set_pace
from thongsuot.duties.actions.reminding import remind_batch

__all__ = [
    "assign",
    "correct",
    "extend",
    "give",
    "hand_over",
    "meet",
    "open_duty",
    "recompute",
    "remind_batch",
    "reopen",
    "resume",
    "set_pace",
    "suspend",
    "waive",
]
