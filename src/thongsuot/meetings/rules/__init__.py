"""What the acts make of a meeting, a question and a file (`fold`), and an agenda read from lines (`agenda`). Pure."""

from thongsuot.meetings.rules.agenda import Item, WrongLine, parse, written
from thongsuot.meetings.rules.fold import (
    Act,
    Gathering,
    Put,
    WrongAct,
    fold,
    fold_file,
    fold_question,
    step,
    step_file,
    step_question,
)

__all__ = [
    "Act",
    "Gathering",
    "Item",
    "Put",
    "WrongAct",
    "WrongLine",
    "fold",
    "fold_file",
    "fold_question",
    "parse",
    "step",
    "step_file",
    "step_question",
    "written",
]
