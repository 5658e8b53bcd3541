"""What officers do with messages: read them on the desk, post the printed letters."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from thongsuot.core.actors import Actor
from thongsuot.core.errors import NotFound
from thongsuot.core.refs import Ref
from thongsuot.ledger import actions as ledger
from thongsuot.notices.models import Message
from thongsuot.notices.permissions import inbox_of, letters_of


@transaction.atomic
def mark_read(*, message_id: UUID, actor: Actor, at: datetime) -> Message:
    """Mark a desk message as read; reading twice changes nothing. Not an act on a matter: no ledger entry."""
    message = inbox_of(actor).select_for_update().filter(pk=message_id).first()
    if message is None:
        raise NotFound(_("Không tìm thấy tin này."))
    if message.read_at is None:
        message.read_at = at
        message.save(update_fields=["read_at"])
    return message


@transaction.atomic
def mark_all_read(*, actor: Actor, at: datetime) -> int:
    """Mark everything in the inbox as read; return how many were new."""
    return inbox_of(actor).filter(read_at=None).update(read_at=at)


@transaction.atomic
def mark_posted(*, message_ids: Iterable[UUID], actor: Actor, at: datetime) -> list[Message]:
    """Record that printed letters went to the post; those already posted are left. One entry a letter.

    Raises: NotFound where one of them is not in the actor's units.
    """
    wanted = set(message_ids)
    letters = list(letters_of(actor).select_for_update().filter(pk__in=wanted).order_by("pk"))
    if len(letters) != len(wanted):
        raise NotFound(_("Không tìm thấy thư này."))
    waiting = [letter for letter in letters if letter.state == Message.State.WAITING]
    for letter in waiting:
        letter.state, letter.ended_at = Message.State.SENT, at
        letter.save(update_fields=["state", "ended_at"])
        subject = Ref("message", letter.pk)
        ledger.record(actor=actor, verb="notices.post", subject=subject, act={"message": str(letter.pk)}, at=at)
    return waiting
