"""A lost passphrase: the old key passed into a new one by two custodians, each of whom alone learns nothing."""

from datetime import date, datetime
from itertools import permutations
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from thongsuot.core.access import require
from thongsuot.core.actors import Actor
from thongsuot.core.errors import NotAllowedNow, NotFound
from thongsuot.denunciations.actions.passphrases import check_passphrase, locked_by
from thongsuot.denunciations.actions.passphrases import unlocked as opened_key
from thongsuot.denunciations.actions.record import tell, write_key_act
from thongsuot.denunciations.keys import custody, envelopes, pairs
from thongsuot.denunciations.models import Keyholder, RecoveryRequest, RecoveryShare, Succession
from thongsuot.denunciations.queries.keyholders import custodians
from thongsuot.denunciations.routing import SEALED
from thongsuot.denunciations.rules.ring import Unlocked

State = RecoveryRequest.State


def entrust(keyholder: Keyholder, private: bytes, *, on: date) -> int:
    """Entrust a private key to every pair of custodians it is not entrusted to yet; return how many pairs were new.

    Done when a key is made and each time it is unlocked, so that custodians who come later are reached.
    """
    others = [one for one in custodians(on) if one.officer_id != keyholder.officer_id]
    present = set(RecoveryShare.objects.filter(keyholder=keyholder).values_list("outer_id", "inner_id"))
    fresh = [(outer, inner) for outer, inner in permutations(others, 2) if (outer.pk, inner.pk) not in present]
    rows = [
        RecoveryShare(
            keyholder=keyholder,
            outer=outer,
            inner=inner,
            blob=custody.entrust(private, bytes(inner.public_key), bytes(outer.public_key)),
        )
        for outer, inner in fresh
    ]
    RecoveryShare.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows)


@transaction.atomic(using=SEALED)
def ask_recovery(*, passphrase: str, actor: Actor, on: date, at: datetime) -> RecoveryRequest:
    """Ask for one's key back under a new passphrase; two custodians must act. An earlier request ends.

    Raises: NotFound (no key), Invalid (passphrase), NotAllowedNow (not entrusted to two custodians), TooMany.
    """
    keyholder = (
        Keyholder.objects.select_for_update(of=("self",)).filter(officer=actor.officer_id, ended_at=None).first()
    )
    if keyholder is None:
        raise NotFound(_("Anh/chị chưa có khóa. Tạo khóa trước."))
    require(actor, "denunciations.ask_recovery", keyholder)
    if not keyholder.shares.exists():
        raise NotAllowedNow(_("Khóa này chưa gửi cho hai người giữ khóa danh tính nên không lấy lại được."))
    check_passphrase(passphrase)
    pair = pairs.new_pair()
    new_locked = locked_by(pair.private, passphrase)
    keyholder.recoveries.filter(ended_at=None).update(state=State.REFUSED, ended_at=at)
    keyholder.successions.filter(ended_at=None).update(state=Succession.State.DROPPED, ended_at=at)
    keyholder.shares.update(opened=None)
    request = RecoveryRequest.objects.create(
        keyholder=keyholder, new_public=pair.public, new_locked=new_locked, asked_at=at
    )
    write_key_act(keyholder, "ask_recovery", actor=actor, on=on, at=at)
    helpers = set(keyholder.shares.values_list("outer__officer_id", flat=True))
    tell(helpers, at=at)
    return request


@transaction.atomic(using=SEALED)
def help_recover(*, request_id: UUID, unlocked: Unlocked, actor: Actor, on: date, at: datetime) -> RecoveryRequest:
    """Do one custodian's half, after making sure in person who asks; the second one's half makes it ready.

    Raises: NotFound, Refused, NotAllowedNow (the same custodian twice, or not entrusted to this one).
    """
    request = _waiting(request_id)
    require(actor, "denunciations.help_recover", request.keyholder)
    if request.state == State.ASKED:
        _open_outer(request, unlocked)
    else:
        _open_inner(request, unlocked)
    request.save()
    write_key_act(request.keyholder, "help_recover", actor=actor, on=on, at=at, details={"state": request.state})
    if request.state == State.READY:
        tell([request.keyholder.officer_id], at=at)
    return request


def _waiting(request_id: UUID) -> RecoveryRequest:
    rows = RecoveryRequest.objects.select_for_update(of=("self",)).select_related("keyholder")
    found = rows.filter(pk=request_id, state__in=(State.ASKED, State.HALF)).first()
    if found is None:
        raise NotFound(_("Không tìm thấy yêu cầu lấy lại khóa này. Tải lại danh sách."))
    return found


def _open_outer(request: RecoveryRequest, key: Unlocked) -> None:
    shares = list(request.keyholder.shares.filter(outer=key.keyholder_id))
    if not shares:
        raise NotAllowedNow(_("Khóa này không gửi cho anh/chị giữ. Nhờ người giữ khóa danh tính khác."))
    for share in shares:
        share.opened = custody.open_outer(key.private, bytes(share.blob))
        share.save(update_fields=["opened"])
    request.first_id, request.state = key.keyholder_id, State.HALF


def _open_inner(request: RecoveryRequest, key: Unlocked) -> None:
    if request.first_id == key.keyholder_id:
        raise NotAllowedNow(_("Anh/chị đã làm phần của mình. Còn phải có người thứ hai."))
    share = request.keyholder.shares.filter(outer=request.first_id, inner=key.keyholder_id).first()
    if share is None or share.opened is None:
        raise NotAllowedNow(_("Khóa này không gửi cho anh/chị giữ. Nhờ người giữ khóa danh tính khác."))
    request.result = custody.open_inner(key.private, bytes(share.opened), bytes(request.new_public))
    request.second_id, request.state = key.keyholder_id, State.READY
    request.keyholder.shares.update(opened=None)


@transaction.atomic(using=SEALED)
def finish_recovery(*, passphrase: str, actor: Actor, on: date, at: datetime) -> Keyholder:
    """Lock one's own old key, come back, by the new passphrase: all it opened opens again. Nothing was lost.

    Raises: NotFound (nothing is ready), Invalid (passphrase), TooMany.
    """
    rows = RecoveryRequest.objects.select_for_update(of=("self",)).select_related("keyholder")
    mine = rows.filter(keyholder__officer=actor.officer_id, keyholder__ended_at=None, state=State.READY)
    request = mine.first()
    if request is None:
        raise NotFound(_("Chưa đủ hai người giữ khóa danh tính làm phần của mình. Chờ thêm."))
    require(actor, "denunciations.change_passphrase", request.keyholder)
    fresh = opened_key(request.new_locked, passphrase)
    locked = locked_by(envelopes.open_with(fresh, bytes(request.result)), passphrase)
    keyholder = request.keyholder
    keyholder.locked = locked
    keyholder.save(update_fields=["locked"])
    request.state, request.result, request.ended_at = State.DONE, None, at
    request.save(update_fields=["state", "result", "ended_at"])
    write_key_act(keyholder, "finish_recovery", actor=actor, on=on, at=at)
    return keyholder
