"""A letter taken: as a case, as words added to one, and whatever accuses somebody to the sealed room.

What goes to the sealed room is written nowhere else; its original is deleted at the mail server.
"""

import hashlib
from dataclasses import replace
from datetime import datetime
from io import BytesIO

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from thongsuot.cases.actions.intake import PersonGiven, Submission
from thongsuot.cases.actions.receive import Origin, receive
from thongsuot.cases.actions.record import case_ref
from thongsuot.cases.actions.screening import supplement
from thongsuot.cases.importing.rows import Refused, Wanted, judge
from thongsuot.cases.models import Case
from thongsuot.cases.rules.secret import secret_for
from thongsuot.core.actors import Actor, resident, service
from thongsuot.core.clock import legal_day
from thongsuot.core.errors import DomainError, Invalid
from thongsuot.core.ids import show_code
from thongsuot.denunciations.actions.given import Given, Identity
from thongsuot.denunciations.actions.receive import receive as receive_sealed
from thongsuot.denunciations.queries.keyholders import is_ready
from thongsuot.files.actions import checked
from thongsuot.files.rules import FILES_AT_ONCE, FILES_OF_ONE_THING
from thongsuot.mail.actions.arriving import Coming, finish
from thongsuot.mail.actions.receipts import PATH, keep_receipt
from thongsuot.mail.actions.threads import belonging
from thongsuot.mail.rules.letter import Letter
from thongsuot.mail.rules.quoting import hidden
from thongsuot.mail.rules.sorting import may_accuse, names_accuse
from thongsuot.notices import actions as notices
from thongsuot.units.models import Unit

MAIL: Actor = service("mail")
NOT_TAKEN_NAMES = 20


class NotTaken(Exception):
    """The letter cannot be taken as it stands; somebody decides."""


class NoRoom(NotTaken):
    """It accuses somebody, and nobody is there who may receive that."""


def take_letter(coming: Coming, letter: Letter, *, unit: Unit, at: datetime, actor: Actor = MAIL) -> str:
    """Take a letter as a matter of its own; return "case", "sealed" or "parted" (a part each). Its sender is told.

    `actor`: the service, or the officer who decides on a letter that was set aside.
    What goes on with something said in confidence is sealed whole, whatever its words.
    Raises: NoRoom, NotTaken, and then nothing of it is kept.
    """
    on = _day(coming, at)
    if belonging(letter).confided:
        return _seal_alone(coming, letter, on, at)
    wanted = _judged(coming, letter)
    if wanted.guarded and not is_ready(on):
        raise NoRoom
    uploads, untaken = _files(letter)
    if wanted.secret:
        _seal(coming, letter, wanted.secret, uploads, untaken, on, at)
        uploads = ()
    with transaction.atomic():
        case = None
        if wanted.given is not None:
            given = _submission(wanted.given, letter, uploads, () if wanted.secret else untaken)
            case = _case(coming, given, uploads, unit=unit, actor=actor, on=on, at=at, alone=not wanted.secret)
        _answer(coming, letter, case, untaken, at)
        finish(coming, delete=bool(wanted.secret))
    return "parted" if case and wanted.secret else "sealed" if wanted.secret else "case"


def add_to_case(coming: Coming, letter: Letter, case: Case, *, at: datetime, actor: Actor | None = None) -> str:
    """Add what a letter says now, and its files, to a case, in its person's name or, where given, an officer's.

    What may accuse somebody, or goes on with something said in confidence, is sealed as a matter of its own and not
    added; return "added" or "sealed".
    Raises: NoRoom, NotTaken (the case takes nothing at its step, neither words nor files).
    """
    text, on = hidden(letter.parts.reply or letter.text), _day(coming, at)
    if may_accuse(letter) or belonging(letter).confided:
        return _seal_alone(coming, letter, on, at)
    uploads, untaken = _files(letter)
    try:
        with transaction.atomic():
            text = "\n\n".join(part for part in (text, _note(untaken)) if part)
            _supplement(case, text, uploads, actor or resident(case.pk), max(on, case.received_on), at)
            _keep_thread(coming, letter, case)
            finish(coming)
    except DomainError as wrong:
        raise NotTaken(str(wrong)) from wrong
    return "added"


def _seal_alone(coming: Coming, letter: Letter, on, at: datetime) -> str:
    """Seal a letter of which no part may lie in clear."""
    if not is_ready(on):
        raise NoRoom
    uploads, untaken = _files(letter)
    _seal(coming, letter, hidden(letter.words) or _wordless(), uploads, untaken, on, at)
    with transaction.atomic():
        _answer(coming, letter, None, untaken, at)
        finish(coming, delete=True)
    return "sealed"


def _day(coming: Coming, at: datetime):
    """Return the day on which the letter reached the mail server, never one to come."""
    return min(legal_day(coming.arrived_at), legal_day(at))


