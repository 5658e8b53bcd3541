"""Keys of officers: made, admitted by another, unlocked, ended."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from thongsuot.core.access import require
from thongsuot.core.actors import Actor
from thongsuot.core.errors import Invalid, NotAllowedNow, NotFound
from thongsuot.core.ids import new_id
from thongsuot.denunciations.actions.passphrases import check_passphrase, locked_by
from thongsuot.denunciations.actions.passphrases import unlocked as opened_key
from thongsuot.denunciations.actions.record import tell, write_key_act
from thongsuot.denunciations.actions.recovering import entrust
from thongsuot.denunciations.house import admission_pepper
from thongsuot.denunciations.keys import admissions, pairs
from thongsuot.denunciations.models import Denunciation, Envelope, IdentityWrap, Keyholder, Overseer, RecoveryShare
from thongsuot.denunciations.permissions import CURRENT, keys_waiting
from thongsuot.denunciations.queries.keyholders import facts, key_of
from thongsuot.denunciations.routing import SEALED
from thongsuot.denunciations.rules.ring import Unlocked
from thongsuot.units.models import Unit


@transaction.atomic(using=SEALED)
def enrol(*, unit: Unit, kind: str, passphrase: str, actor: Actor, on: date, at: datetime) -> Keyholder:
    """Make the actor's own key pair, locked by `passphrase`; it opens nothing until a custodian admits it.

    `kind`: of Keyholder.Kind. `unit`: one where the actor holds a post today.
    Raises: Refused, Invalid (kind, passphrase), NotAllowedNow (there is a key already), TooMany.
    """
    require(actor, "denunciations.enrol", unit)
    check_passphrase(passphrase)
    if kind not in Keyholder.Kind.values:
        raise Invalid(_("Chọn vai trò giữ khóa trong danh sách."), field="kind")
    if key_of(actor) is not None:
        raise NotAllowedNow(_("Anh/chị đã có khóa. Muốn đổi vai trò thì kết thúc khóa cũ trước."))
    pair = pairs.new_pair()
    keyholder = Keyholder.objects.create(
        id=new_id(),
        officer_id=actor.officer_id,
        unit_id=unit.pk,
        kind=kind,
        public_key=pair.public,
        locked=locked_by(pair.private, passphrase),
        made_at=at,
    )
    entrust(keyholder, pair.private, on=on)
    write_key_act(keyholder, "enrol", actor=actor, on=on, at=at)
    return keyholder


@transaction.atomic(using=SEALED)
def admit(*, keyholder_id: UUID, unlocked: Unlocked, actor: Actor, on: date, at: datetime) -> Keyholder:
    """Admit somebody else's key, after making sure in person whose it is: from now on it may be given envelopes.

    `unlocked`: the custodian's own key, so that a seat left open admits nobody. While fewer than two custodians are
    admitted, two who enrolled as custodians admit each other.
    Raises: NotFound, Refused.
    """
    check_own(actor, unlocked)
    found = keys_waiting(actor).select_for_update(of=("self",)).filter(pk=keyholder_id).first()
    if found is None:
        raise NotFound(_("Không tìm thấy khóa đang chờ này. Tải lại danh sách."))
    require(actor, "denunciations.admit", found)
    found.admitted_at, found.admitted_by_id = at, unlocked.keyholder_id
    found.mark = admissions.mark(admission_pepper(), bytes(found.public_key), facts(found))
    found.save(update_fields=["admitted_at", "admitted_by", "mark"])
    write_key_act(found, "admit", actor=actor, on=on, at=at, details={"by": str(unlocked.keyholder_id)})
    tell([found.officer_id], at=at)
    return found


def check_own(actor: Actor, unlocked: Unlocked) -> None:
    """Raise ValueError where a key is used by another than its holder: a fault of ours, never of the user."""
    if unlocked.officer_id != actor.officer_id:
        raise ValueError("an unlocked key acts for its holder alone")


def unlock(*, passphrase: str, actor: Actor, on: date) -> Unlocked:
    """Return the actor's key, unlocked; the caller keeps it no longer than the request, or wraps it (keys.session).

    Also entrusts it to custodians admitted since. A key not admitted yet unlocks too, for founding.
    Raises: Invalid (passphrase), NotFound (no key), TooMany.
    """
    keyholder = key_of(actor)
    if keyholder is None:
        raise NotFound(_("Anh/chị chưa có khóa. Tạo khóa trước."))
    private = opened_key(keyholder.locked, passphrase)
    entrust(keyholder, private, on=on)
    return Unlocked(keyholder.pk, keyholder.officer_id, private)


@transaction.atomic(using=SEALED)
def change_passphrase(*, old: str, new: str, actor: Actor, on: date, at: datetime) -> Keyholder:
    """Lock the actor's key by another passphrase; what it opens stays. Raises: Invalid (passphrase, new), NotFound."""
    keyholder = (
        Keyholder.objects.select_for_update(of=("self",)).filter(officer=actor.officer_id, ended_at=None).first()
    )
    if keyholder is None:
        raise NotFound(_("Anh/chị chưa có khóa. Tạo khóa trước."))
    require(actor, "denunciations.change_passphrase", keyholder)
    check_passphrase(new)
    keyholder.locked = locked_by(opened_key(keyholder.locked, old), new)
    keyholder.save(update_fields=["locked"])
    write_key_act(keyholder, "change_passphrase", actor=actor, on=on, at=at)
    return keyholder


