"""One row for each act of an officer: its address, its words, its form, the action that does it."""

from thongsuot.cases.views.desk.table.desk import DESK
from thongsuot.cases.views.desk.table.row import DeskAct
from thongsuot.cases.views.desk.table.work import WORK

__all__ = ["ACTS", "BY_SLUG", "BY_VERB", "DeskAct"]

ACTS = DESK + WORK
BY_SLUG = {act.slug: act for act in ACTS}
BY_VERB = {act.verb: act for act in ACTS}
