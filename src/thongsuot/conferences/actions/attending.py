"""What a site does: joins, leaves, joins again, tells how many came, takes that back. One site waits for no other.

An act on a site holds its conference side by side with others (`held`), then locks the site's own row. An act on the
conference itself holds it alone: it waits in line with the sites, so that thousands who come do not keep it waiting,
and nobody joins what is being closed in the same moment.
"""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from thongsuot.conferences import rules
from thongsuot.conferences.actions.public import count_on
from thongsuot.conferences.actions.record import absent, entered, held
from thongsuot.conferences.models import Conference, ConferenceAct, Site
from thongsuot.conferences.permissions import visible_to
from thongsuot.conferences.queries.sites import counting_papers
from thongsuot.conferences.rules.fold import CALLED_OFF, CLOSED, DROPPED, HERE, LEFT, OPEN, PLANNED, TOLD, WAITING
from thongsuot.conferences.rules.listing import MOST_PEOPLE
from thongsuot.core.access import can, require
from thongsuot.core.actors import Actor
from thongsuot.core.clock import legal_day
from thongsuot.core.errors import Invalid, NotAllowedNow, Refused
from thongsuot.documents.rules.states import NUMBERED, SIGNED


def locked_site(*, site_id: UUID, permission: str, actor: Actor) -> Site:
    """Return the site, locked, where the actor may do this. Raises: NotFound, Refused."""
    known = Site.objects.filter(conference__in=visible_to(actor), pk=site_id).values_list("conference_id", flat=True)
    conference_id = known.first()
    if conference_id is None:
        raise absent()
    held(conference_id, alone=False)
    found = Site.objects.select_for_update(of=("self",), no_key=True).get(pk=site_id)
    check_may(actor, permission, found)
    return found


def check_may(actor: Actor, permission: str, site: Site) -> None:
    """Raise Refused unless the actor may do this with the site, or with the conference that it belongs to."""
    if permission != "conferences.attend":
        require(actor, permission, site.conference)
    elif not can(actor, permission, site):
        raise Refused(permission)


def write_site(
    site: Site,
    verb: str,
    *,
    details: dict | None = None,
    texts: dict | None = None,
    actor: Actor,
    on: date,
    at: datetime,
) -> ConferenceAct:
    """Write an act on a site with its one entry, then what follows: derived columns, the counts of the live page."""
    before = rules.Site(site.state, site.present, site.attended)
    try:
        now = rules.step_site(site.standing(), rules.Act(verb, on, details or {}))
    except rules.WrongAct as wrong:
        raise NotAllowedNow(_refusal(wrong)) from wrong
    act = entered(site.conference, verb, site=site, details=details, texts=texts, actor=actor, on=on, at=at)
    site.state, site.present, site.attended = now.state, now.present, now.attended
    if verb == "joined":
        site.joined_at = site.joined_at or at
    if verb == "left":
        site.left_at = at
    if verb == "not_come":
        site.joined_at = site.left_at = None
    site.save(update_fields=["state", "present", "attended", "joined_at", "left_at"])
    count_on(
        site.conference,
        sites=-1 if now.state == DROPPED else 0,
        here=(now.state == HERE) - (before.state == HERE),
        attended=now.attended - before.attended,
    )
    return act


def _refusal(wrong: rules.WrongAct) -> str:
    if wrong.state == DROPPED:
        return _("Điểm cầu này đã bỏ khỏi danh sách. Thêm lại rồi làm tiếp.")
    if wrong.verb == "site_dropped":
        return _(
            "Điểm cầu này đã vào dự hoặc đã báo có người nên không bỏ khỏi danh sách được. "
            "Nếu nhầm thì bấm Chưa vào dự, hoặc báo lại số người là 0, rồi bỏ."
        )
    return _("Điểm cầu này chưa vào dự. Bấm vào dự trước.")


def check_unsigned(conference: Conference) -> None:
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


def _check_told_late(site: Site, present: int, actor: Actor, on: date) -> None:
    """Raise NotAllowedNow where what is told after the close would count the site in or out, and that is settled."""
    now = rules.step_site(site.standing(), rules.Act("attended", on, {"present": present}))
    if now.attended == site.attended:
        return
    check_unsigned(site.conference)
    corrected = ConferenceAct.objects.filter(site=site, verb="not_come", content__texts__has_key="reason")
    if not can(actor, "conferences.run", site.conference) and corrected.exists():
        raise NotAllowedNow(
            _(
                "Đơn vị tổ chức đã đính chính là điểm cầu này chưa vào dự; lý do ghi ở diễn biến. "
                "Nếu có người dự thì nhờ đơn vị tổ chức báo số người thay."
            )
        )


