"""Every verb of the room: `tasks` before they are sent · `sending`, and `moving` their day · `working` in a unit ·
`answering`, `urging` from above · `events` held."""

from thongsuot.directives.actions.answering import (
    accept_report,
    accept_reports,
    end_task,
    release,
    reopen_assignment,
    return_report,
)
from thongsuot.directives.actions.events import Outcome, Planned, call_off_event, hold_event, plan_event
from thongsuot.directives.actions.moving import check_new_day, move_batch, move_day
from thongsuot.directives.actions.sending import open_batch, send_task
from thongsuot.directives.actions.tasks import Wanted, change_task, draft_task, drop_task
from thongsuot.directives.actions.urging import urge_units
from thongsuot.directives.actions.working import name_officer, plan, refusal, report

__all__ = [
    "Outcome",
    "Planned",
    "Wanted",
    "accept_report",
    "accept_reports",
    "call_off_event",
    "change_task",
    "check_new_day",
    "draft_task",
    "drop_task",
    "end_task",
    "hold_event",
    "move_batch",
    "move_day",
    "name_officer",
    "open_batch",
    "plan",
    "plan_event",
    "refusal",
    "release",
    "reopen_assignment",
    "report",
    "return_report",
    "send_task",
    "urge_units",
]
