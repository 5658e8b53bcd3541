"""Every act on a dialogue and on the questions put to it. Each writes one entry of the book."""

from thongsuot.meetings.actions.holding import close, followed, save_minutes, tell
from thongsuot.meetings.actions.moving import call_off, move
from thongsuot.meetings.actions.planning import Planned, announce, change, plan, plan_on_case
from thongsuot.meetings.actions.questions import answer, ask, call, join, keep_back, let_through, part

__all__ = [
    "Planned",
    "announce",
    "answer",
    "ask",
    "call",
    "call_off",
    "change",
    "close",
    "followed",
    "join",
    "keep_back",
    "let_through",
    "move",
    "part",
    "plan",
    "plan_on_case",
    "save_minutes",
    "tell",
]
