"""To another body, sealed anew to those there; out of the house; to another investigator; up to the reviewing body."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from thongsuot.core.actors import Actor
from thongsuot.core.errors import Invalid, NotAllowedNow
from thongsuot.denunciations.actions.begun import Begun, begin, words
from thongsuot.denunciations.actions.given import cleaned_words
from thongsuot.denunciations.actions.record import tell_readers
from thongsuot.denunciations.actions.sealing import give, require_some
from thongsuot.denunciations.models import Act, Denunciation, Envelope, Keyholder
from thongsuot.denunciations.queries.accused import accused_of, fit_to_know, is_excluded, may_handle
from thongsuot.denunciations.queries.keyholders import investigators
from thongsuot.denunciations.routing import SEALED
from thongsuot.denunciations.rules.ring import INVESTIGATOR, Unlocked


@transaction.atomic(using=SEALED)
def transfer(
    *, denunciation_id: UUID, unit_id: UUID, text: str = "", revision: int | None = None,
    actor: Actor, unlocked: Unlocked, on: date, at: datetime,
) -> Denunciation:  # fmt: skip
    """Pass on to the competent body here: sealed to its investigators, the identity still withheld.

    Whoever held it before loses it, the actor too: show the list next. Source: Luật Tố cáo, Điều 24.2.
    Raises: Invalid (unit), NotAllowedNow (nobody there holds a key).
    """
    begun = begin(
        "transfer", denunciation_id=denunciation_id, actor=actor, unlocked=unlocked, on=on, at=at, revision=revision
    )
    if unit_id == begun.row.unit_id:
        raise Invalid(_("Hồ sơ đang ở chính đơn vị này. Chọn đơn vị khác."), field="unit")
    if not may_handle(unit_id, accused_of(begun.row, begun.ring)):
        raise Invalid(_("Người đứng đầu của đơn vị này bị tố cáo. Chọn đơn vị cấp trên."), field="unit")
    receivers = _fit(begun, unit_id)
    require_some(receivers)
    begun.write(
        "transfer",
        texts={"text": cleaned_words(text, "text")},
        unit_id=unit_id,
        details={"since": held_since(begun.row)},
    )
    Envelope.objects.filter(denunciation=begun.row).exclude(keyholder__in=receivers).delete()
    Envelope.objects.filter(denunciation=begun.row, former=True).update(former=False)
    give(begun.row, begun.ring, receivers, kind=INVESTIGATOR, at=at)
    tell_readers(begun.row, at=at)
    return begun.row


def _fit(begun: Begun, unit_id: UUID) -> list[Keyholder]:
    """Return the investigators of the unit who may know: not excluded, not the accused by name or office."""
    holders = fit_to_know(investigators(begun.on, [unit_id]), accused_of(begun.row, begun.ring), begun.on)
    return [one for one in holders if not is_excluded(begun.row, one.officer_id)]


def held_since(denunciation: Denunciation) -> str:
    """Return the day (ISO) on which the present body got it: the term for passing on runs from there."""
    got = Act.objects.filter(denunciation=denunciation, verb__in=("receive", "transfer", "again"))
    return got.order_by("-number").values_list("on", flat=True).first().isoformat()


@transaction.atomic(using=SEALED)
def transfer_out(
    *, denunciation_id: UUID, to: str, text: str = "", revision: int | None = None,
    actor: Actor, unlocked: Unlocked, on: date, at: datetime,
) -> Denunciation:  # fmt: skip
    """Note that it was passed to a body outside, as a sealed letter (`reading.open_letter`); it ends here.

    `to`: that body, as on the cover. Raises: Invalid (to).
    """
    begun = begin(
        "transfer_out", denunciation_id=denunciation_id, actor=actor, unlocked=unlocked, on=on, at=at, revision=revision
    )
    texts = {"to": words(to, "to"), "text": cleaned_words(text, "text")}
    begun.write("transfer_out", texts=texts, details={"since": held_since(begun.row)})
    return begun.row


@transaction.atomic(using=SEALED)
def share(
    *, denunciation_id: UUID, keyholder_id: UUID,
    actor: Actor, unlocked: Unlocked, on: date, at: datetime,
) -> Denunciation:  # fmt: skip
    """Give another investigator of the body that handles it the same keys, for who comes later or stands in.

    Raises: Invalid (keyholder: not one of this body, or must not know).
    """
    begun = begin("share", denunciation_id=denunciation_id, actor=actor, unlocked=unlocked, on=on, at=at)
    holder = next((one for one in _fit(begun, begun.row.unit_id) if one.pk == keyholder_id), None)
    if holder is None:
        raise Invalid(_("Người này không nhận được khóa của hồ sơ. Chọn người khác."), field="keyholder")
    begun.write("share", details={"keyholder": str(keyholder_id)})
    give(begun.row, begun.ring, [holder], kind=INVESTIGATOR, at=at)
    tell_readers(begun.row, at=at, but=actor.officer_id)
    return begun.row


@transaction.atomic(using=SEALED)
def hand_up(*, denunciation_id: UUID, actor: Actor, unlocked: Unlocked, on: date, at: datetime) -> Denunciation:
    """Give the reviewing body, which so far reads the denouncer's words alone, the whole file.

    Raises: NotAllowedNow (no body reviews it).
    """
    begun = begin("hand_up", denunciation_id=denunciation_id, actor=actor, unlocked=unlocked, on=on, at=at)
    reviewing = Envelope.objects.filter(denunciation=begun.row, kind=Envelope.Kind.REVIEWER).select_related("keyholder")
    holders = [one.keyholder for one in reviewing]
    if not holders:
        raise NotAllowedNow(_("Chưa có cấp trên nào đang xem xét hồ sơ này."))
    begun.write("hand_up")
    give(begun.row, begun.ring, holders, kind=INVESTIGATOR, at=at)
    tell_readers(begun.row, at=at, but=actor.officer_id)
    return begun.row
