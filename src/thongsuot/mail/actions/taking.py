"""What a message becomes: a case, an addition to one, something sealed; or it is set aside, refused, reported back."""

from dataclasses import replace
from datetime import datetime

from thongsuot.cases.actions.intake import TEXT_LIMIT
from thongsuot.mail.actions import arriving
from thongsuot.mail.actions.aside import set_aside
from thongsuot.mail.actions.bouncing import take_bounce
from thongsuot.mail.actions.letters import NoRoom, NotTaken, add_to_case, take_letter
from thongsuot.mail.actions.threads import Belonging, belonging
from thongsuot.mail.models import Mailbox
from thongsuot.mail.rules import sorting
from thongsuot.mail.rules.letter import Letter, Unreadable, message_of, read
from thongsuot.mail.wire import Lying
from thongsuot.notices import actions as notices

NOTE_ROOM = 1_000  # characters left for the names of files that were not taken


def take(*, mailbox: Mailbox, lying: Lying, raw: bytes, whole: bool, at: datetime) -> str:
    """Deal with one message and return what was done, in a word; a message dealt with before does nothing again.

    `whole`: `raw` is all of it, not its headers alone.
    """
    try:
        message = message_of(raw)
        letter = read(message)
    except Unreadable:
        return give_up(mailbox=mailbox, lying=lying, at=at)
    coming, new = arriving.begin(mailbox, lying.uid, lying.arrived_at, _digest(letter, lying, whole), at)
    if coming is None:
        return "known"
    early = sorting.before_reading(message)
    if early and early.kind == sorting.BOUNCE:
        return take_bounce(coming, message, at)
    hour = _this_hour(letter, at, new=new) if early is None else 0
    is_ours = bool(arriving.sent_by_us((letter.message_id,)))
    found = early or sorting.of_letter(letter, own=arriving.own_addresses(), is_ours=is_ours, this_hour=hour)
    if found.kind == sorting.REFUSED:
        arriving.count_refused(mailbox, found.reason, at)
        arriving.finish(replace(coming, uid=0))  # its original stays
        return found.reason
    if found.kind == sorting.ASIDE or not whole:
        return set_aside(coming, letter, raw if whole else None, found.reason or sorting.TOO_LARGE, at)
    notices.revive(letter.sender)
    return _take_letter(coming, letter, raw, at)


def _this_hour(letter: Letter, at: datetime, *, new: bool) -> int:
    """Return how many letters came from its address; who forges an address in spam closes no door to its owner."""
    if not letter.sender or sorting.is_spam(letter.headers):
        return 0
    return arriving.this_hour(letter.sender, at, new=new)


def _digest(letter: Letter, lying: Lying, whole: bool) -> bytes:
    return letter.digest() if whole else letter.digest() + lying.size.to_bytes(8)


def give_up(*, mailbox: Mailbox, lying: Lying, at: datetime) -> str:
    """Set a message aside that cannot be read, by its number alone; it stays whole at the mail server."""
    digest = f"{mailbox.uid_validity} {lying.uid}".encode()
    coming, _new = arriving.begin(mailbox, lying.uid, lying.arrived_at, digest, at)
    if coming is None:
        return "known"
    return set_aside(coming, None, None, sorting.UNREADABLE, at)


def _take_letter(coming: arriving.Coming, letter: Letter, raw: bytes, at: datetime) -> str:
    found = belonging(letter)
    case = None if found.confided else found.case
    if len(letter.words) > TEXT_LIMIT - NOTE_ROOM:
        return set_aside(coming, letter, raw, sorting.TOO_LONG, at, case=case)
    if case is not None and not sorting.may_accuse(letter) and (doubt := _doubt(found, letter.sender)):
        return set_aside(coming, letter, raw, doubt, at, case=case)
    try:
        if case is not None:
            return add_to_case(coming, letter, case, at=at)
        return take_letter(coming, letter, unit=coming.mailbox.receiver, at=at)
    except NoRoom:
        return set_aside(coming, letter, raw, sorting.NO_ROOM, at)
    except NotTaken:
        return set_aside(coming, letter, raw, sorting.NOT_NOW if case else sorting.NOT_TAKEN, at, case=case)


def _doubt(found: Belonging, sender: str) -> str:
    """Return why a letter is not added in the name of the person of a case; "" where it is.

    A From is easily forged and a code is known to many; only who got our mail can answer it.
    """
    if found.case is None or not found.case.parties.filter(email__iexact=sender).exists():
        return sorting.OTHER_ADDRESS
    return "" if found.answers else sorting.CODE_ALONE
