"""What a message becomes: a case, an addition to one, something sealed; or it is set aside, refused, reported back."""

from datetime import datetime

from thongsuot.cases.actions.intake import TEXT_LIMIT
from thongsuot.cases.models import Case
from thongsuot.core.refs import Ref
from thongsuot.mail.actions import arriving
from thongsuot.mail.actions.aside import set_aside
from thongsuot.mail.actions.bouncing import take_bounce
from thongsuot.mail.actions.letters import NoRoom, NotTaken, add_to_case, take_letter
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
    hour = arriving.this_hour(letter.sender, at, new=new) if letter.sender else 0
    is_ours = bool(arriving.sent_by_us((letter.message_id,)))
    found = early or sorting.of_letter(letter, own=arriving.own_addresses(), is_ours=is_ours, this_hour=hour)
    if found.kind == sorting.REFUSED:
        arriving.count_refused(mailbox, found.reason, at)
        arriving.finish(coming)
        return found.reason
    if found.kind == sorting.ASIDE or not whole:
        return set_aside(coming, letter, raw if whole else None, found.reason or sorting.TOO_LARGE, at)
    notices.revive(letter.sender)
    return _take_letter(coming, letter, raw, at)


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
    case = case_answered(letter)
    if len(letter.words) > TEXT_LIMIT - NOTE_ROOM:
        return set_aside(coming, letter, raw, sorting.TOO_LONG, at, case=case)
    if case is not None and not _is_from_its_person(case, letter.sender):
        return set_aside(coming, letter, raw, sorting.OTHER_ADDRESS, at, case=case)
    try:
        if case is not None:
            return add_to_case(coming, letter, case, at=at)
        return take_letter(coming, letter, unit=coming.mailbox.unit, at=at)
    except NoRoom:
        return set_aside(coming, letter, raw, sorting.NO_ROOM, at)
    except NotTaken:
        return set_aside(coming, letter, raw, sorting.NOT_NOW if case else sorting.NOT_TAKEN, at, case=case)


def case_answered(letter: Letter) -> Case | None:
    """Return the case that a letter belongs to: by the mail of ours that it answers, else by a code in its subject."""
    for ours in reversed(arriving.sent_by_us(letter.answers)):
        if ours.about_ref.startswith("case:"):
            return Case.objects.filter(pk=Ref.parse(ours.about_ref).id, practice=False).first()
    codes = sorting.codes_in(letter.subject)
    return Case.objects.filter(code__in=codes, practice=False).order_by("-received_at").first() if codes else None


def _is_from_its_person(case: Case, sender: str) -> bool:
    return case.parties.filter(email__iexact=sender).exists()
