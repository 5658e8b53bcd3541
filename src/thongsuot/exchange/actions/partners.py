"""Other installations admitted and ended; every package believed goes back to one of these two acts."""

from datetime import date, datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from thongsuot.changes.actions.record import write_change
from thongsuot.changes.models import Change
from thongsuot.core.access import require
from thongsuot.core.actors import Actor
from thongsuot.core.errors import Invalid, NotAllowedNow, NotFound
from thongsuot.core.refs import Ref
from thongsuot.exchange.models import Partner
from thongsuot.exchange.rules.keys import Card, read_card, same_mark, sealing_key, signing_key
from thongsuot.exchange.rules.words import is_safe_address
from thongsuot.units.actions.altering import keep_values
from thongsuot.units.models import Installation
from thongsuot.units.queries import installation


def own_card() -> Card:
    """Return what this installation says of itself."""
    house = installation()
    return Card(
        name=house.name_vi,
        prefix=house.code_prefix,
        address=settings.PUBLIC_URL,
        signing_key=signing_key(settings.HOUSE_KEY).public_key().public_bytes_raw(),
        sealing_key=bytes(sealing_key(settings.HOUSE_KEY).public_key),
    )


@transaction.atomic
def admit_partner(*, card: str, mark: str, actor: Actor, on: date, at: datetime) -> Partner:
    """Believe another installation from now on. `mark`: the digits its administrator read out by telephone.

    One at a time, so that a form sent twice finds the first. Raises: Refused, Invalid (card, mark).
    """
    list(Installation.objects.select_for_update())
    require(actor, "exchange.trust", None)
    found = read_card(card)
    if found is None:
        raise Invalid(_("Đoạn chữ này không phải thẻ khóa. Chép lại cả đoạn từ thư của nơi kia."), field="card")
    if found.signing_key == own_card().signing_key:
        raise Invalid(_("Đây là thẻ của chính nơi này. Dán thẻ của nơi kia."), field="card")
    if found.prefix == installation().code_prefix:
        raise Invalid(_("Nơi kia dùng cùng bốn số đầu của mã với nơi này. Một nơi phải đổi trước."), field="card")
    if not same_mark(found, mark):
        sentence = _("Dấu khóa không khớp với thẻ. Gọi lại nơi kia theo số đã biết từ trước; không khớp thì đừng nhận.")
        raise Invalid(sentence, field="mark")
    if not is_safe_address(found.address):
        raise Invalid(
            _("Địa chỉ trong thẻ phải bắt đầu bằng https://. Nhờ nơi kia sửa địa chỉ rồi gửi thẻ mới."), field="card"
        )
    if Partner.objects.filter(signing_key=found.signing_key, ended_at=None).exists():
        raise Invalid(_("Nơi này đã được tin cậy rồi."), field="card")
    if Partner.objects.filter(prefix=found.prefix, ended_at=None).exists():
        raise Invalid(_("Đã tin cậy một nơi có bốn số đầu của mã này. Thôi tin cậy nơi đó trước."), field="card")
    partner = Partner.objects.create(**found.__dict__, admitted_at=at, admitted_by_id=actor.officer_id)
    details = {
        "prefix": found.prefix,
        "address": found.address,
        "signing_key": found.signing_key.hex(),
        "sealing_key": found.sealing_key.hex(),
    }
    change = _record("admit_partner", partner, details, actor, on, at)
    keep_values(change.entry, after={"name": partner.name, "prefix": partner.prefix, "address": partner.address})
    return partner


@transaction.atomic
def end_partner(*, partner_id: UUID, actor: Actor, on: date, at: datetime) -> Partner:
    """Believe an installation no more; what came before stays. Raises: Refused, NotFound, NotAllowedNow."""
    require(actor, "exchange.trust", None)
    partner = Partner.objects.select_for_update().filter(pk=partner_id).first()
    if partner is None:
        raise NotFound(_("Không tìm thấy, hoặc bà con không được xem."))
    if partner.ended_at:
        raise NotAllowedNow(_("Nơi này đã thôi được tin cậy rồi."))
    partner.ended_at = at
    partner.save(update_fields=["ended_at"])
    change = _record("end_partner", partner, {}, actor, on, at)
    keep_values(change.entry, before={"name": partner.name, "prefix": partner.prefix}, after={"until": on})
    return partner


def _record(verb: str, partner: Partner, details: dict, actor: Actor, on: date, at: datetime) -> Change:
    return write_change(verb, subject=Ref("partner", partner.pk), cases=[], details=details, actor=actor, on=on, at=at)
