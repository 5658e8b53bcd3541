"""From the mail server, one message after the other: killed at any point, nothing is taken twice and nothing is lost.

The server's own numbers say how far we are; each message is known again by a keyed mark; a number is passed only when
the message has been dealt with, in a transaction of its own.
"""

import logging
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from uuid import UUID

from cryptography.exceptions import InvalidTag
from django.db import DatabaseError
from django.db.models import Q

from thongsuot.core.errors import DomainError
from thongsuot.mail import wire
from thongsuot.mail.actions.arriving import is_done
from thongsuot.mail.actions.taking import give_up, take
from thongsuot.mail.actions.tidying import MARKS_KEPT
from thongsuot.mail.models import Leftover, Mailbox
from thongsuot.mail.rules.letter import LARGEST

AT_ONCE = 50
TRIES = 3
LOOK_BACK = timedelta(days=2)
LOOK_FAR_BACK = timedelta(days=30)  # where originals are still to be found that must not stay, or wait to be decided on
SLACK = timedelta(minutes=5)  # by which the server's clock may run behind ours
# What a letter that nobody foresaw may raise on its way: the words are not logged, they may be the letter's.
LETTER_FAULTS = (
    ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError, AssertionError, zlib.error,
    DatabaseError, DomainError,
)  # fmt: skip
LOG = logging.getLogger(__name__)


class LetterFault(Exception):
    """One letter could not be dealt with; its try is counted."""


def fetch_all(*, clock: Callable[[], datetime]) -> int:
    """Fetch every mailbox in use, one after the other; return how many messages were dealt with.

    From one no longer in use only what must not stay there is deleted. The trouble of one is not that of the others.
    """
    boxes = Mailbox.objects.filter(Q(active=True) | Q(leftovers__isnull=False)).distinct()
    ids = list(boxes.order_by("pk").values_list("pk", flat=True))
    return sum(fetch(mailbox_id=one, clock=clock) for one in ids)


def fetch(*, mailbox_id: UUID, clock: Callable[[], datetime]) -> int:
    """Deal with what is new in a mailbox, fifty messages at most; keep whether it was reached, or what is wrong."""
    mailbox = Mailbox.objects.select_related("unit").get(pk=mailbox_id)
    problem, done = "", 0
    try:
        with wire.opened(mailbox) as folder:
            for _one in _work(mailbox, folder, clock):
                done += 1
            problem = "" if _delete_leftovers(mailbox, folder) else "not-deleted"
    except (wire.NotReached, InvalidTag, LetterFault) as fault:
        _keep(mailbox, problem=_word(fault))
        return done
    # How far we are follows from when a mailbox in use was reached: of another only originals are deleted.
    _keep(mailbox, problem=problem, **({"reached_at": clock()} if mailbox.active else {}))
    return done


def _word(fault: wire.NotReached | InvalidTag | LetterFault) -> str:
    if isinstance(fault, wire.NotReached):
        return fault.problem
    return "sealed" if isinstance(fault, InvalidTag) else "a-letter"


def _work(mailbox: Mailbox, folder: wire.Folder, clock: Callable[[], datetime]) -> Iterator[int]:
    if not mailbox.active:
        return
    _begin(mailbox, folder, clock())
    _delete_leftovers(mailbox, folder)
    for lying in folder.after(mailbox.last_uid, AT_ONCE):
        _deal_with(mailbox, folder, lying, clock())
        yield lying.uid


def _begin(mailbox: Mailbox, folder: wire.Folder, at: datetime) -> None:
    """Find out where to begin: in a folder not seen before, or one whose numbers the server gave out anew.

    What was to be deleted by an old number comes up again by a new one, and is known by its mark (`arriving.begin`).
    """
    validity = folder.validity
    if mailbox.uid_validity == validity:
        return
    since = mailbox.since_at - SLACK
    if mailbox.reached_at:
        since = max(since, mailbox.reached_at - _look_back(mailbox, at))
    first = folder.first_since(since)
    mailbox.leftovers.exclude(uid_validity=validity).delete()
    last = (first or folder.next_uid) - 1
    _keep(mailbox, uid_validity=validity, last_uid=last, trying_uid=None, tries=0)


def _look_back(mailbox: Mailbox, at: datetime) -> timedelta:
    """Return how far before it was last reached a mailbox is looked through anew: never beyond the marks still kept.

    What came before and was dealt with would not be known any more, and be taken twice.
    """
    if mailbox.reached_at < at - MARKS_KEPT + LOOK_FAR_BACK:
        return SLACK
    open_ends = mailbox.leftovers.exists() or mailbox.set_aside.exists()
    return LOOK_FAR_BACK if open_ends else LOOK_BACK


def _deal_with(mailbox: Mailbox, folder: wire.Folder, lying: wire.Lying, at: datetime) -> None:
    """Take one message, pass its number, mark it as seen. A message on which we died three times is given up."""
    tries = mailbox.tries + 1 if mailbox.trying_uid == lying.uid else 1
    _keep(mailbox, trying_uid=lying.uid, tries=tries)
    if tries <= TRIES:
        _take_counted(mailbox, folder, lying, at)
    elif not is_done(mailbox, lying.uid):
        give_up(mailbox=mailbox, lying=lying, at=at)
    _keep(mailbox, last_uid=lying.uid, trying_uid=None, tries=0)
    # The mark is for people who look into the mailbox: a server that refuses it keeps no letter from being passed.
    with suppress(wire.NotReached):
        folder.mark_seen(lying.uid)


def _take_counted(mailbox: Mailbox, folder: wire.Folder, lying: wire.Lying, at: datetime) -> None:
    """Take a message; a wire that breaks is no death of ours; an answer without sense may be its doing."""
    try:
        _take(mailbox, folder, lying, at)
    except wire.NotReached as fault:
        if fault.problem != "not-understood":
            _keep(mailbox, tries=mailbox.tries - 1)
        raise
    except LETTER_FAULTS as fault:
        LOG.error("mail: a letter could not be dealt with (%s), try %d", type(fault).__name__, mailbox.tries)
        raise LetterFault from None


def _take(mailbox: Mailbox, folder: wire.Folder, lying: wire.Lying, at: datetime) -> None:
    whole = lying.size <= LARGEST
    try:
        raw = folder.whole(lying.uid) if whole else folder.head(lying.uid)
    except wire.NotReached as fault:
        if fault.problem == "gone":  # somebody deleted it meanwhile
            return
        raise
    take(mailbox=mailbox, lying=lying, raw=raw, whole=whole, at=at)


def _delete_leftovers(mailbox: Mailbox, folder: wire.Folder) -> bool:
    """Delete at the server what must not stay there; return whether all is gone. The rest is tried in the next minute.

    Numbers are good for one validity alone: a folder that has another now is looked through anew, once in use.
    """
    for left in Leftover.objects.filter(mailbox=mailbox, uid_validity=folder.validity):
        try:
            folder.delete(left.uid)
        except wire.NotReached as fault:
            if fault.problem == "not-understood":
                continue
            raise
        left.delete()
    return not mailbox.leftovers.exists()


def _keep(mailbox: Mailbox, **values) -> None:
    for name, value in values.items():
        setattr(mailbox, name, value)
    mailbox.save(update_fields=list(values))
