"""Receive a denunciation: worked out who may know, sealed, and receipted, in one transaction."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from thongsuot.core.access import require
from thongsuot.core.actors import Actor
from thongsuot.core.clock import legal_day
from thongsuot.core.errors import NotAllowedNow
from thongsuot.core.ids import new_id
from thongsuot.denunciations.actions.given import UNPARTED, Given, check_day_given, cleaned
from thongsuot.denunciations.actions.passphrases import busy
from thongsuot.denunciations.actions.record import SKEW, tell_readers, write_act
from thongsuot.denunciations.actions.sealing import (
    FILES_AT_ONCE,
    exclude_all,
    give,
    keep_files,
    new_ring,
    seal_identity,
    take_files,
)
from thongsuot.denunciations.house import pepper
from thongsuot.denunciations.keys import envelopes, receipts
from thongsuot.denunciations.keys.trouble import Busy
from thongsuot.denunciations.models import Denunciation, SealedDuty
from thongsuot.denunciations.queries.competent import Recipients, recipients
from thongsuot.denunciations.queries.keyholders import CUSTODIANS_NEEDED, custodians
from thongsuot.denunciations.routing import SEALED
from thongsuot.denunciations.rules.ring import CONTENT, INVESTIGATOR
from thongsuot.law.queries import book
from thongsuot.law.rules import DueDay


@dataclass(frozen=True)
class Received:
    """What the page after the last shows: the receipt number, once; who has it; by when it is first looked at.

    `is_certain`: the body is the competent one; else it passes it on. `due`: that day counted by its rule of law.
    """

    denunciation_id: UUID
    receipt: str
    unit_name: str
    due_on: date | None
    is_certain: bool = True
    due: DueDay | None = None

    def __repr__(self) -> str:
        return "Received(…)"


def receive(*, given: Given, form_token: str, actor: Actor, on: date, at: datetime) -> Received:
    """Receive a denunciation; the same `form_token` (`keys.receipts.new_token`) again gives the same receipt.

    `on`: the legal day of receipt; for paper the day of the stamp. Nobody hears the words but those competent, never
    the accused; nothing lies in clear, not for a moment.
    Raises: Invalid (names the field), NotAllowedNow (no custodians or nobody who may receive it), TooMany.
    """
    require(actor, "denunciations.receive", None)
    given = cleaned(given)
    check_day_given(on, legal_day(at + SKEW))
    receipt, mark = receipts.of_token(form_token, pepper()), receipts.token_mark(form_token, pepper())
    if (earlier := _of_form(mark, receipt)) is not None:
        return earlier
    opened_by = _derived(receipt)
    who = _who(given, on)
    taken = take_files(given.uploads, most=len(given.uploads) if given.channel in UNPARTED else FILES_AT_ONCE)
    try:
        with transaction.atomic(using=SEALED):
            return _receive(given, who, opened_by, receipt, mark, taken, actor, on, at)
    except IntegrityError:
        earlier = _of_form(mark, receipt)
        if earlier is None:
            raise
        return earlier


def _derived(receipt: str) -> receipts.Receipt:
    try:
        return receipts.derive(receipt, pepper())
    except Busy:
        raise busy() from None


def _who(given: Given, on: date) -> Recipients:
    # Of a letter that no form took apart, the name may stand anywhere: whoever is named in it is left out.
    accused = given.accused_name or (given.text if given.channel in UNPARTED else "")
    who = recipients(accused_name=accused, position=given.position, unit_id=given.unit_id, on=on)
    if not who.investigators or len(custodians(on)) < CUSTODIANS_NEEDED:
        raise NotAllowedNow(
            _("Nơi này chưa nhận được tố cáo đối với người ấy. Gửi đơn trực tiếp đến cơ quan cấp trên hoặc thanh tra.")
        )
    return who


def _of_form(mark: bytes, receipt: str) -> Received | None:
    earlier = Denunciation.objects.filter(form_mark=mark).select_related("unit").first()
    return _received(earlier, receipt) if earlier else None


def _received(denunciation: Denunciation, receipt: str, *, certain: bool = True) -> Received:
    first = SealedDuty.objects.filter(denunciation=denunciation, task="initial").order_by("turn").first()
    due_on = first.due_on if first else None
    due = book().due(first.rule_code, first.starts_on, first.rule_variant) if due_on else None
    return Received(denunciation.pk, receipt, denunciation.unit.name, due_on, certain, due)


def _receive(given, who: Recipients, opened_by, receipt: str, mark: bytes, taken, actor, on, at) -> Received:
    ring, pk = new_ring(), new_id()
    denunciation = Denunciation(
        id=pk,
        form_mark=mark,
        receipt_lookup=opened_by.lookup,
        receipt_box=envelopes.encrypt(opened_by.key, ring.content, pk.bytes),
        title=envelopes.encrypt(ring.content, given.title().encode(), pk.bytes),
        received_at=at,
    )
    details = {
        "channel": given.channel,
        "anonymous": not given.identity.is_given,
        "protection": bool(given.protection),
        "variant": "several-places" if given.several_places else "",
        "files": len(taken),
    }
    act = write_act(
        denunciation, "receive", actor=actor, ring=ring, part=CONTENT, on=on, at=at,
        texts=given.texts(), details=details, unit_id=who.competent.unit_id,
    )  # fmt: skip
    keep_files(act, taken, key=ring.content, part=CONTENT)
    exclude_all(denunciation, who.excluded)
    give(denunciation, ring, who.investigators, kind=INVESTIGATOR, at=at)
    if any(vars(given.identity).values()):
        seal_identity(denunciation, ring, given.identity, _entrusted(who, on))
    tell_readers(denunciation, at=at)
    return _received(denunciation, receipt, certain=who.competent.is_certain)


def _entrusted(who: Recipients, on: date):
    """Return the custodians who may be asked for the name: never one who may be the accused, while another is left."""
    fit = [one for one in custodians(on) if one.officer_id not in who.excluded]
    if not fit:
        raise NotAllowedNow(_("Chưa có người giữ khóa danh tính nào ngoài người bị tố cáo. Gửi đơn lên cấp trên."))
    return fit
