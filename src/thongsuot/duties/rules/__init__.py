"""What a duty's acts make of it, without Django: `fold` state and day · `climb` reminders · `badges` · `tasks`."""

from thongsuot.duties.rules.badges import Badge, badge
from thongsuot.duties.rules.climb import DEFAULT_PACE, Reminding, due_reminders, first_look, next_look, schedule
from thongsuot.duties.rules.fold import (
    ALLOWED,
    MET,
    OPEN,
    SUSPENDED,
    WAIVED,
    Act,
    Clock,
    Reckoned,
    WrongAct,
    fold,
    law_terms,
    reckon,
    step,
)
from thongsuot.duties.rules.tasks import TASKS, task_name

__all__ = [
    "ALLOWED",
    "DEFAULT_PACE",
    "MET",
    "OPEN",
    "SUSPENDED",
    "TASKS",
    "WAIVED",
    "Act",
    "Badge",
    "Clock",
    "Reckoned",
    "Reminding",
    "WrongAct",
    "badge",
    "due_reminders",
    "first_look",
    "fold",
    "law_terms",
    "next_look",
    "reckon",
    "schedule",
    "step",
    "task_name",
]
