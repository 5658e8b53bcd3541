"""Letters set aside: kept whole and sealed for fourteen days, until somebody at the desk decides, or nobody did."""

import json
from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from thongsuot.cases.models import Case
from thongsuot.core.access import require
from thongsuot.core.actors import Actor
from thongsuot.core.errors import Invalid, NotAllowedNow, NotFound
from thongsuot.core.refs import Ref
from thongsuot.ledger import actions as ledger
from thongsuot.mail.actions.arriving import Coming, count_refused, finish, tell_desk
from thongsuot.mail.actions.letters import NoRoom, NotTaken, add_to_case, take_letter
from thongsuot.mail.actions.threads import Belonging, belonging
from thongsuot.mail.models import SetAside
from thongsuot.mail.outlines import OUTLINE, named_case, opened, outline, outline_of
from thongsuot.mail.permissions import set_aside_for
from thongsuot.mail.rules import sorting
from thongsuot.mail.rules.letter import Letter, parse
from thongsuot.mail.rules.quoting import hidden
from thongsuot.mail.sealing import seal, unseal

MOST = 500  # letters of a mailbox kept whole; of more only the outline, the letters stay at the mail server
FLOOD_MOST = 100  # outlines kept of floods in a mailbox; more are counted alone
WHOLE = "whole"


def set_aside(
    coming: Coming, letter: Letter | None, raw: bytes | None, reason: str, at: datetime, *, case: Case | None = None
) -> str:
    """Set a message aside; `raw` None: it cannot be kept here and stays at the mail server alone. Tells the desk.

    Of one that may accuse somebody, or was said in confidence, neither words nor the case it names are shown.
    """
    if reason == sorting.FLOOD:
        if SetAside.objects.filter(mailbox=coming.mailbox, reason=reason).count() >= FLOOD_MOST:
            count_refused(coming.mailbox, reason, at)
            finish(replace(coming, uid=0))
            return reason
        raw = None
    found = belonging(letter) if letter is not None else Belonging()
    said = outline(letter, confided=found.confided, denounces=found.denounces)
    if SetAside.objects.filter(mailbox=coming.mailbox, sealed__isnull=False).count() >= MOST:
        raw = None
    case = None if said["guarded"] else case
    with transaction.atomic():
        aside = SetAside(
            mailbox=coming.mailbox, arrival=coming.arrival, reason=reason, at=at, case=case,
            uid_validity=coming.uid_validity, uid=coming.uid,
        )  # fmt: skip
        aside.outline = seal(json.dumps(said | {"token": coming.token}).encode(), f"{OUTLINE} {aside.pk}")
        aside.sealed = seal(raw, f"{WHOLE} {aside.pk}") if raw else None
        aside.save()
        if reason != sorting.SPAM:
            tell_desk(coming.mailbox, "mail-aside", at)
        finish(replace(coming, uid=0))  # not taken yet: its original stays, whatever the mailbox says
    return reason


def letter_of(aside: SetAside) -> Letter:
    """Return the letter itself, without ways to receipts. Raises: NotAllowedNow where it is not kept here."""
    if aside.sealed is None:
        raise NotAllowedNow(_("Thư này chỉ còn ở máy chủ thư. Mở hộp thư để đọc, rồi ghi nhận tại quầy."))
    letter = parse(unseal(aside.sealed, f"{WHOLE} {aside.pk}"))
    return replace(letter, subject=hidden(letter.subject), text=hidden(letter.text))


def _check_open(aside: SetAside) -> None:
    if outline_of(aside).guarded:
        raise NotAllowedNow(_("Thư này có thể là tố cáo: chỉ chuyển kín được, không thêm vào vụ việc, không xóa."))


def _lock_case(aside_id: UUID, actor: Actor) -> None:
    """Lock the case that a letter names before the letter, in the order in which erasing a case takes them."""
    case_id = set_aside_for(actor).filter(pk=aside_id).values_list("case", flat=True).first()
    if case_id:
        Case.objects.select_for_update(of=("self",)).get(pk=case_id)


def _locked(aside_id: UUID, actor: Actor) -> SetAside:
    rows = set_aside_for(actor).select_for_update(of=("self",)).select_related("mailbox__unit", "arrival", "case")
    aside = rows.filter(pk=aside_id).first()
    if aside is None:
        raise NotFound(_("Không tìm thấy, hoặc bà con không được xem."))
    require(actor, "mail.sort", aside)
    return aside


def _coming(aside: SetAside) -> Coming:
    """Return the letter as one under way again, with its own token: done twice, it makes the same thing."""
    token = opened(aside)["token"]
    return Coming(aside.mailbox, aside.arrival, aside.uid_validity, aside.uid, aside.at, token)


def _no_room() -> str:
    return _("Chưa có người giữ khóa để nhận tố cáo. Báo quản trị lập phòng tố cáo trước.")


@transaction.atomic
def take_aside(*, aside_id: UUID, actor: Actor, on: date, at: datetime) -> str:
    """Take a letter that was set aside as a matter of its own, or seal it; return what became of it.

    Raises: NotFound, NotAllowedNow (kept at the mail server alone; the sealed room is not ready), Invalid.
    """
    aside = _locked(aside_id, actor)
    letter = letter_of(aside)
    try:
        done = take_letter(_coming(aside), letter, unit=aside.mailbox.receiver, at=at, actor=actor)
    except NoRoom as absent:
        raise NotAllowedNow(_no_room()) from absent
    except NotTaken as wrong:
        raise Invalid(str(wrong)) from wrong
    aside.delete()
    return done


@transaction.atomic
def add_aside(*, aside_id: UUID, actor: Actor, on: date, at: datetime) -> str:
    """Add a letter that was set aside to the matter whose code it names, in the officer's name. Raises: as above."""
    _lock_case(aside_id, actor)
    aside = _locked(aside_id, actor)
    _check_open(aside)
    if (case := named_case(aside, actor)) is None:
        raise NotAllowedNow(_("Thư này không ghi mã vụ việc nào. Nhận thành đơn mới."))
    try:
        done = add_to_case(_coming(aside), letter_of(aside), case, at=at, actor=actor)
    except NoRoom as absent:
        raise NotAllowedNow(_no_room()) from absent
    except NotTaken as wrong:
        raise NotAllowedNow(_("Chưa thêm được vào vụ việc: %s") % wrong) from wrong
    aside.delete()
    return done


@transaction.atomic
def drop_aside(*, aside_id: UUID, actor: Actor, on: date, at: datetime) -> None:
    """Delete a letter that was set aside. Its original stays at the mail server. Writes an entry.

    Nobody deletes one that may accuse somebody: the accused could be the one who decides.
    Raises: NotFound, NotAllowedNow.
    """
    aside = _locked(aside_id, actor)
    _check_open(aside)
    act = {"mailbox": str(aside.mailbox_id), "reason": aside.reason}
    ledger.record(actor=actor, verb="mail.drop_letter", subject=Ref("letter", aside.pk), act=act, at=at)
    count_refused(aside.mailbox, "dropped", at)
    aside.delete()
