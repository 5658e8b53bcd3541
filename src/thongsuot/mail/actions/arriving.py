"""A message is known again, counted, and finished with: what every way of dealing with one shares."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import F

from thongsuot.core.clock import legal_day
from thongsuot.mail.models import Arrival, Leftover, Mailbox, RefusedCount, SenderHour, SetAside
from thongsuot.mail.permissions import SORTERS
from thongsuot.mail.sealing import mark, seal, unseal
from thongsuot.notices import actions as notices
from thongsuot.notices.models import Gateway, Message
from thongsuot.people.queries import officers_of

HOUR = timedelta(hours=1)
TOKEN = "token"
ASIDE = "/ban-lam-viec/thu-de-rieng/"


@dataclass(frozen=True)
class Coming:
    """A message under way: where it lies, and the token of the receipt that its sender will get."""

    mailbox: Mailbox
    arrival: Arrival
    uid_validity: int
    uid: int
    arrived_at: datetime
    token: str

    def __repr__(self) -> str:
        return "Coming(…)"


def begin(mailbox: Mailbox, uid: int, arrived_at: datetime, digest: bytes, at: datetime) -> tuple[Coming | None, bool]:
    """Return the message as one under way, None where it has been dealt with before; and whether it is new.

    The token is drawn before anything is done and kept sealed until it has been done: whoever is killed in between
    goes on with the same token, and so makes the same case and the same receipt. Of one dealt with before, what must
    not stay at the mail server is to be deleted there again, wherever it lies now.
    """
    known = mark("arrival", mailbox.pk.bytes + digest)
    arrival = Arrival.objects.filter(mark=known).first()
    new = arrival is None
    if arrival is None:
        token = seal(secrets.token_urlsafe(32).encode(), TOKEN)
        arrival = Arrival.objects.create(mark=known, at=at, token=token, place=_place(mailbox, uid))
    elif bytes(arrival.place or b"") != _place(mailbox, uid):
        _lies_elsewhere(arrival, mailbox, uid)
    if arrival.token is None:
        if arrival.to_delete:
            leave(mailbox, mailbox.uid_validity or 0, uid)
        return None, False
    token = unseal(arrival.token, TOKEN).decode()
    return Coming(mailbox, arrival, mailbox.uid_validity or 0, uid, arrived_at, token), new


def _place(mailbox: Mailbox, uid: int) -> bytes:
    return mark("place", mailbox.pk.bytes + f"{mailbox.uid_validity} {uid}".encode())


def _lies_elsewhere(arrival: Arrival, mailbox: Mailbox, uid: int) -> None:
    Arrival.objects.filter(pk=arrival.pk).update(place=_place(mailbox, uid))
    SetAside.objects.filter(arrival=arrival).update(uid_validity=mailbox.uid_validity or 0, uid=uid)


def is_done(mailbox: Mailbox, uid: int) -> bool:
    """Return whether the message that lies there has been dealt with, though its number was not passed."""
    return Arrival.objects.filter(place=_place(mailbox, uid), token=None).exists()


def finish(coming: Coming, *, delete: bool = False) -> None:
    """Note that a message has been dealt with; `delete`: its original goes from the mail server. In the act itself."""
    delete = delete or (coming.mailbox.delete_taken and coming.uid > 0)
    Arrival.objects.filter(pk=coming.arrival.pk).update(token=None, to_delete=delete)
    if delete:
        leave(coming.mailbox, coming.uid_validity, coming.uid)


def leave(mailbox: Mailbox, uid_validity: int, uid: int) -> None:
    """Note that a message is to be deleted at the server."""
    if uid:
        Leftover.objects.get_or_create(mailbox=mailbox, uid_validity=uid_validity, uid=uid)


def count_refused(mailbox: Mailbox, reason: str, at: datetime, number: int = 1) -> None:
    """Count messages of which nothing else is kept."""
    row, _made = RefusedCount.objects.get_or_create(mailbox=mailbox, on=legal_day(at), reason=reason)
    RefusedCount.objects.filter(pk=row.pk).update(count=F("count") + number)


def this_hour(address: str, at: datetime, *, new: bool) -> int:
    """Return how many messages came from an address within this clock hour and the last, this one with them."""
    hour = at.replace(minute=0, second=0, microsecond=0)
    known = mark("sender", address.encode())
    if new:
        row, _made = SenderHour.objects.get_or_create(mark=known, hour_at=hour)
        SenderHour.objects.filter(pk=row.pk).update(count=F("count") + 1)
    rows = SenderHour.objects.filter(mark=known, hour_at__gte=hour - HOUR)
    return sum(rows.values_list("count", flat=True))


def tell_desk(mailbox: Mailbox, template: str, at: datetime) -> None:
    """Tell whoever decides on letters of a mailbox, each once until they have read it."""
    unread = Message.objects.filter(template=template, channel="desk", read_at=None).values("officer_id")
    for role in SORTERS:
        untold = officers_of(mailbox.receiver.pk, role, legal_day(at)).exclude(pk__in=unread)
        notices.notify_officers(officers=untold, template=template, params={"path": ASIDE}, at=at)


def own_addresses() -> set[str]:
    """Return the addresses that are ours: letters from them are our own mail come back."""
    ours = set(Mailbox.objects.values_list("address", flat=True))
    ours |= set(Gateway.objects.filter(channel="email").values_list("from_address", flat=True))
    return {address.casefold() for address in ours if address}


def sent_by_us(ids: tuple[str, ...]) -> list[Message]:
    """Return those of our mails whose ids these are, in that order."""
    wanted = [found for one in ids if (found := _row_of(one))]
    rows = Message.objects.filter(pk__in=wanted, channel=Message.Channel.EMAIL)
    by_id = {row.pk: row for row in rows}
    return [by_id[one] for one in wanted if one in by_id]


def _row_of(message_id: str) -> UUID | None:
    try:
        return UUID(message_id.partition("@")[0])
    except ValueError:
        return None
