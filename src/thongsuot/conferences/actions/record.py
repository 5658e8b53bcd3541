"""What every act shares: the conference locked, the row with its one entry, what follows from it."""

from datetime import date, datetime
from uuid import UUID

from django.db import connection
from django.utils.translation import gettext as _

from thongsuot.conferences import rules
from thongsuot.conferences.actions.public import follow
from thongsuot.conferences.models import Conference, ConferenceAct, ConferenceActContent, Site, SpeechPaper
from thongsuot.conferences.permissions import visible_to
from thongsuot.core.access import require
from thongsuot.core.actors import Actor
from thongsuot.core.errors import NotAllowedNow, NotFound, Stale
from thongsuot.ledger import actions as ledger

DERIVED = ("state", "held_on", "moved_from", "opened_on", "item", "closed_on", "told_on")


def absent() -> NotFound:
    return NotFound(_("Không tìm thấy, hoặc anh/chị không được xem."))


def held(conference_id: UUID, *, alone: bool = True) -> None:
    """Hold a conference until the transaction ends: alone, or side by side with others that do not hold it alone.

    Who asks to hold it alone stands in line: whoever asks after them waits too. Held before any row of it is locked.
    """
    kind = "pg_advisory_xact_lock" if alone else "pg_advisory_xact_lock_shared"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {kind}(hashtextextended(%s, 0))", [f"conference:{conference_id}"])


def locked(*, conference_id: UUID, permission: str, actor: Actor, revision: int | None = None) -> Conference:
    """Return the conference, locked, where the actor may do this. Raises: NotFound, Refused, Stale."""
    rows = visible_to(actor).filter(pk=conference_id)
    if not rows.exists():
        raise absent()
    held(conference_id)
    conference = rows.select_for_update(of=("self",), no_key=True).select_related("unit").first()
    if conference is None:
        raise absent()
    require(actor, permission, conference)
    if revision is not None and revision != conference.revision:
        raise Stale(_("Hội nghị này vừa có người khác cập nhật. Tải lại trang để xem rồi làm tiếp."))
    return conference


def check(conference: Conference, verb: str, on: date, **details) -> rules.Sitting:
    """Return what the act would make of the conference. Raises: NotAllowedNow."""
    try:
        return rules.step(conference.sitting(), rules.Act(verb, on, details))
    except rules.WrongAct as wrong:
        raise NotAllowedNow(_refusal(wrong)) from wrong


def _refusal(wrong: rules.WrongAct) -> str:
    if wrong.verb in ("told", "tasked"):
        return _("Hội nghị chưa bế mạc. Ghi biên bản và bế mạc trước, rồi công bố hoặc giao việc.")
    return {
        "planned": _("Hội nghị chưa khai mạc. Khai mạc trước đã."),
        "open": _("Hội nghị đang họp. Tải lại trang để xem."),
        "called-off": _("Hội nghị này không tổ chức nữa."),
    }.get(wrong.state, _("Hội nghị đã bế mạc nên không làm bước này được."))


def write_act(
    conference: Conference,
    verb: str,
    *,
    details: dict | None = None,
    texts: dict | None = None,
    actor: Actor,
    on: date,
    at: datetime,
) -> ConferenceAct:
    """Write an act on a conference with its one entry, then what follows: derived columns, the live page."""
    details = details or {}
    sitting = check(conference, verb, on, **details)
    act = entered(conference, verb, details=details, texts=texts, actor=actor, on=on, at=at)
    for name in DERIVED:
        setattr(conference, name, getattr(sitting, name))
    conference.revision += 1
    conference.save()
    follow(conference)
    return act


def entered(
    conference: Conference,
    verb: str,
    *,
    site: Site | None = None,
    paper: SpeechPaper | None = None,
    details: dict | None = None,
    texts: dict | None = None,
    actor: Actor,
    on: date,
    at: datetime,
) -> ConferenceAct:
    """Store one act with its words and its one entry `conferences.<verb>`."""
    act = ConferenceAct(conference=conference, site=site, paper=paper, verb=verb, on=on, at=at, actor_ref=actor.ref)
    act.details = details or {}
    act.entry, key = ledger.record(
        actor=actor, verb=f"conferences.{verb}", subject=conference.ref, act=act.canonical(texts or {}), at=at
    )
    act.save(force_insert=True)
    ConferenceActContent.objects.create(act=act, key=key, texts=texts or {})
    return act
