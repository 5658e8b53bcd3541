"""What the room no longer needs goes: letters nobody decided on, old marks, receipts not opened, counts by the hour."""

from collections import Counter
from datetime import datetime, timedelta

from django.db import transaction

from thongsuot.core.actors import service
from thongsuot.core.refs import Ref
from thongsuot.ledger import actions as ledger
from thongsuot.mail.actions.arriving import count_refused, tell_desk
from thongsuot.mail.actions.receipts import KEPT as RECEIPTS_KEPT
from thongsuot.mail.models import Arrival, MailReceipt, SenderHour, SetAside
from thongsuot.mail.outlines import KEPT, WARNED, accusing, goes_at

MARKS_KEPT = timedelta(days=400)
HOURS_KEPT = timedelta(days=1)
UNEVEN = timedelta(hours=1)  # one night this runs some seconds earlier than three nights before
MAIL = service("mail")


@transaction.atomic
def tidy(*, at: datetime) -> int:
    """Delete what is over; return how many letters nobody decided on. Each of them is counted, its original stays.

    Of one that may accuse somebody the desk is told three days before, so that somebody passes it on in time; it stays
    until three days after that, however late this runs.
    Writes one entry for all letters of a mailbox that go together.
    """
    over = _over(at)
    for aside in over:
        count_refused(aside.mailbox, "expired", at)
        aside.delete()
    for mailbox_id, number in sorted(Counter(aside.mailbox_id for aside in over).items()):
        act = {"reason": "expired", "count": number}
        ledger.record(actor=MAIL, verb="mail.drop_letters", subject=Ref("mailbox", mailbox_id), act=act, at=at)
    _warn(at)
    Arrival.objects.filter(at__lt=at - MARKS_KEPT, token=None).delete()
    MailReceipt.objects.filter(made_at__lt=at - RECEIPTS_KEPT).delete()
    SenderHour.objects.filter(hour_at__lt=at - HOURS_KEPT).delete()
    return len(over)


def _over(at: datetime) -> list[SetAside]:
    """Return the letters that go now, locked."""
    rows = SetAside.objects.select_for_update(of=("self",)).select_related("mailbox").filter(at__lt=at - KEPT)
    rows = [aside for aside in rows if goes_at(aside) < at + UNEVEN]
    unwarned = {aside.pk for aside in accusing(aside for aside in rows if aside.warned_at is None)}
    return [aside for aside in rows if aside.pk not in unwarned]


def _warn(at: datetime) -> None:
    """Tell each desk once of its letters that may accuse somebody and go within three days."""
    near = SetAside.objects.select_for_update(of=("self",)).select_related("mailbox").defer("sealed")
    guarded = accusing(near.filter(at__lt=at - KEPT + WARNED, warned_at=None))
    for mailbox in {aside.mailbox for aside in guarded}:
        tell_desk(mailbox, "mail-going", at)
    SetAside.objects.filter(pk__in=[aside.pk for aside in guarded]).update(warned_at=at)
