"""The receipt of a letter: behind a path that opens once, so that no secret lies in a mailbox that others may read."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from thongsuot.cases.codes import key_for
from thongsuot.cases.models import Case
from thongsuot.cases.rules.secret import same_secret, secret_for
from thongsuot.core.errors import NotAllowedNow, NotFound
from thongsuot.denunciations.queries.door import receipt_of_form
from thongsuot.mail.models import MailReceipt
from thongsuot.mail.sealing import mark, seal, unseal

PATH = "/bien-nhan-thu/"
KEPT = timedelta(days=30)
SHOWN = timedelta(hours=1)  # a reload, or the way back, shows it again for so long
UNTAKEN = "files not taken"


@dataclass(frozen=True)
class OpenedReceipt:
    """What the path shows: the case with its secret ("" where it was changed since), the number of what was sealed."""

    case: Case | None
    secret: str
    sealed: str | None
    untaken: tuple[tuple[str, str], ...]

    def __repr__(self) -> str:
        return "OpenedReceipt(…)"


def keep_receipt(token: str, untaken, at: datetime) -> None:
    """Keep that a path leads to a receipt; the files not taken are readable by the path alone."""
    box = seal(json.dumps(untaken).encode(), UNTAKEN, token.encode()) if untaken else None
    MailReceipt.objects.get_or_create(mark=mark("receipt", token.encode()), defaults={"made_at": at, "untaken": box})


@transaction.atomic
def open_receipt(*, token: str, at: datetime) -> OpenedReceipt:
    """Open the receipt behind a path, once. Raises: NotFound (none, or too old), NotAllowedNow (opened before)."""
    row = MailReceipt.objects.select_for_update().filter(mark=mark("receipt", token.encode())).first()
    if row is None or row.made_at < at - KEPT:
        raise NotFound(_("Đường dẫn này không đúng hoặc đã quá 30 ngày. Đến nơi tiếp nhận để được cấp lại mã."))
    if row.opened_at and row.opened_at < at - SHOWN:
        raise NotAllowedNow(
            _("Biên nhận này đã mở một lần. Nếu không phải ông/bà mở, báo ngay nơi tiếp nhận để được cấp lại mã.")
        )
    if row.opened_at is None:
        row.opened_at = at
        row.save(update_fields=["opened_at"])
    untaken = json.loads(unseal(row.untaken, UNTAKEN, token.encode())) if row.untaken else []
    case, secret = _case(token)
    return OpenedReceipt(case, secret, receipt_of_form(token), tuple((name, why) for name, why in untaken))


def _case(token: str) -> tuple[Case | None, str]:
    case = Case.objects.filter(form_token=sha256(token.encode()).hexdigest()).select_related("duty").first()
    if case is None:
        return None, ""
    secret = secret_for(settings.HOUSE_KEY, token)
    opens = same_secret(key_for(case.secret_salt), case.secret_salt, secret, bytes(case.secret_hash))
    return case, secret if opens else ""
