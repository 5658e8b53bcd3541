"""Codes, lists of people as they are pasted, and what the acts make of an invitation. Pure."""

from thongsuot.invitations.rules.codes import new_code, parse_code, show_code
from thongsuot.invitations.rules.people import BadLine, Person, parse
from thongsuot.invitations.rules.standing import (
    COMING,
    NOT_COMING,
    REPLIES,
    Act,
    Standing,
    WrongAct,
    fold,
    step,
)

__all__ = [
    "COMING",
    "NOT_COMING",
    "REPLIES",
    "Act",
    "BadLine",
    "Person",
    "Standing",
    "WrongAct",
    "fold",
    "new_code",
    "parse",
    "parse_code",
    "show_code",
    "step",
]
