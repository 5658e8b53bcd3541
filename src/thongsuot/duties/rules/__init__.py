"""What a duty's acts make of it, without Django.

`states` · `kinds` the four kinds and their periods · `fold` state and day · `climb` reminders · `badges` · `tasks`.
"""

from thongsuot.duties.rules.badges import Badge, badge
from thongsuot.duties.rules.climb import (
    DEFAULT_PACE,
    Reminding,
    beginning,
    due_reminders,
    first_look,
    next_look,
    schedule,
)
from thongsuot.duties.rules.fold import ALLOWED, Act, Clock, Reckoned, fold, law_terms, reckon, step
from thongsuot.duties.rules.kinds import (
    CONTINUOUS,
    NOT_BEFORE,
    ONCE_BY,
    PER_PERIOD,
    PERIODS,
    period_around,
    period_words,
    standing_proof,
)
from thongsuot.duties.rules.states import MET, MISSED, OPEN, SUSPENDED, WAIVED, WrongAct
from thongsuot.duties.rules.tasks import TASKS, task_name

__all__ = [
    "ALLOWED",
    "CONTINUOUS",
    "DEFAULT_PACE",
    "MET",
    "MISSED",
    "NOT_BEFORE",
    "ONCE_BY",
    "OPEN",
    "PERIODS",
    "PER_PERIOD",
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
    "beginning",
    "due_reminders",
    "first_look",
    "fold",
    "law_terms",
    "next_look",
    "period_around",
    "period_words",
    "reckon",
    "schedule",
    "standing_proof",
    "step",
    "task_name",
]
