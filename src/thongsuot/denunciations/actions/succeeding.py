"""What a departed officer's key alone opens passes to a successor, by two custodians; the key then ends.

The departed key comes back in the memory of the second custodian's request alone: stored nowhere, given to nobody. Each
denunciation's keys are sealed to the successor only where the successor may know of it.
"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from thongsuot.core.access import require
from thongsuot.core.actors import Actor
from thongsuot.core.errors import Invalid, NotAllowedNow, NotFound
from thongsuot.denunciations.actions.holding import check_own, end_emptied, locked_with_the_others
from thongsuot.denunciations.actions.reading import write_reading
from thongsuot.denunciations.actions.record import OPEN, tell, write_act, write_key_act
from thongsuot.denunciations.actions.sealing import give
from thongsuot.denunciations.keys import custody, envelopes
from thongsuot.denunciations.models import Envelope, Keyholder, Reading, RecoveryRequest, Succession
from thongsuot.denunciations.queries.accused import accused_of, fit_to_know, is_excluded
from thongsuot.denunciations.queries.succeeding import departed, left_behind, successors_of
from thongsuot.denunciations.routing import SEALED
from thongsuot.denunciations.rules.ring import Ring, Unlocked


@transaction.atomic(using=SEALED)
def begin_succession(
    *, keyholder_id: UUID, successor_id: UUID, unlocked: Unlocked, actor: Actor, on: date, at: datetime
) -> Succession:
    """Do the first custodian's half: take off the outer envelope, and name the successor, of the same unit.

    A recovery or a succession of that key under way ends. Raises: NotFound (no departed officer's key), Refused,
    Invalid (successor), NotAllowedNow (nothing to pass on, or not entrusted to this custodian).
    """
    check_own(actor, unlocked)
    found = _departed(keyholder_id, on)
    require(actor, "denunciations.pass_on_key", found)
    if successor_id not in {one.pk for one in successors_of(found, on)}:
        raise Invalid(_("Người này không nhận được. Chọn người giải quyết khác của cùng đơn vị."), field="successor")
    if not left_behind(found).exists():
        raise NotAllowedNow(_("Không có hồ sơ nào chỉ khóa này mở được. Kết thúc khóa là đủ."))
    _end_others(found, at)
    shares = list(found.shares.filter(outer=unlocked.keyholder_id))
    if not shares:
        raise NotAllowedNow(_("Khóa này không gửi cho anh/chị giữ. Nhờ người giữ khóa danh tính khác."))
    for share in shares:
        share.opened = custody.open_outer(unlocked.private, bytes(share.blob))
        share.save(update_fields=["opened"])
    row = Succession.objects.create(
        keyholder=found, successor_id=successor_id, first_id=unlocked.keyholder_id, asked_at=at
    )
    details = {"state": row.state, "successor": str(successor_id)}
    write_key_act(found, "pass_on", actor=actor, on=on, at=at, details=details)
    tell({share.inner.officer_id for share in found.shares.select_related("inner").filter(opened__isnull=False)}, at=at)
    return row


def _departed(keyholder_id: UUID, on: date) -> Keyholder:
    found = departed(on).select_for_update(of=("self",)).filter(pk=keyholder_id).first()
    if found is None:
        raise NotFound(_("Không tìm thấy khóa của người đã thôi việc ở đơn vị. Tải lại danh sách."))
    return found


def _end_others(keyholder: Keyholder, at: datetime) -> None:
    ended = {"ended_at": at}
    keyholder.recoveries.filter(ended_at=None).update(state=RecoveryRequest.State.REFUSED, **ended)
    keyholder.successions.filter(ended_at=None).update(state=Succession.State.DROPPED, **ended)
    keyholder.shares.update(opened=None)


@transaction.atomic(using=SEALED)
def finish_succession(*, succession_id: UUID, unlocked: Unlocked, actor: Actor, on: date, at: datetime) -> Succession:
    """Do the second custodian's half: what the departed key alone opens is sealed to the successor, at once.

    What the successor must not know of, or what one of the two custodians must not, stays behind: `left`. With nothing
    left the departed key ends; else another successor takes the rest.
    Raises: NotFound, Refused, NotAllowedNow (the same custodian twice, not entrusted to this one, successor gone).
    """
    check_own(actor, unlocked)
    rows = Succession.objects.select_for_update(of=("self",)).select_related("successor__officer", "first")
    row = rows.filter(pk=succession_id, state=Succession.State.HALF).first()
    if row is None:
        raise NotFound(_("Không tìm thấy việc trao khóa này. Tải lại danh sách."))
    found = locked_with_the_others(row.keyholder_id)
    if found is None or not departed(on).filter(pk=found.pk).exists():
        raise NotFound(_("Không tìm thấy khóa của người đã thôi việc ở đơn vị. Tải lại danh sách."))
    require(actor, "denunciations.pass_on_key", found)
    if row.successor_id not in {one.pk for one in successors_of(found, on)}:
        raise NotAllowedNow(_("Người kế tiếp không còn giữ khóa ở đơn vị này. Bắt đầu lại với người khác."))
    passing = _Passing(row, _opened(row, unlocked), actor, on, at)
    row.passed, row.left = passing.all(unlocked)
    row.second_id, row.state, row.ended_at = unlocked.keyholder_id, Succession.State.DONE, at
    row.save(update_fields=["passed", "left", "second", "state", "ended_at"])
    found.shares.update(opened=None)
    details = {"state": row.state, "successor": str(row.successor_id), "passed": row.passed, "left": row.left}
    write_key_act(found, "pass_on", actor=actor, on=on, at=at, details=details)
    if row.passed:
        tell([row.successor.officer_id], at=at)
    if not row.left:
        end_emptied(found, actor=actor, on=on, at=at)
    return row


def _opened(row: Succession, key: Unlocked) -> bytes:
    """Return the departed officer's private key, in memory alone."""
    if row.first_id == key.keyholder_id:
        raise NotAllowedNow(_("Anh/chị đã làm phần của mình. Còn phải có người thứ hai."))
    share = row.keyholder.shares.filter(outer=row.first_id, inner=key.keyholder_id).first()
    if share is None or share.opened is None:
        raise NotAllowedNow(_("Khóa này không gửi cho anh/chị giữ. Nhờ người giữ khóa danh tính khác."))
    return envelopes.open_with(key.private, bytes(share.opened))


@dataclass(frozen=True)
class _Passing:
    """One succession while its denunciations are gone through."""

    row: Succession
    private: bytes
    actor: Actor
    on: date
    at: datetime

    def __repr__(self) -> str:
        return "_Passing(…)"

    def all(self, second: Unlocked) -> tuple[int, int]:
        """Seal each to the successor who may know of it; return how many were passed, and how many were not."""
        helpers = (self.row.first.officer_id, second.officer_id)
        rows = list(left_behind(self.row.keyholder).select_related("denunciation").order_by("denunciation_id"))
        passed = [self._one(envelope, helpers) for envelope in rows]
        return sum(passed), len(passed) - sum(passed)

    def _one(self, envelope: Envelope, helpers: tuple[UUID, UUID]) -> bool:
        matter, successor = envelope.denunciation, self.row.successor
        must_not = any(is_excluded(matter, officer_id) for officer_id in (successor.officer_id, *helpers))
        ring = Ring.unpacked(envelope.kind, envelopes.open_with(self.private, bytes(envelope.sealed)))
        if must_not or not fit_to_know([successor], accused_of(matter, ring), self.on):
            return False
        details = {"keyholder": str(successor.pk), "from": str(self.row.keyholder_id)}
        write_act(
            matter, "succeed", actor=self.actor, ring=ring, part=OPEN, on=self.on, at=self.at, details=details
        )  # fmt: skip
        give(matter, ring, [successor], kind=envelope.kind, at=self.at, former=envelope.former)
        for officer_id in helpers:
            write_reading(matter, Reading.What.KEYS, officer_id=officer_id, at=self.at)
        return True
