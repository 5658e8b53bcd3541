"""Photographs by telephone: a link for ten minutes, what comes in by it, attached in one act or thrown away."""

import secrets
from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from thongsuot.cases.actions.record import case_ref
from thongsuot.cases.actions.screening import supplement
from thongsuot.cases.models import Case
from thongsuot.cases.queries.casepage import seen_case
from thongsuot.core.access import require
from thongsuot.core.actors import STRANGER, Actor
from thongsuot.core.errors import Invalid, NotAllowedNow, NotFound
from thongsuot.counter.models import PhoneLink
from thongsuot.counter.queries.phone import link_of, photos_of, ref_of, seen_link
from thongsuot.counter.rules import LINK_LIVES, PHOTOS_OF_LINK, PHOTOS_WAIT, token_hash
from thongsuot.doors.actions import let_in
from thongsuot.files import actions as files
from thongsuot.files import queries as stored
from thongsuot.files.models import Attachment
from thongsuot.ledger import actions as ledger

DOOR, WRONG = "phone", "phone-wrong"
PHOTO = Attachment.Kind.PHOTO


@transaction.atomic
def open_link(*, case_id: UUID, actor: Actor, at: datetime) -> tuple[PhoneLink, str]:
    """Open a case to one telephone for ten minutes; return the link and its token, which is kept nowhere.

    One entry names case and link: a case opens to whoever holds that telephone. A former link of the officer on the
    case is closed; what came by it still waits. Raises: NotFound, Refused.
    """
    case = seen_case(actor, case_id)
    require(actor, "counter.scan", case)
    PhoneLink.objects.filter(case=case, officer=actor.officer_id, closed_at=None).update(closed_at=at)
    token = secrets.token_urlsafe(32)
    link = PhoneLink.objects.create(
        case=case, officer_id=actor.officer_id, token_hash=token_hash(token), made_at=at, ends_at=at + LINK_LIVES
    )
    act = {"link": str(link.pk), "ends_at": link.ends_at.isoformat()}
    ledger.record(actor=actor, verb="counter.open_link", subject=case_ref(case), act=act, at=at)
    return link, token


def found_link(token: str, at: datetime) -> PhoneLink:
    """Return the link of a token; each wrong one is counted, so that nobody may try many. Raises: NotFound, TooMany."""
    link = link_of(token, at)
    if link is None:
        let_in(WRONG, at)
        raise NotFound(_("Mã này hết hạn hoặc đã dùng xong. Nhờ cán bộ mở mã mới rồi quét lại."))
    return link


def take_photos(*, token: str, uploads: Iterable, at: datetime) -> int:
    """Store what a telephone sends by its token and return how many photographs wait now.

    `uploads`: (name, file) pairs. All of one sending are taken, or none. Call outside a transaction.
    Raises: NotFound (an old, used or unknown token), TooMany, Invalid (files).
    """
    link, uploads = found_link(token, at), tuple(uploads)
    let_in(DOOR, at)
    if not uploads:
        raise Invalid(_("Chưa chọn ảnh nào. Chụp hoặc chọn ít nhất một ảnh."), field="files")
    return _taken(link, uploads, at)


@transaction.atomic
def _taken(link: PhoneLink, uploads: tuple, at: datetime) -> int:
    link = PhoneLink.objects.select_for_update(of=("self",)).get(pk=link.pk)
    if link.closed_at:
        raise NotFound(_("Mã này hết hạn hoặc đã dùng xong. Nhờ cán bộ mở mã mới rồi quét lại."))
    if len(photos_of(link)) + len(uploads) > PHOTOS_OF_LINK:
        raise Invalid(_("Nhiều nhất 10 ảnh một lần mở mã. Nhờ cán bộ gắn ảnh đã gửi rồi mở mã mới."), field="files")
    for name, upload in uploads:
        kept = files.store(upload=upload, name=name, owner_ref=ref_of(link), actor=STRANGER, at=at)
        if kept.kind != PHOTO:
            raise Invalid(_("Chỉ nhận ảnh ở đây. Tệp khác thì đưa cho cán bộ."), field="files")
    return len(photos_of(link))


@transaction.atomic
def attach_photos(
    *, case_id: UUID, link_id: UUID, chosen: Iterable[UUID], revision: int | None, actor: Actor, on: date, at: datetime
) -> Case:
    """Add the chosen photographs to the case as one supplement and close the link; the others are thrown away.

    Raises: NotFound, Refused, NotAllowedNow (closed already), Stale, Invalid (photos: none chosen).
    """
    link = seen_link(actor, case_id, link_id)
    Case.objects.select_for_update(of=("self",)).get(pk=case_id)  # the case before the link, as erasing locks them
    link = PhoneLink.objects.select_for_update(of=("self",)).get(pk=link.pk)
    wanted, waiting = set(chosen), photos_of(link)
    if not waiting:
        raise NotAllowedNow(_("Không còn ảnh nào chờ. Ảnh quá một giờ đã bị xóa, hoặc đã gắn rồi."))
    taken = [photo for photo in waiting if photo.pk in wanted]
    if not taken:
        raise Invalid(_("Chưa chọn ảnh nào để gắn. Đánh dấu ít nhất một ảnh."), field="photos")
    opened = [stored.open(photo) for photo in taken]
    try:
        uploads = [(photo.name, file) for photo, file in zip(taken, opened, strict=True)]
        case = supplement(case_id=case_id, revision=revision, uploads=uploads, actor=actor, on=on, at=at)
    finally:
        for file in opened:
            file.close()
    _drop(waiting, at)
    PhoneLink.objects.filter(pk=link.pk, closed_at=None).update(closed_at=at)
    return case


def _drop(photos: Iterable[Attachment], at: datetime) -> None:
    for photo in photos:
        files.discard(attachment_id=photo.pk, at=at, forget_name=True)


def close_links(case: Case, at: datetime) -> None:
    """Close every link to a locked case, which is erased, and throw away what waits there."""
    for link in PhoneLink.objects.filter(case=case).select_for_update(of=("self",)).order_by("pk"):
        for photo in Attachment.objects.filter(owner_ref=str(ref_of(link))).order_by("pk"):
            files.discard(attachment_id=photo.pk, at=at, forget_name=True)
        link.closed_at, link.forgotten = link.closed_at or at, True
        link.save(update_fields=["closed_at", "forgotten"])


@transaction.atomic
def forget_photos(*, at: datetime) -> int:
    """Throw away what waited for more than an hour, close those links, and return how many photographs went."""
    gone = 0
    old = PhoneLink.objects.filter(made_at__lt=at - PHOTOS_WAIT, forgotten=False).select_for_update(of=("self",))
    for link in old:
        photos = photos_of(link)
        _drop(photos, at)
        gone += len(photos)
        link.closed_at, link.forgotten = link.closed_at or at, True
        link.save(update_fields=["closed_at", "forgotten"])
    return gone
