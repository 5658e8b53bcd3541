"""After the close: a site said by mistake to have joined or counted, until the minutes that count it are signed."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from thongsuot.conferences.actions.attending import check_unsigned, locked_site, write_site
from thongsuot.conferences.models import Conference, Site
from thongsuot.conferences.rules.fold import CALLED_OFF, CLOSED, DROPPED, TOLD, WAITING
from thongsuot.core.actors import Actor
from thongsuot.core.errors import NotAllowedNow
from thongsuot.meetings.actions.record import words

REASON = 2_000


@transaction.atomic
def correct_joined(*, site_id: UUID, reason: str, actor: Actor, on: date, at: datetime) -> Site:
    """Put right after the close that a site did not come, with what was counted there. Twice counts once.

    Who holds the conference, who is above it and the site's own officers read the reason. Papers drawn from then on
    count without the site; drafts keep what they say. From then on the site's own officers do not tell otherwise.

    Raises: NotFound, Refused (conferences.run), Invalid (reason), NotAllowedNow (not closed yet, called off, dropped,
    a paper that counts the sites has its number).
    """
    site = locked_site(site_id=site_id, permission="conferences.run", actor=actor)
    if site.conference.state not in (CLOSED, TOLD):
        raise NotAllowedNow(_too_early(site.conference))
    reason = words(reason, "reason", needed=_("Ghi vì sao đính chính."), limit=REASON)
    if site.state == WAITING and not site.attended:
        return site
    if site.state != DROPPED:
        check_unsigned(site.conference)
    write_site(site, "not_come", texts={"reason": reason}, actor=actor, on=on, at=at)
    return site


def _too_early(conference: Conference) -> str:
    if conference.state == CALLED_OFF:
        return _("Hội nghị này không tổ chức nữa.")
    return _("Hội nghị chưa bế mạc. Bấm Chưa vào dự ở điểm cầu ấy, không cần đính chính.")
