"""What those who promised do: a new day beside the earlier ones, evidence, kept, handed on."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from thongsuot.commitments import rules
from thongsuot.commitments.actions.making import FARTHEST, check_keeper
from thongsuot.commitments.actions.record import check, check_day, keep_files, locked, words, write_act
from thongsuot.commitments.actions.telling import tell_new, tell_of
from thongsuot.commitments.models import Commitment
from thongsuot.commitments.rules.fold import BROKEN
from thongsuot.core.actors import Actor
from thongsuot.core.clock import legal_day
from thongsuot.core.errors import Invalid, NotAllowedNow
from thongsuot.duties import actions as duties
from thongsuot.duties.models import Duty, DutyAct

RENEWED = "promise-renewed"


@transaction.atomic
def renew(
    *,
    commitment_id: UUID,
    due_on: date,
    reason: str,
    revision: int | None = None,
    actor: Actor,
    on: date,
    at: datetime,
) -> Commitment:
    """Promise a later day, with the reason; the earlier days stay to be read. A day off becomes the next working day.

    Raises: NotFound, Refused (commitments.renew), Stale, Invalid (due_on, reason), NotAllowedNow (ended, or broken by
    the days that passed).
    """
    commitment = locked(commitment_id=commitment_id, permission="commitments.renew", actor=actor, revision=revision)
    reason = words(reason, "reason", needed=_("Chưa ghi vì sao phải hứa ngày mới. Ghi một câu."))
    check(commitment, "renewed", on, due_on=due_on.isoformat())
    if due_on > on + FARTHEST:
        raise Invalid(_("Ngày phải xong xa quá mười năm. Kiểm tra lại năm."), field="due_on")
    if not rules.may_renew(commitment.due_on, on):
        raise NotAllowedNow(
            _("Đã quá ngày hứa hơn %d ngày nên tính là không giữ lời, không hứa lại được. Làm xong thì ghi đã giữ.")
            % rules.GRACE_DAYS
        )
    moved = _move(commitment.duty, due_on, actor=actor, on=on, at=at)
    details = {"due_on": moved.details["due_on"], "asked": due_on.isoformat()}
    write_act(
        commitment, "renewed", duty_acts=(moved,), details=details, texts={"reason": reason}, actor=actor, on=on, at=at
    )
    tell_of(commitment, "promise-renewed", actor=actor, on=on, at=at)
    return commitment


def _move(duty: Duty, due_on: date, *, actor: Actor, on: date, at: datetime) -> DutyAct:
    """Extend the duty so that it is due on `due_on`, or on the next working day."""
    clock = duty.clock()
    days = (due_on - clock.fixed_due_on).days - sum(clock.extensions)
    return duties.extend(duty=duty, days=days, ground=RENEWED, on=on, actor=actor, at=at)


@transaction.atomic
def add_evidence(
    *,
    commitment_id: UUID,
    text: str,
    uploads: Iterable = (),
    revision: int | None = None,
    actor: Actor,
    on: date,
    at: datetime,
) -> Commitment:
    """Show what was done: words, and files where there are any.

    Raises: NotFound, Refused (commitments.keep), Stale, Invalid (text, files), NotAllowedNow (withdrawn).
    """
    commitment = locked(commitment_id=commitment_id, permission="commitments.keep", actor=actor, revision=revision)
    text = words(text, "text", needed=_("Chưa ghi bằng chứng cho thấy điều gì. Ghi một câu."))
    check(commitment, "evidence_added", on)
    details = {"files": keep_files(commitment, uploads, actor=actor, at=at)}
    write_act(commitment, "evidence_added", details=details, texts={"text": text}, actor=actor, on=on, at=at)
    return commitment


@transaction.atomic
def keep(
    *,
    commitment_id: UUID,
    kept_on: date | None = None,
    reason: str = "",
    revision: int | None = None,
    actor: Actor,
    on: date,
    at: datetime,
) -> Commitment:
    """Record that the promise was kept, on `kept_on` (None: today; an earlier day with the reason why it comes late).

    Evidence must stand. Of a promise judged broken it is kept late. Raises: NotFound, Refused (commitments.keep),
    Stale, Invalid (kept_on, reason), NotAllowedNow (no evidence, ended).
    """
    commitment = locked(commitment_id=commitment_id, permission="commitments.keep", actor=actor, revision=revision)
    day = kept_on or on
    check_day(day, commitment, at, "kept_on")
    if commitment.judged_on and day < commitment.judged_on:
        raise Invalid(_("Ngày này trước ngày kết luận là không giữ lời. Ghi ngày sau đó."), field="kept_on")
    late = _("Ghi ngày đã qua thì phải nói vì sao nay mới ghi.") if day < legal_day(at) else ""
    reason = words(reason, "reason", needed=late)
    check(commitment, "kept", day)
    acts = []
    if commitment.state == BROKEN:
        acts.append(reopened(commitment, actor=actor, on=day, at=at))
    acts.append(duties.meet(duty=commitment.duty, on=day, actor=actor, at=at))
    texts = {"reason": reason} if reason else {}
    write_act(commitment, "kept", duty_acts=acts, texts=texts, actor=actor, on=day, at=at)
    return commitment


def reopened(commitment: Commitment, *, actor: Actor, on: date, at: datetime) -> DutyAct:
    """Let the duty be owed again by the day that was promised last."""
    return duties.reopen(
        duty=commitment.duty, starts_on=commitment.said_on, due_on=commitment.due_on, on=on, actor=actor, at=at
    )


@transaction.atomic
def hand_over(
    *,
    commitment_id: UUID,
    holder_unit_id: UUID,
    holder_officer_id: UUID | None = None,
    reason: str,
    revision: int | None = None,
    actor: Actor,
    on: date,
    at: datetime,
) -> Commitment:
    """Name who keeps the promise from now on: the promising unit or one below it, and an officer there. Its day stays.

    Raises: NotFound, Refused (commitments.hand_over), Stale, Invalid (holder_unit, holder_officer, reason),
    NotAllowedNow (ended).
    """
    commitment = locked(commitment_id=commitment_id, permission="commitments.hand_over", actor=actor, revision=revision)
    reason = words(reason, "reason", needed=_("Chưa ghi vì sao giao lại. Ghi một câu."))
    check(commitment, "handed", on)
    if (holder_unit_id, holder_officer_id) == (commitment.duty.holder_unit_id, commitment.duty.holder_officer_id):
        raise Invalid(_("Đang là đơn vị và người này giữ. Chọn nơi khác, hoặc quay lại."), field="holder_unit")
    check_keeper(commitment.unit_id, holder_unit_id, holder_officer_id, on)
    handed = duties.hand_over(
        duty=commitment.duty, unit_id=holder_unit_id, officer_id=holder_officer_id, on=on, actor=actor, at=at
    )
    details = {
        "unit": str(holder_unit_id),
        "officer": str(holder_officer_id) if holder_officer_id else None,
    }
    write_act(
        commitment, "handed", duty_acts=(handed,), details=details, texts={"reason": reason}, actor=actor, on=on, at=at
    )
    tell_new([commitment], actor=actor, on=on, at=at)
    return commitment
