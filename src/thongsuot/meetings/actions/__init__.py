"""Every act on a dialogue, its files and the questions put to it. Each writes one entry of the book."""

from thongsuot.meetings.actions.files import add_file, hide_file, redraw_file, show_file, take_file_out
from thongsuot.meetings.actions.holding import close, followed, save_minutes, tell
from thongsuot.meetings.actions.moving import call_off, move
from thongsuot.meetings.actions.planning import Planned, announce, change, plan, plan_on_case
from thongsuot.meetings.actions.questions import answer, ask, call, join, keep_back, let_through, part

__all__ = [
    "Planned",
    "add_file",
    "announce",
    "answer",
    "ask",
    "call",
    "call_off",
    "change",
    "close",
    "followed",
    "hide_file",
    "join",
    "keep_back",
    "let_through",
    "move",
    "part",
    "plan",
    "plan_on_case",
    "redraw_file",
    "save_minutes",
    "show_file",
    "take_file_out",
    "tell",
]