def _judged(coming: Coming, letter: Letter) -> Wanted:
    """Return what a letter brings, by the rules of an import: whatever may accuse somebody is treated as mixed.

    Where the names of its files do, no part of it can be told apart: it is sealed whole.
    """
    text = hidden(letter.words) or _wordless()
    row = {"id": str(coming.arrival.pk), "text": text, "name": letter.sender_name, "channel": "email"}
    if may_accuse(letter):
        row["kind"] = "denunciation" if names_accuse(letter) else "mixed"
    try:
        return judge(row)
    except Refused as wrong:
        raise NotTaken(wrong.reason) from wrong


def _wordless() -> str:
    return _("(Thư không có lời, chỉ có tệp kèm theo.)")


def _files(letter: Letter) -> tuple[tuple, tuple[tuple[str, str], ...]]:
    """Return the files that can be taken, (name, file) pairs, and the others, each with the sentence that says why."""
    taken, untaken = [], []
    for number, each in enumerate(letter.attached, start=1):
        name = each.name or _("tệp %d") % number
        try:
            if len(taken) >= FILES_OF_ONE_THING // 2:
                raise Invalid(_("Thư có quá nhiều tệp."))
            checked(BytesIO(each.content), name)
        except Invalid as wrong:
            untaken.append((name, str(wrong.sentence)))
        else:
            taken.append((name, each.content))
    return tuple(taken), tuple(untaken)


def _streams(uploads) -> tuple:
    return tuple((name, BytesIO(content)) for name, content in uploads)


def _note(untaken) -> str:
    if not untaken:
        return ""
    names = ", ".join(name for name, _why in untaken[:NOT_TAKEN_NAMES])[:800]
    return _("[Tệp kèm theo thư không nhận được: %s]") % names


def _submission(given: Submission, letter: Letter, uploads, untaken) -> Submission:
    person = PersonGiven(name=letter.sender_name, email=letter.sender, notify_by="email" if letter.sender else "none")
    text = "\n\n".join(part for part in (given.text, _note(untaken)) if part)
    return replace(given, text=text, channel="email", people=(person,), uploads=_streams(uploads[:FILES_AT_ONCE]))


def _case(coming: Coming, given: Submission, uploads, *, unit: Unit, actor: Actor, on, at, alone: bool) -> Case | None:
    """Receive the case; the same token gives the same case. `alone`: nothing of the letter was sealed.

    What was sealed holds the whole letter: where the harmless part of it makes no case, nothing is lost.
    """
    origin = Origin(
        form_token=hashlib.sha256(coming.token.encode()).hexdigest(),
        late_reason=_("Nhận qua thư điện tử, xem sau ngày thư đến."),
        tells=True,
    )
    try:
        with transaction.atomic():
            secret = secret_for(settings.HOUSE_KEY, coming.token)
            case = receive(given=given, unit=unit, actor=actor, on=on, at=at, secret=secret, origin=origin)
            _supplement(case, "", uploads[FILES_AT_ONCE:], resident(case.pk), on, at)
            return case
    except DomainError as wrong:
        if alone:
            raise NotTaken(str(wrong)) from wrong
        return None


def _supplement(case: Case, text: str, uploads, actor: Actor, on, at: datetime) -> None:
    """Add words and files, ten files an act, as one act takes no more."""
    for start in range(0, max(len(uploads), 1), FILES_AT_ONCE):
        some = _streams(uploads[start : start + FILES_AT_ONCE])
        if text or some or start:
            supplement(case_id=case.pk, text=text, uploads=some, actor=actor, on=on, at=at)
        text = ""


def _seal(coming: Coming, letter: Letter, text: str, uploads, untaken, on, at: datetime) -> None:
    """Seal the whole letter with the names of the files not taken, and apart from it who sent it. Raises: NoRoom."""
    text = "\n\n".join(part for part in (text, _note(untaken)) if part)
    identity = Identity(name=letter.sender_name, email=letter.sender)
    given = Given(text=text, identity=identity, channel="email", uploads=_streams(uploads))
    try:
        receive_sealed(given=given, form_token=coming.token, actor=MAIL, on=on, at=at)
    except DomainError as wrong:
        raise NoRoom(str(wrong)) from wrong


def _answer(coming: Coming, letter: Letter, case: Case | None, untaken, at: datetime) -> None:
    """Keep the receipt and tell its sender the way to it: the same words whatever was received; a case names its code.

    The address and the way lie sealed while the message waits, and go when it has left.
    """
    if not letter.sender:
        return
    keep_receipt(coming.token, untaken, at)
    if case is not None:
        _keep_thread(coming, letter, case)
    notices.notify(
        channel="email",
        address=letter.sender,
        template="mail-received",
        params={"code": show_code(case.code)} if case else {},
        about=case_ref(case) if case else None,
        once=PATH + coming.token,
        hidden=True,
        urgent=True,  # an answer to a letter wakes nobody
        at=at,
    )


def _keep_thread(coming: Coming, letter: Letter, case: Case) -> None:
    notices.keep_thread(
        about=case_ref(case), address=letter.sender, message_id=letter.message_id, subject=letter.subject,
        reply_to=coming.mailbox.address,
    )  # fmt: skip
