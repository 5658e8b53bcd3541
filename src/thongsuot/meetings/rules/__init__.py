"""What the acts make of a meeting and of a question (`fold`), and an agenda read from lines (`agenda`). Pure."""

from thongsuot.meetings.rules.agenda import Item, WrongLine, parse, written
from thongsuot.meetings.rules.fold import Act, Gathering, Put, WrongAct, fold, fold_question, step, step_question

__all__ = [
    "Act",
    "Gathering",
    "Item",
    "Put",
    "WrongAct",
    "WrongLine",
    "fold",
    "fold_question",
    "parse",
    "step",
    "step_question",
    "written",
]
