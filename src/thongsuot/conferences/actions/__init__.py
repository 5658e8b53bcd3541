"""Every act on a conference, its sites and papers. Each writes one entry of the book."""

from thongsuot.conferences.actions.attending import join, leave, not_come, report
from thongsuot.conferences.actions.correcting import correct_joined
from thongsuot.conferences.actions.holding import (
    call_item,
    close,
    conclude,
    give_task,
    open_conference,
    save_minutes,
    say,
    tell,
)
from thongsuot.conferences.actions.papers import accept_paper, register_again, register_paper, return_paper, speak
from thongsuot.conferences.actions.planning import Planned, call_off, change, move, plan
from thongsuot.conferences.actions.sites import add_communes, add_sites, drop_site

__all__ = [
    "Planned",
    "accept_paper",
    "add_communes",
    "add_sites",
    "call_item",
    "call_off",
    "change",
    "close",
    "conclude",
    "correct_joined",
    "drop_site",
    "give_task",
    "join",
    "leave",
    "move",
    "not_come",
    "open_conference",
    "plan",
    "register_again",
    "register_paper",
    "report",
    "return_paper",
    "save_minutes",
    "say",
    "speak",
    "tell",
]
