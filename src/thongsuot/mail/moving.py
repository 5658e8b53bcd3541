"""The mailboxes of units that end, among what a plan of reorganisation moves."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from thongsuot.changes.queries.moving import Kind, move_with
from thongsuot.changes.queries.world import Reading
from thongsuot.mail.models import Mailbox


def _mailboxes(reading: Reading) -> QuerySet[Mailbox]:
    return Mailbox.objects.filter(unit__in=reading.former_ids)


def take_part() -> None:
    """Let every dry run list the mailboxes."""
    goes_on = _("Địa chỉ giữ nguyên; thư mới thành đơn của đơn vị kế thừa.")
    move_with(Kind("mailboxes", _("Hộp thư tiếp nhận"), _mailboxes, "address", becomes=goes_on))
