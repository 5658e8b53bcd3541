"""Mail that came back: the message did not arrive after all, and its address is not tried again."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from thongsuot.notices.actions.addresses import bury
from thongsuot.notices.models import Message
from thongsuot.notices.rules import UNDELIVERABLE


@transaction.atomic
def mark_returned(*, message_id: UUID, recipients: Iterable[str], at: datetime) -> Message | None:
    """Mark a mail as not arrived, and the addresses as dead; None where it is none of ours or was marked before.

    `recipients`: whom the report names, only addresses that our message went to, as its caller has checked.
    """
    message = Message.objects.select_for_update().filter(pk=message_id, channel=Message.Channel.EMAIL).first()
    if message is None or message.problem == UNDELIVERABLE:
        return None
    message.state, message.problem, message.ended_at = Message.State.FAILED, UNDELIVERABLE, at
    message.save(update_fields=["state", "problem", "ended_at"])
    for address in recipients:
        bury(address, at=at)
    return message
