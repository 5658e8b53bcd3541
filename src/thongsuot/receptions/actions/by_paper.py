"""Sending a paper that is an act of the reception as well: one transaction, one entry, typed once."""

from collections.abc import Callable
from datetime import date, datetime

from django.db import transaction

from thongsuot.core.actors import Actor
from thongsuot.core.clock import legal_day
from thongsuot.documents import actions as documents
from thongsuot.documents.models import Delivery


@transaction.atomic
def send(*, closing: Callable, to_person: bool = True, actor: Actor, on: date, at: datetime, **given) -> Delivery:
    """Send a paper on `on`; to the person that is `closing` too: `give_notice` or `send_conclusion`, begun with its id.

    As `documents.send` with that act, which holds the digest of the sending. Raises: what either raises.
    """
    delivery = documents.send(to_person=to_person, actor=actor, on=on, at=at, entered=not to_person, **given)
    if to_person:
        closing(sent_on=on, paper_act=delivery.sent, actor=actor, on=legal_day(at), at=at)
    return delivery
