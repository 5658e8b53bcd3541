"""Every act on a duty.

Acts of `opening`, `acts`, `kinds`, `moving`, `urging.urge_within` and `urging_many` are called inside another room's
transaction and write no ledger entry: each returns the DutyAct, and that room puts its `canonical()` into the one entry
of its act.
Acts of `alone`, `handing`, `urging`, `overlapping` stand alone: officers call them and they write their own entry.
Jobs call the batches: `reminding`, `turning`, `digesting`, `overlapping`, `urging_many`.
"""

from thongsuot.duties.actions.acts import (
    assign,
    correct,
    extend,
    hand_over,
    meet,
    recompute,
    reopen,
    resume,
    suspend,
    waive,
)
from thongsuot.duties.actions.alone import ALONE, act_alone
from thongsuot.duties.actions.digesting import choose_digest, digest_batch
from thongsuot.duties.actions.handing import give, set_pace
from thongsuot.duties.actions.kinds import interrupt, miss, occur, restore, strike
from thongsuot.duties.actions.moving import move_many_within, tell_moved
from thongsuot.duties.actions.opening import open_duty
from thongsuot.duties.actions.overlapping import find_overlaps_batch, forget_matter, key_matter, tell_apart
from thongsuot.duties.actions.reminding import remind_batch
from thongsuot.duties.actions.turning import close_stood_batch, open_next_batch
from thongsuot.duties.actions.urging import answer_urge, answer_within, urge, urge_within
from thongsuot.duties.actions.urging_many import remind_of_urgings, tell_urged_batch, urge_many_within

__all__ = [
    "ALONE",
    "act_alone",
    "answer_urge",
    "answer_within",
    "assign",
    "choose_digest",
    "close_stood_batch",
    "correct",
    "digest_batch",
    "extend",
    "find_overlaps_batch",
    "forget_matter",
    "give",
    "hand_over",
    "interrupt",
    "key_matter",
    "meet",
    "miss",
    "move_many_within",
    "occur",
    "open_duty",
    "open_next_batch",
    "recompute",
    "remind_batch",
    "remind_of_urgings",
    "reopen",
    "restore",
    "resume",
    "set_pace",
    "strike",
    "suspend",
    "tell_apart",
    "tell_moved",
    "tell_urged_batch",
    "urge",
    "urge_many_within",
    "urge_within",
    "waive",
]
