"""What is judged from above, and what takes back an entry made by mistake."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from thongsuot.commitments.actions.keeping import reopened
from thongsuot.commitments.actions.record import check, locked, words, write_act
from thongsuot.commitments.actions.telling import tell_of
from thongsuot.commitments.models import Commitment
from thongsuot.commitments.rules.fold import KEPT, RUNNING
from thongsuot.core.actors import Actor
from thongsuot.duties import actions as duties

BROKEN_GROUND, WITHDRAWN_GROUND = "promise-broken", "promise-withdrawn"


@transaction.atomic
def reject_evidence(
    *, commitment_id: UUID, reason: str, revision: int | None = None, actor: Actor, on: date, at: datetime
) -> Commitment:
    """Say that what was shown proves nothing: it stands no longer, and a promise called kept runs again.

    Raises: NotFound, Refused (commitments.judge), Stale, Invalid (reason), NotAllowedNow (no evidence stands).
    """
    commitment = locked(commitment_id=commitment_id, permission="commitments.judge", actor=actor, revision=revision)
    reason = words(reason, "reason", needed=_("Chưa ghi vì sao bằng chứng chưa đủ. Ghi cần thêm gì."))
    check(commitment, "evidence_rejected", on)
    again = [reopened(commitment, actor=actor, on=on, at=at)] if commitment.state == KEPT else []
    texts = {"reason": reason}
    write_act(commitment, "evidence_rejected", duty_acts=again, texts=texts, actor=actor, on=on, at=at)
    tell_of(commitment, "promise-rejected", actor=actor, on=on, at=at)
    return commitment


@transaction.atomic
def judge_broken(
    *, commitment_id: UUID, reason: str, revision: int | None = None, actor: Actor, on: date, at: datetime
) -> Commitment:
    """Judge that a promise whose day has passed was not kept; the duty ends, the verdict stays to be read.

    Raises: NotFound, Refused (commitments.judge), Stale, Invalid (reason), NotAllowedNow (the day is not over).
    """
    commitment = locked(commitment_id=commitment_id, permission="commitments.judge", actor=actor, revision=revision)
    reason = words(reason, "reason", needed=_("Chưa ghi căn cứ kết luận. Ghi đã kiểm tra thế nào."))
    check(commitment, "judged_broken", on)
    ended = duties.waive(duty=commitment.duty, ground=BROKEN_GROUND, on=on, actor=actor, at=at)
    texts = {"reason": reason}
    write_act(commitment, "judged_broken", duty_acts=(ended,), texts=texts, actor=actor, on=on, at=at)
    tell_of(commitment, "promise-judged", actor=actor, on=on, at=at)
    return commitment


@transaction.atomic
def withdraw(
    *, commitment_id: UUID, reason: str, revision: int | None = None, actor: Actor, on: date, at: datetime
) -> Commitment:
    """Take a promise back that was written down wrongly: a correcting act; all that was done stays to be read.

    A public copy stays and says so. Raises: NotFound, Refused (commitments.correct), Stale, Invalid (reason),
    NotAllowedNow (withdrawn already).
    """
    commitment = locked(commitment_id=commitment_id, permission="commitments.correct", actor=actor, revision=revision)
    reason = words(reason, "reason", needed=_("Chưa ghi vì sao rút lại. Ghi sai ở đâu."))
    check(commitment, "withdrawn", on)
    ended = []
    if commitment.state == RUNNING:
        ended.append(duties.waive(duty=commitment.duty, ground=WITHDRAWN_GROUND, on=on, actor=actor, at=at))
    texts = {"reason": reason}
    write_act(commitment, "withdrawn", duty_acts=ended, texts=texts, actor=actor, on=on, at=at)
    return commitment
