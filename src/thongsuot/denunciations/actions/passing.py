"""Take in a case that turned out to be a denunciation, and let its sender reach it by the secret they already hold."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from thongsuot.core.actors import Actor
from thongsuot.core.errors import NotFound
from thongsuot.denunciations.actions.given import Given
from thongsuot.denunciations.actions.importing import receive_row
from thongsuot.denunciations.actions.passphrases import busy
from thongsuot.denunciations.actions.receive import Received
from thongsuot.denunciations.house import pepper
from thongsuot.denunciations.keys import envelopes, passages, receipts
from thongsuot.denunciations.keys.receipts import Receipt
from thongsuot.denunciations.keys.trouble import Busy
from thongsuot.denunciations.models import Denunciation, Passage
from thongsuot.denunciations.queries.door import open_by_receipt
from thongsuot.denunciations.routing import SEALED


@transaction.atomic(using=SEALED)
def receive_passed(
    *, given: Given, source: str, proof: bytes, digest: bytes, actor: Actor, on: date, at: datetime
) -> Received:
    """Receive what was a case, with a passage for its sender. `proof`: bytes that only the sender's secret gives again.

    By `source` and `proof` it is known again, so that a broken act done once more seals nothing twice.
    Raises: as `receive`.
    """
    received = receive_row(given=given, source=source, source_id=proof.hex(), digest=digest, actor=actor, on=on, at=at)
    passage = _derived(proof)
    content = open_by_receipt(received.receipt).ring.content
    box = envelopes.encrypt(passage.key, content, received.denunciation_id.bytes)
    Passage.objects.create(denunciation_id=received.denunciation_id, lookup=passage.lookup, box=box)
    return received


def find_passage(proof: bytes) -> Receipt | None:
    """Return what opens the passage of this proof, None where there is none: the same work and one query either way.

    Raises: TooMany
    """
    passage = _derived(proof)
    return passage if Passage.objects.filter(lookup=passage.lookup).exists() else None


def take_receipt(*, passage: Receipt, form_token: str) -> str:
    """Return a new receipt number for who came through a passage, and close it; the old number opens nothing more.

    The same form again shows the same number. No act is written: when a denouncer comes back is noted nowhere.
    Raises: NotFound (used before, or erased), TooMany.
    """
    number = receipts.of_token(form_token, pepper())
    try:
        opened_by = receipts.derive(number, pepper())
    except Busy:
        raise busy() from None
    with transaction.atomic(using=SEALED):
        found = Passage.objects.select_for_update().filter(lookup=passage.lookup).first()
        if found is not None:
            _give(found, passage, opened_by)
        elif not Denunciation.objects.filter(receipt_lookup=opened_by.lookup).exists():
            raise NotFound(_("Mã nhận đã được lấy trước đây. Mở bằng mã nhận ấy."))
    return number


def _give(found: Passage, passage: Receipt, opened_by: Receipt) -> None:
    pk = found.denunciation_id
    content = envelopes.decrypt(passage.key, bytes(found.box), pk.bytes)
    Denunciation.objects.filter(pk=pk, title__isnull=False).update(
        receipt_lookup=opened_by.lookup, receipt_box=envelopes.encrypt(opened_by.key, content, pk.bytes)
    )
    found.delete()


def _derived(proof: bytes) -> Receipt:
    try:
        return passages.derive(proof, pepper())
    except Busy:
        raise busy() from None
