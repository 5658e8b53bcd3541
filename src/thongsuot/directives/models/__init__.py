"""Tables of directives: `instrument` and what was read in it · `task` given to units · `report` evidence upward ·
`event` reviews, study, inspections · `target` figures of a year · `act` what was done to any of them."""

from thongsuot.directives.models.act import DirectiveAct
from thongsuot.directives.models.event import Event
from thongsuot.directives.models.instrument import CitedInstrument, Importing, Instrument, Passage
from thongsuot.directives.models.report import Plan, Report
from thongsuot.directives.models.target import Link, Target, TargetFigure, Theme
from thongsuot.directives.models.task import Assignment, Task

__all__ = [
    "Assignment",
    "CitedInstrument",
    "DirectiveAct",
    "Event",
    "Importing",
    "Instrument",
    "Link",
    "Passage",
    "Plan",
    "Report",
    "Target",
    "TargetFigure",
    "Task",
    "Theme",
]
