"""Which mailboxes letters come from: an administrator names them, and tries whether they can be reached."""

import hashlib
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from thongsuot.core.access import require
from thongsuot.core.actors import Actor
from thongsuot.core.clock import legal_day
from thongsuot.core.errors import Invalid
from thongsuot.core.refs import Ref
from thongsuot.ledger import actions as ledger
from thongsuot.mail import wire
from thongsuot.mail.models import Mailbox
from thongsuot.mail.sealing import seal
from thongsuot.units.actions.altering import keep_values
from thongsuot.units.models import Unit
from thongsuot.units.queries import standing

FIELDS = ("address", "host", "port", "security", "certificate", "user", "folder", "delete_taken", "active")
# Where and how the stored password travels: whoever changes that types it, else it could be sent to a host of theirs.
SENT_TO = ("host", "port", "user", "security", "certificate")
PLACE = ("host", "port", "user", "folder")  # another of these is another folder: its numbers begin anew


@transaction.atomic
def set_mailbox(
    *, mailbox_id: UUID | None, unit: Unit, values: dict, password: str | None, actor: Actor, at: datetime
) -> Mailbox:
    """Set a mailbox, or a new one where `mailbox_id` is None; `password` None keeps the stored one. Writes an entry.

    The stored one is never sent elsewhere: another server, user, security or certificate asks for it again.

    Letters that came before it was first in use are left where they are. Raises: Refused, Invalid.
    """
    mailbox = Mailbox.objects.select_for_update().filter(pk=mailbox_id).first() or Mailbox()
    require(actor, "mail.configure", mailbox)
    _check(mailbox, unit, values, password, at)
    moved = any(getattr(mailbox, name) != values[name] for name in PLACE)
    before = _said(mailbox) if mailbox.password else {}
    for name in FIELDS:
        setattr(mailbox, name, values[name])
    mailbox.address, mailbox.unit, mailbox.changed_at = values["address"].casefold(), unit, at
    if password:
        mailbox.password = seal(password.encode(), f"password {mailbox.pk}")
    if moved or (mailbox.active and mailbox.since_at is None):
        mailbox.since_at, mailbox.uid_validity, mailbox.last_uid = at, None, 0
        mailbox.trying_uid, mailbox.tries, mailbox.reached_at, mailbox.problem = None, 0, None, ""
    mailbox.save()
    act = {name: getattr(mailbox, name) for name in FIELDS}
    act |= {"unit": str(unit.pk), "password_changed": bool(password)}
    subject = Ref("mailbox", mailbox.pk)
    entry, _key = ledger.record(actor=actor, verb="mail.set_mailbox", subject=subject, act=act, at=at)
    keep_values(entry, before=before, after=_said(mailbox) | {"secret": True if password else None})
    return mailbox


def _said(mailbox: Mailbox) -> dict:
    """Return what the page says of a mailbox; of the certificate its SHA-256."""
    said = {name: getattr(mailbox, name) for name in FIELDS if name != "certificate"}
    digest = hashlib.sha256(mailbox.certificate.encode()).hexdigest()[:16] if mailbox.certificate else None
    return said | {"certificate": digest, "unit": mailbox.unit.name}


def _check(mailbox: Mailbox, unit: Unit, values: dict, password: str | None, at: datetime) -> None:
    if not password and not mailbox.password:
        raise Invalid(_("Ghi mật khẩu của hộp thư."), field="new_password")
    if not password and any(getattr(mailbox, name) != values[name] for name in SENT_TO):
        said = _("Đổi máy chủ, cổng, tên đăng nhập, bảo mật đường truyền hoặc chứng thư thì gõ lại mật khẩu hộp thư.")
        raise Invalid(said, field="new_password")
    if values["security"] == Mailbox.Security.NONE and not wire.is_loopback(values["host"]):
        raise Invalid(_("Chỉ máy chủ thư trên chính máy này mới được nối không mã hóa. Chọn TLS."), field="security")
    here = standing(legal_day(at)).filter(pk=unit.pk, outside=False, practice=False)
    if not here.exists():
        raise Invalid(_("Chọn một đơn vị đang hoạt động của nơi này."), field="unit")
    if Mailbox.objects.filter(address__iexact=values["address"]).exclude(pk=mailbox.pk).exists():
        raise Invalid(_("Địa chỉ này đã có hộp thư. Sửa hộp thư ấy."), field="address")


def try_mailbox(*, mailbox_id: UUID, actor: Actor) -> tuple[str, int]:
    """Sign in once and look into the folder; return the fault in a word, or "" and how many letters lie there."""
    mailbox = Mailbox.objects.get(pk=mailbox_id)
    require(actor, "mail.configure", mailbox)
    try:
        with wire.opened(mailbox) as folder:
            return "", folder.count
    except wire.NotReached as fault:
        return fault.problem, 0