def _check_sitting(site: Site, at: datetime) -> None:
    """Raise NotAllowedNow unless the conference is open, or its day is there and it is about to open."""
    state, day = site.conference.state, site.conference.held_on
    if state == OPEN or (state == PLANNED and day == legal_day(at)):
        return
    if state == PLANNED and day < legal_day(at):
        raise NotAllowedNow(_("Đã qua ngày họp mà hội nghị chưa khai mạc. Nhờ người tổ chức khai mạc hoặc đổi ngày."))
    if state == PLANNED:
        raise NotAllowedNow(_("Chưa đến ngày họp. Vào dự được từ ngày %s.") % f"{day.day}/{day.month}/{day.year}")
    called_off = _("Hội nghị này không tổ chức nữa.")
    raise NotAllowedNow(called_off if state == CALLED_OFF else _("Hội nghị đã bế mạc."))


@transaction.atomic
def join(*, site_id: UUID, actor: Actor, on: date, at: datetime) -> Site:
    """Say that a site is there; pressed twice it counts once, and after it left it is there again.

    Raises: NotFound, Refused (conferences.attend), NotAllowedNow (not its day, closed, called off, dropped).
    """
    site = locked_site(site_id=site_id, permission="conferences.attend", actor=actor)
    _check_sitting(site, at)
    if site.state != HERE:
        write_site(site, "joined", actor=actor, on=on, at=at)
    return site


@transaction.atomic
def leave(*, site_id: UUID, actor: Actor, on: date, at: datetime) -> Site:
    """Say that a site has left; pressed twice it counts once.

    Raises: NotFound, Refused (conferences.attend), NotAllowedNow (it never came, closed, dropped).
    """
    site = locked_site(site_id=site_id, permission="conferences.attend", actor=actor)
    _check_sitting(site, at)
    if site.state != LEFT:
        write_site(site, "left", actor=actor, on=on, at=at)
    return site


@transaction.atomic
def not_come(*, site_id: UUID, actor: Actor, on: date, at: datetime) -> Site:
    """Take back that a site joined, which was pressed by mistake, with what was counted there; twice counts once.

    Raises: NotFound, Refused (conferences.attend), NotAllowedNow (closed, called off, dropped).
    """
    site = locked_site(site_id=site_id, permission="conferences.attend", actor=actor)
    _check_sitting(site, at)
    if site.state != WAITING:
        write_site(site, "not_come", actor=actor, on=on, at=at)
    return site


def send_home(conference: Conference) -> None:
    """Let no site have come yet, as after a move to another day and a call-off (`rules.step_site`)."""
    rows = Site.objects.filter(conference=conference).exclude(state=DROPPED)
    came = rows.filter(~Q(state=WAITING) | Q(present__isnull=False))
    came.update(state=WAITING, present=None, attended=False, joined_at=None, left_at=None)


@transaction.atomic
def report(*, site_id: UUID, present: int, actor: Actor, on: date, at: datetime) -> Site:
    """Tell how many people came to a site; told again it takes the place of what was told before.

    Where nobody joined, 0 says that the site did not attend. After the close no site is counted in or out once a paper
    that counts the sites has its number; nor, after a correction, by anybody but who runs the conference.

    Raises: NotFound, Refused (conferences.attend), Invalid (present), NotAllowedNow (before its day, called off, as
    above).
    """
    site = locked_site(site_id=site_id, permission="conferences.attend", actor=actor)
    if not 0 <= present <= MOST_PEOPLE:
        raise Invalid(_("Ghi số người từ 0 đến 100.000."), field="present")
    if site.conference.state in (PLANNED, CALLED_OFF):
        _check_sitting(site, at)
    if site.conference.state in (CLOSED, TOLD) and site.state != DROPPED:
        _check_told_late(site, present, actor, on)
    if site.present != present:
        write_site(site, "attended", details={"present": present}, actor=actor, on=on, at=at)
    return site
