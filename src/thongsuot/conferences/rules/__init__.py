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
from thongsuot.conferences.rules.listing import Line, WrongLine, key_of, parse

__all__ = [
    "Act",
    "Line",
    "Paper",
    "Site",
    "Sitting",
    "WrongAct",
    "WrongLine",
    "fold",
    "fold_paper",
    "fold_site",
    "key_of",
    "parse",
    "step",
    "step_paper",
    "step_site",
]
