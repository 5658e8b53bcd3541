"""What a promise is by its acts, how it stands on a day, and which sentences read like one. Pure."""

from thongsuot.commitments.rules.fold import ALLOWED, Act, Promise, WrongAct, fallen, fold, may, step
from thongsuot.commitments.rules.standing import GRACE_DAYS, STANDINGS, lapses_on, may_renew, standing

__all__ = [
    "ALLOWED",
    "GRACE_DAYS",
    "STANDINGS",
    "Act",
    "Promise",
    "WrongAct",
    "fallen",
    "fold",
    "lapses_on",
    "may",
    "may_renew",
    "standing",
    "step",
]
