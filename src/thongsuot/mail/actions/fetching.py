"""From the mail server, one message after the other: killed at any point, nothing is taken twice and nothing is lost.

The server's own numbers say how far we are; each message is known again by a keyed mark; a number is passed only when
the message has been dealt with, in a transaction of its own.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

from thongsuot.mail import wire
from thongsuot.mail.actions.taking import give_up, take
from thongsuot.mail.models import Leftover, Mailbox
from thongsuot.mail.rules.letter import LARGEST

AT_ONCE = 50
TRIES = 3
LOOK_BACK = timedelta(days=2)
SLACK = timedelta(minutes=5)  # by which the server's clock may run behind ours


def fetch_all(*, clock: Callable[[], datetime]) -> int:
    """Fetch every mailbox in use, one after the other; return how many messages were dealt with."""
    ids = list(Mailbox.objects.filter(active=True).order_by("pk").values_list("pk", flat=True))
    return sum(fetch(mailbox_id=one, clock=clock) for one in ids)


def fetch(*, mailbox_id: UUID, clock: Callable[[], datetime]) -> int:
    """Deal with what is new in a mailbox, fifty messages at most; keep whether it was reached."""
    mailbox = Mailbox.objects.select_related("unit").get(pk=mailbox_id)
    done = 0
    try:
        with wire.opened(mailbox) as folder:
            _begin(mailbox, folder)
            _delete_leftovers(mailbox, folder)
            for lying in folder.after(mailbox.last_uid, AT_ONCE):
                _deal_with(mailbox, folder, lying, clock())
                done += 1
            _delete_leftovers(mailbox, folder)
    except wire.NotReached as fault:
        _keep(mailbox, problem=fault.problem)
        return done
    _keep(mailbox, reached_at=clock(), problem="")
    return done


def _begin(mailbox: Mailbox, folder: wire.Folder) -> None:
    """Find out where to begin: in a folder not seen before, or one whose numbers the server gave out anew."""
    validity = folder.validity
    if mailbox.uid_validity == validity:
        return
    since = mailbox.since_at - SLACK
    if mailbox.reached_at:
        since = max(since, mailbox.reached_at - LOOK_BACK)
    first = folder.first_since(since)
    mailbox.leftovers.exclude(uid_validity=validity).delete()
    last = (first or folder.next_uid) - 1
    _keep(mailbox, uid_validity=validity, last_uid=last, trying_uid=None, tries=0)


def _deal_with(mailbox: Mailbox, folder: wire.Folder, lying: wire.Lying, at: datetime) -> None:
    """Take one message, mark it as seen, and pass its number. A message on which we died three times is given up."""
    tries = mailbox.tries + 1 if mailbox.trying_uid == lying.uid else 1
    _keep(mailbox, trying_uid=lying.uid, tries=tries)
    if tries > TRIES:
        give_up(mailbox=mailbox, lying=lying, at=at)
    else:
        _take(mailbox, folder, lying, at)
    folder.mark_seen(lying.uid)
    _keep(mailbox, last_uid=lying.uid, trying_uid=None, tries=0)


def _take(mailbox: Mailbox, folder: wire.Folder, lying: wire.Lying, at: datetime) -> None:
    whole = lying.size <= LARGEST
    try:
        raw = folder.whole(lying.uid) if whole else folder.head(lying.uid)
    except wire.NotReached as fault:
        if fault.problem == "gone":  # somebody deleted it meanwhile
            return
        raise
    take(mailbox=mailbox, lying=lying, raw=raw, whole=whole, at=at)


def _delete_leftovers(mailbox: Mailbox, folder: wire.Folder) -> None:
    """Delete at the server what must not stay there; what was not done is done in the next minute."""
    for left in Leftover.objects.filter(mailbox=mailbox, uid_validity=mailbox.uid_validity):
        folder.delete(left.uid)
        left.delete()


def _keep(mailbox: Mailbox, **values) -> None:
    for name, value in values.items():
        setattr(mailbox, name, value)
    mailbox.save(update_fields=list(values))
