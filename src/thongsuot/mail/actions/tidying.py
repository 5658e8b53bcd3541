"""What the room no longer needs goes: letters nobody decided on, old marks, receipts not opened, counts by the hour."""

from datetime import datetime, timedelta

from django.db import transaction

from thongsuot.mail.actions.arriving import count_refused
from thongsuot.mail.actions.receipts import KEPT as RECEIPTS_KEPT
from thongsuot.mail.models import Arrival, MailReceipt, SenderHour, SetAside
from thongsuot.mail.outlines import KEPT

MARKS_KEPT = timedelta(days=400)
HOURS_KEPT = timedelta(days=1)


@transaction.atomic
def tidy(*, at: datetime) -> int:
    """Delete what is over; return how many letters nobody decided on. Each of them is counted, its original stays."""
    over = list(SetAside.objects.select_for_update(of=("self",)).select_related("mailbox").filter(at__lt=at - KEPT))
    for aside in over:
        count_refused(aside.mailbox, "expired", at)
        aside.delete()
    Arrival.objects.filter(at__lt=at - MARKS_KEPT, token=None).delete()
    MailReceipt.objects.filter(made_at__lt=at - RECEIPTS_KEPT).delete()
    SenderHour.objects.filter(hour_at__lt=at - HOURS_KEPT).delete()
    return len(over)
