"""Send a signed paper and prove on which day it was received."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from thongsuot.core.actors import Actor
from thongsuot.core.errors import Invalid, NotAllowedNow, NotFound
from thongsuot.documents.actions.record import check_day, document_ref, locked, words, write_act
from thongsuot.documents.models import Delivery
from thongsuot.documents.rules.states import HAND, POST, WAYS_TO_SEND
from thongsuot.files import actions as files


@transaction.atomic
def send(
    *,
    document_id: UUID,
    revision: int | None = None,
    way: str,
    to: str,
    address: str = "",
    tracking: str = "",
    to_person: bool = True,
    actor: Actor,
    on: date,
    at: datetime,
    entered: bool = True,
) -> Delivery:
    """Record that a signed paper went out on `on`: by post (with its tracking number), by hand or electronically.

    `to_person`: to the person of the matter, whose receipt starts clocks; False: to another body that must know.
    Raises: NotFound, Refused, Stale, NotAllowedNow (not signed, no signature page), Invalid (way, to, tracking, on).
    """
    document = locked(document_id=document_id, actor=actor, verb="send", above="send", revision=revision)
    check_day(on, at)
    if on < document.signed_on:
        raise Invalid(_("Ngày gửi sớm hơn ngày ký. Ghi lại ngày."), field="on")
    if way not in WAYS_TO_SEND:
        raise Invalid(_("Chọn một cách gửi trong danh sách."), field="way")
    needed = _("Ghi mã bưu gửi in trên phiếu gửi của bưu điện.") if way == POST else ""
    tracking = words(tracking, "tracking", needed=needed, limit=40)
    texts = {
        "to": words(to, "to", needed=_("Ghi người hoặc cơ quan nhận."), limit=200),
        "address": words(address, "address", limit=300),
    }
    details = {"way": way, "tracking": tracking, "to_person": to_person}
    act = write_act(document, "send", actor=actor, on=on, at=at, details=details, texts=texts, entered=entered)
    document.sent_on = min(on, document.sent_on or on)
    document.save(update_fields=["sent_on", "revision"])
    return Delivery.objects.create(
        document=document, way=way, tracking=tracking, to_person=to_person, sent=act, sent_on=on
    )


@transaction.atomic
def prove_receipt(
    *,
    delivery_id: UUID,
    receipt_on: date,
    note: str,
    upload=None,
    actor: Actor,
    on: date,
    at: datetime,
    entered: bool = True,
) -> Delivery:
    """Record on which day a delivery was received and what proves it; clocks of the room above start from that day.

    `note`: who took it, which slip says so; `upload`: the slip itself (photo, PDF). What was handed over was received
    on the day it was handed over. Once proven it stays.
    Raises: NotFound, Refused, NotAllowedNow (proven before), Invalid (receipt_on, note, files).
    """
    delivery = Delivery.objects.filter(pk=delivery_id).first()
    if delivery is None:
        raise NotFound(_("Không tìm thấy, hoặc bà con không được xem."))
    document = locked(document_id=delivery.document_id, actor=actor, verb="prove_receipt", above="send")
    delivery = Delivery.objects.select_for_update().get(pk=delivery_id)
    _check_receipt(delivery, receipt_on, at)
    texts = {"note": words(note, "note", needed=_("Ghi ai nhận, giấy tờ nào chứng minh."))}
    if upload is not None:
        ref = document_ref(document)
        delivery.proof = files.store(upload=upload, name=upload.name, owner_ref=ref, actor=actor, at=at, scan=True)
    details = {"delivery": str(delivery.pk), "receipt_on": receipt_on.isoformat()}
    details |= {"sha256": delivery.proof.blob.sha256} if delivery.proof else {}
    write_act(document, "prove_receipt", actor=actor, on=on, at=at, details=details, texts=texts, entered=entered)
    delivery.receipt_on = receipt_on
    delivery.save(update_fields=["receipt_on", "proof"])
    if delivery.to_person:
        document.receipt_on = min(receipt_on, document.receipt_on or receipt_on)
    document.save(update_fields=["receipt_on", "revision"])
    return delivery


def _check_receipt(delivery: Delivery, receipt_on: date, at: datetime) -> None:
    if delivery.receipt_on:
        raise NotAllowedNow(_("Ngày nhận đã được ghi trước đây."))
    if receipt_on < delivery.sent_on:
        sent = f"{delivery.sent_on.day}/{delivery.sent_on.month}/{delivery.sent_on.year}"
        sentence = _("Ngày nhận không thể sớm hơn ngày gửi (%s). Xem lại phiếu báo phát.") % sent
        raise Invalid(sentence, field="receipt_on")
    if delivery.way == HAND and receipt_on != delivery.sent_on:
        raise Invalid(_("Giao tận tay thì ngày nhận là ngày giao."), field="receipt_on")
    check_day(receipt_on, at, field="receipt_on")
