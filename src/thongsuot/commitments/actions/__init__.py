"""Every act on a promise. Rooms above make promises by `make` and `make_several`, in a transaction of their own or not.

Each act writes one entry of the book, which commits to its words and to what it did to the duty.
"""

from thongsuot.commitments.actions.forgetting import forget_about
from thongsuot.commitments.actions.judging import judge_broken, reject_evidence, withdraw
from thongsuot.commitments.actions.keeping import add_evidence, hand_over, keep, renew
from thongsuot.commitments.actions.making import Promised, make, make_several
from thongsuot.commitments.actions.publishing import PromiseCopy, publish, unpublish, withhold

__all__ = [
    "PromiseCopy",
    "Promised",
    "add_evidence",
    "forget_about",
    "hand_over",
    "judge_broken",
    "keep",
    "make",
    "make_several",
    "publish",
    "reject_evidence",
    "renew",
    "unpublish",
    "withdraw",
    "withhold",
]
