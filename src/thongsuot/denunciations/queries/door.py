"""The denouncer's own door: by the receipt alone to their denunciation, and nothing else."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from thongsuot.core.actors import Actor
from thongsuot.core.errors import NotFound, TooMany
from thongsuot.denunciations.house import pepper
from thongsuot.denunciations.keys import envelopes, receipts
from thongsuot.denunciations.keys.trouble import Broken, Busy, WrongReceipt
from thongsuot.denunciations.models import Denunciation
from thongsuot.denunciations.permissions import denouncer
from thongsuot.denunciations.rules.ring import Ring


@dataclass(frozen=True)
class ByReceipt:
    """Whoever holds the receipt: `actor` for the acts, `ring` with the content's key alone."""

    denunciation_id: UUID
    actor: Actor
    ring: Ring

    def __repr__(self) -> str:
        return "ByReceipt(…)"


def open_by_receipt(number: str) -> ByReceipt:
    """Return what a receipt number opens; as slow for a wrong one as for a right one.

    Raises: NotFound (no such receipt, mistyped or not), TooMany.
    """
    try:
        receipt = receipts.derive(number, pepper())
    except WrongReceipt:
        raise NotFound(_("Mã nhận không đúng. Mã có 16 chữ số; xem lại từng số rồi gõ lại.")) from None
    except Busy:
        raise TooMany(_("Nhiều người đang mở cùng lúc. Chờ một phút rồi thử lại.")) from None
    found = Denunciation.objects.filter(receipt_lookup=receipt.lookup).first()
    if found is None or found.receipt_box is None:
        raise NotFound(_("Mã nhận không đúng. Mã có 16 chữ số; xem lại từng số rồi gõ lại."))
    return with_key(found.pk, envelopes.decrypt(receipt.key, found.receipt_box, found.pk.bytes))


def with_key(denunciation_id: UUID, content: bytes) -> ByReceipt:
    """Return the same for a page that kept the content's key, wrapped (`keys.session`), since the receipt was typed.

    Raises: NotFound where the key does not open this denunciation, or it was erased.
    """
    found = Denunciation.objects.filter(pk=denunciation_id, title__isnull=False).first()
    try:
        envelopes.decrypt(content, found.title if found else b"", denunciation_id.bytes)
    except Broken:
        raise NotFound(_("Không tìm thấy, hoặc đã hết thời gian xem. Gõ lại mã nhận.")) from None
    return ByReceipt(denunciation_id, denouncer(denunciation_id), Ring(content=content))


def receipt_of_form(form_token: str) -> str | None:
    """Return the receipt number of what was received with this token, None where nothing was."""
    mark = receipts.token_mark(form_token, pepper())
    return receipts.of_token(form_token, pepper()) if Denunciation.objects.filter(form_mark=mark).exists() else None
