"""After the close: a site that was said by mistake to have joined, until the minutes that count it are signed."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from thongsuot.conferences.actions.attending import locked_site, write_site
from thongsuot.conferences.models import Conference, Site
from thongsuot.conferences.queries.sites import counting_papers
from thongsuot.conferences.rules.fold import CALLED_OFF, CLOSED, DROPPED, TOLD, WAITING
from thongsuot.core.actors import Actor
from thongsuot.core.errors import NotAllowedNow
from thongsuot.documents.rules.states import NUMBERED, SIGNED
from thongsuot.meetings.actions.record import words

REASON = 2_000


@transaction.atomic
def correct_joined(*, site_id: UUID, reason: str, actor: Actor, on: date, at: datetime) -> Site:
    """Put right after the close that a site did not come, with what was counted there. Twice counts once.

    Who holds the conference, who is above it and the site's own officers read the reason. Papers drawn from then on
    count without the site; drafts keep what they say.

    Raises: NotFound, Refused (conferences.run), Invalid (reason), NotAllowedNow (not closed yet, called off, dropped,
    a paper that counts the sites has its number).
    """
    site = locked_site(site_id=site_id, permission="conferences.run", actor=actor)
    if site.conference.state not in (CLOSED, TOLD):
        raise NotAllowedNow(_too_early(site.conference))
    reason = words(reason, "reason", needed=_("Ghi vì sao đính chính."), limit=REASON)
    if site.state == WAITING:
        return site
    if site.state != DROPPED:
        _check_unsigned(site.conference)
    write_site(site, "not_come", texts={"reason": reason}, actor=actor, on=on, at=at)
    return site


def _too_early(conference: Conference) -> str:
    if conference.state == CALLED_OFF:
        return _("Hội nghị này không tổ chức nữa.")
    return _("Hội nghị chưa bế mạc. Bấm Chưa vào dự ở điểm cầu ấy, không cần đính chính.")


def _check_unsigned(conference: Conference) -> None:
    """Raise NotAllowedNow where minutes or notice of it bear a number: whoever signs just now is waited for."""
    papers = counting_papers(conference).select_for_update(of=("self",)).order_by("pk")
    if any(paper.state in (NUMBERED, SIGNED) for paper in papers):
        raise NotAllowedNow(
            _(
                "Biên bản hoặc thông báo của hội nghị đã ký, lấy số nên số điểm cầu giữ như văn bản ấy. "
                "Văn bản chưa gửi: mở ra, hủy kèm lý do, quay lại đính chính rồi soạn bản mới. "
                "Văn bản đã gửi: soạn văn bản đính chính."
            )
        )
