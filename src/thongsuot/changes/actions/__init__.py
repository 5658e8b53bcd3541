"""Every act that crosses rooms: one function, one transaction, one entry, and the acts of other rooms under it."""

from thongsuot.changes.actions.closing import close_officer, close_unit, end_post
from thongsuot.changes.actions.erasing import erase_content
from thongsuot.changes.actions.handing import give_duty, hand_over_officer
from thongsuot.changes.actions.lawbook import add_year, change_days, change_rule, undo_law_change
from thongsuot.changes.actions.placing import place
from thongsuot.changes.actions.practice import clear_practice
from thongsuot.changes.actions.reorganising import (
    begin as begin_reorganisation,
)
from thongsuot.changes.actions.reorganising import (
    confirm as confirm_reorganisation,
)
from thongsuot.changes.actions.reorganising import (
    prepare as prepare_reorganisation,
)
from thongsuot.changes.actions.reorganising import (
    undo as undo_reorganisation,
)
from thongsuot.changes.actions.sealing import seal_case

__all__ = [
    "add_year",
    "begin_reorganisation",
    "change_days",
    "change_rule",
    "clear_practice",
    "close_officer",
    "close_unit",
    "confirm_reorganisation",
    "end_post",
    "erase_content",
    "give_duty",
    "hand_over_officer",
    "place",
    "prepare_reorganisation",
    "seal_case",
    "undo_law_change",
    "undo_reorganisation",
]
