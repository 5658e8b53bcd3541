"""What the acts make of a conference, a site and a paper (`fold`), and sites read from lines (`listing`). Pure."""

from thongsuot.conferences.rules.fold import (
    Act,
    Paper,
    Site,
    Sitting,
    WrongAct,
    fold,
    fold_paper,
    fold_site,
    step,
    step_paper,
    step_site,
)
from thongsuot.conferences.rules.listing import Line, Wrong, WrongLines, key_of, parse, without_mark

__all__ = [
    "Act",
    "Line",
    "Paper",
    "Site",
    "Sitting",
    "Wrong",
    "WrongAct",
    "WrongLines",
    "fold",
    "fold_paper",
    "fold_site",
    "key_of",
    "parse",
    "step",
    "step_paper",
    "step_site",
    "without_mark",
]