@transaction.atomic(using=SEALED)
def end_key(*, keyholder_id: UUID, actor: Actor, on: date, at: datetime) -> Keyholder:
    """End a key: its holder reads nothing more. By the holder or a custodian.

    What a key alone opens its holder shares first; where they are gone, two custodians pass it on (`succeeding`).
    Raises: NotFound, Refused, NotAllowedNow (alone in reading a denunciation; the last two custodians).
    """
    found = locked_with_the_others(keyholder_id)
    if found is None:
        raise NotFound(_("Không tìm thấy khóa này. Tải lại danh sách."))
    require(actor, "denunciations.end_key", found)
    return end_emptied(found, actor=actor, on=on, at=at)


def end_emptied(found: Keyholder, *, actor: Actor, on: date, at: datetime) -> Keyholder:
    """End a key locked with the others, once whoever acts may; its envelopes and recovery shares go with it.

    Raises: NotAllowedNow, as `end_key`.
    """
    _check_others_remain(found)
    for model in (Envelope, Overseer, RecoveryShare):
        model.objects.filter(keyholder=found).delete()
    found.ended_at = at
    found.save(update_fields=["ended_at"])
    write_key_act(found, "end_key", actor=actor, on=on, at=at)
    return found


def locked_with_the_others(keyholder_id: UUID) -> Keyholder | None:
    """Return the key, all keys locked and whatever it opens: so that two ended at once leave no matter unread."""
    keys = Keyholder.objects.select_for_update(of=("self",)).filter(ended_at=None).order_by("pk")
    found = next((one for one in keys if one.pk == keyholder_id), None)
    opened = Envelope.objects.filter(keyholder=keyholder_id).values("denunciation")
    rows = Denunciation.objects.select_for_update(of=("self",)).filter(pk__in=opened).order_by("pk")
    len(rows.values_list("pk", flat=True))
    return found


def _check_others_remain(keyholder: Keyholder) -> None:
    mine = Envelope.objects.filter(keyholder=keyholder, kind=Envelope.Kind.INVESTIGATOR)
    others = Envelope.objects.filter(kind=Envelope.Kind.INVESTIGATOR).exclude(keyholder=keyholder)
    alone = mine.exclude(denunciation__in=others.values("denunciation")).filter(denunciation__receipt_box__isnull=False)
    if alone.exists():
        raise NotAllowedNow(
            _(
                "Có hồ sơ chỉ mình khóa này mở được. Chia sẻ cho người khác trước;"
                " người giữ khóa đã đi thì trao cho người kế tiếp."
            )
        )
    live = IdentityWrap.objects.filter(custodian__ended_at=None).exclude(custodian=keyholder)
    theirs = IdentityWrap.objects.filter(custodian=keyholder).exclude(denunciation__in=live.values("denunciation"))
    if theirs.exists():
        raise NotAllowedNow(_("Có danh tính chỉ còn khóa này giữ. Chờ các hồ sơ ấy hết hạn lưu rồi kết thúc khóa."))
    custodians = Keyholder.objects.filter(CURRENT, kind=Keyholder.Kind.CUSTODIAN)
    if keyholder.kind == Keyholder.Kind.CUSTODIAN and keyholder.is_current and custodians.count() <= 2:
        raise NotAllowedNow(_("Phải còn ít nhất hai người giữ khóa danh tính. Kết nạp thêm người trước."))
