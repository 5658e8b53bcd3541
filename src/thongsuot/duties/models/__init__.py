"""Tables of duties: `duty` and its acts · `urging` · `telling` reminders and digests · `overlap`."""

from thongsuot.duties.models.duty import Duty, DutyAct
from thongsuot.duties.models.overlap import MatterKey, Overlap
from thongsuot.duties.models.telling import ClimbPace, Digest, DigestRefusal, Reminder
from thongsuot.duties.models.urging import Urging

__all__ = [
    "ClimbPace",
    "Digest",
    "DigestRefusal",
    "Duty",
    "DutyAct",
    "MatterKey",
    "Overlap",
    "Reminder",
    "Urging",
]
