"""Papers for a conference: registered with their files, accepted or returned with a reason, spoken."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from thongsuot.conferences import rules
from thongsuot.conferences.actions.record import absent, entered, locked
from thongsuot.conferences.models import Conference, ConferenceAct, Site, SpeechPaper
from thongsuot.conferences.permissions import sites_attended_by, visible_to
from thongsuot.conferences.queries.papers import papers_seen_by
from thongsuot.conferences.rules.fold import BEFORE_THE_END, DROPPED, OPEN, RETURNED
from thongsuot.core.access import can, require
from thongsuot.core.actors import Actor
from thongsuot.core.errors import Invalid, NotAllowedNow, Refused, Stale
from thongsuot.files import actions as files
from thongsuot.meetings.actions.record import words
from thongsuot.units.actions.once import id_for, made_by, wait_for

TITLE, OFFICE, RECORD, WHY, MOST = 300, 200, 5_000, 2_000, 500


@transaction.atomic
def register_paper(
    *,
    conference_id: UUID,
    title: str,
    office: str,
    site_id: UUID | None = None,
    uploads: Iterable = (),
    form_id: UUID | None = None,
    actor: Actor,
    on: date,
    at: datetime,
) -> SpeechPaper:
    """Register a paper with its files. `site_id`: who brings it; None: the main site. `uploads`: (name, file) pairs.

    The files, which may be long, are looked at while nobody waits; then all is asked once more. `form_id`: sent again,
    the same form gives the paper it has registered.

    Raises: NotFound, Refused (conferences.attend of the site; conferences.run for the main site), Invalid (title,
    office, site, uploads), NotAllowedNow (closed, called off).
    """
    wait_for(form_id)
    seen = visible_to(actor).filter(pk=conference_id).first()
    if seen is None:
        raise absent()
    if before := made_by(form_id, seen.papers.all(), actor):
        return before
    _site_of(seen, site_id, actor)
    _check_before_the_end(seen)
    paper = SpeechPaper(id=id_for(form_id, SpeechPaper))
    texts = _take_words(paper, title, office)
    kept = _keep(paper, uploads, actor, at)
    conference = locked(conference_id=conference_id, permission="conferences.view", actor=actor)
    paper.conference, paper.site = conference, _site_of(conference, site_id, actor)
    _check_before_the_end(conference)
    last = conference.papers.aggregate(last=Max("number"))["last"] or 0
    if last >= MOST:
        raise NotAllowedNow(_("Một hội nghị nhiều nhất 500 tham luận."))
    paper.number = last + 1
    paper.save(force_insert=True)
    details = {"site": str(paper.site.pk) if paper.site else None, "files": kept}
    _write(paper, "paper_registered", details=details, texts=texts, actor=actor, on=on, at=at)
    return paper


def _site_of(conference: Conference, site_id: UUID | None, actor: Actor) -> Site | None:
    """Return the site that brings the paper. Raises: Refused, Invalid (site)."""
    if site_id is None:
        require(actor, "conferences.run", conference)
        return None
    site = sites_attended_by(actor, conference).filter(pk=site_id).exclude(state=DROPPED).first()
    if site is None:
        raise Invalid(_("Chọn một điểm cầu của đơn vị anh/chị."), field="site")
    return site


def _check_before_the_end(conference: Conference) -> None:
    if conference.state not in BEFORE_THE_END:
        raise NotAllowedNow(_("Hội nghị đã bế mạc hoặc không tổ chức nữa nên không nhận tham luận."))


def _take_words(paper: SpeechPaper, title: str, office: str) -> dict:
    paper.title = words(title, "title", needed=_("Ghi tên tham luận."), limit=TITLE)
    paper.office = words(office, "office", needed=_("Ghi đơn vị, chức vụ người trình bày."), limit=OFFICE)
    return {"title": paper.title, "office": paper.office}


def _keep(paper: SpeechPaper, uploads: Iterable, actor: Actor, at: datetime) -> dict[str, str]:
    """Store the files and return {id of the attachment: SHA-256}. Raises: Invalid (uploads)."""
    uploads = tuple(uploads)
    with files.said_at("uploads"):
        files.check_count(len(uploads))
        kept = [
            files.store(upload=upload, name=name, owner_ref=paper.ref, actor=actor, at=at) for name, upload in uploads
        ]
    return {str(each.pk): each.blob.sha256 for each in kept}


def _locked(paper_id: UUID, actor: Actor, revision: int | None) -> SpeechPaper:
    """Return the paper, locked with its conference. Raises: NotFound, Stale."""
    known = papers_seen_by(actor).filter(pk=paper_id).values_list("conference_id", flat=True).first()
    if known is None:
        raise absent()
    conference = locked(conference_id=known, permission="conferences.view", actor=actor)
    paper = SpeechPaper.objects.select_for_update(of=("self",)).select_related("site").get(pk=paper_id)
    paper.conference = conference
    if paper.site:
        paper.site.conference = conference
    if revision is not None and revision != paper.revision:
        raise Stale(_("Tham luận này vừa có người khác cập nhật. Tải lại trang để xem rồi làm tiếp."))
    return paper


def may_bring(actor: Actor, paper: SpeechPaper) -> bool:
    """Return whether the actor may register this paper again: who acts for its site, or who runs the conference."""
    if paper.site is None:
        return can(actor, "conferences.run", paper.conference)
    return can(actor, "conferences.attend", paper.site)


@transaction.atomic
def register_again(
    *,
    paper_id: UUID,
    title: str,
    office: str,
    uploads: Iterable = (),
    revision: int | None = None,
    actor: Actor,
    on: date,
    at: datetime,
) -> SpeechPaper:
    """Bring a returned paper again, mended. New files stand beside the earlier ones for who brings it and who runs the
    conference; anybody else reads the new ones alone. They are looked at while nobody waits.

    Raises: NotFound, Refused (conferences.attend), Stale, Invalid (title, office, uploads), NotAllowedNow.
    """
    seen = papers_seen_by(actor).select_related("conference", "site__conference").filter(pk=paper_id).first()
    if seen is None:
        raise absent()
    _check_again(seen, actor)
    _take_words(seen, title, office)
    details = {"files": _keep(seen, uploads, actor, at)}
    paper = _locked(paper_id, actor, revision)
    _check_again(paper, actor)
    texts = _take_words(paper, title, office)
    _write(paper, "paper_registered", details=details, texts=texts, actor=actor, on=on, at=at)
    return paper


def _check_again(paper: SpeechPaper, actor: Actor) -> None:
    """Raise Refused or NotAllowedNow unless the actor may bring this paper again now."""
    if not may_bring(actor, paper):
        raise Refused("conferences.attend")
    _check_before_the_end(paper.conference)
    if paper.state != RETURNED:
        raise NotAllowedNow(_("Tham luận này không bị trả lại. Tải lại trang để xem."))


@transaction.atomic
def accept_paper(*, paper_id: UUID, revision: int | None = None, actor: Actor, on: date, at: datetime) -> SpeechPaper:
    """Accept a paper: whoever sees the conference reads it. Raises: NotFound, Refused (conferences.run), Stale,
    NotAllowedNow.
    """
    paper = _locked(paper_id, actor, revision)
    require(actor, "conferences.run", paper.conference)
    _check_before_the_end(paper.conference)
    paper.why = ""
    _write(paper, "paper_accepted", actor=actor, on=on, at=at)
    return paper


@transaction.atomic
def return_paper(
    *, paper_id: UUID, reason: str, revision: int | None = None, actor: Actor, on: date, at: datetime
) -> SpeechPaper:
    """Return a paper to who brought it, with the reason. Raises: NotFound, Refused (conferences.run), Stale,
    Invalid (reason), NotAllowedNow.
    """
    paper = _locked(paper_id, actor, revision)
    require(actor, "conferences.run", paper.conference)
    _check_before_the_end(paper.conference)
    paper.why = words(reason, "reason", needed=_("Ghi cần sửa gì để đơn vị sửa được."), limit=WHY)
    _write(paper, "paper_returned", texts={"reason": paper.why}, actor=actor, on=on, at=at)
    return paper


@transaction.atomic
def speak(
    *, paper_id: UUID, record: str, revision: int | None = None, actor: Actor, on: date, at: datetime
) -> SpeechPaper:
    """Say that a paper was spoken, with a short record of the speech. Raises: NotFound, Refused (conferences.run),
    Stale, Invalid (record), NotAllowedNow (not accepted, the conference is not open).
    """
    paper = _locked(paper_id, actor, revision)
    require(actor, "conferences.run", paper.conference)
    if paper.conference.state != OPEN:
        raise NotAllowedNow(_("Hội nghị không đang họp nên chưa ghi trình bày được."))
    paper.record = words(record, "record", needed=_("Ghi ngắn gọn người trình bày đã nói gì."), limit=RECORD)
    _write(paper, "paper_spoken", texts={"record": paper.record}, actor=actor, on=on, at=at)
    return paper


def _write(
    paper: SpeechPaper,
    verb: str,
    *,
    details: dict | None = None,
    texts: dict | None = None,
    actor: Actor,
    on: date,
    at: datetime,
) -> ConferenceAct:
    """Write an act on a paper with its one entry, then its state. Raises: NotAllowedNow."""
    try:
        now = rules.step_paper(paper.standing(), rules.Act(verb, on, details or {}))
    except rules.WrongAct as wrong:
        raise NotAllowedNow(_("Tham luận không ở bước này. Tải lại trang để xem.")) from wrong
    act = entered(
        paper.conference, verb, site=paper.site, paper=paper, details=details, texts=texts, actor=actor, on=on, at=at
    )
    paper.state = now.state
    paper.revision += 1
    paper.save()
    return act
