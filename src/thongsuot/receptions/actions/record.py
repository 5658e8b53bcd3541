"""What every act shares: the session locked, the words measured, the row with its one entry, what the public reads."""

import hashlib
from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _

from thongsuot.core.access import require
from thongsuot.core.actors import Actor
from thongsuot.core.clock import legal_day
from thongsuot.core.errors import Invalid, NotAllowedNow, NotFound, Stale
from thongsuot.core.refs import Ref
from thongsuot.documents.models import DocumentAct
from thongsuot.duties.models import DutyAct
from thongsuot.language.folding import clean
from thongsuot.ledger import actions as ledger
from thongsuot.ledger.rules import canonical
from thongsuot.live.actions import stir
from thongsuot.receptions import rules
from thongsuot.receptions.models import (
    PostedSession,
    ReceptionAct,
    ReceptionActContent,
    Session,
    Visit,
    VisitContent,
)
from thongsuot.receptions.permissions import sessions_seen_by
from thongsuot.receptions.queries.boards import board_of
from thongsuot.receptions.queries.levels import level_of
from thongsuot.receptions.rules.searched import session_words, visit_words

LONGEST = 20_000


def words(text: str, field: str, needed: str = "", *, longest: int = LONGEST) -> str:
    """Return what was written, cleaned and trimmed. `needed`: what is said where nothing was written and must be.

    Raises: Invalid (nothing written, or more than `longest` characters).
    """
    text = clean(text or "").strip()
    if needed and not text:
        raise Invalid(needed, field=field)
    if len(text) > longest:
        raise Invalid(_("Dài quá %s chữ cái. Rút ngắn lại.") % longest, field=field)
    return text


def locked(session_id: UUID, permission: str, actor: Actor, revision: int | None = None) -> Session:
    """Return the session, locked, where the actor may do this. Raises: NotFound, Refused, Stale."""
    rows = sessions_seen_by(actor).select_related("unit__place", "leader", "post_duty", "conclusion_duty")
    session = rows.select_for_update(of=("self",)).filter(pk=session_id).first()
    if session is None:
        raise NotFound(_("Không tìm thấy buổi tiếp này, hoặc anh/chị không được xem."))
    require(actor, permission, session)
    if revision is not None and revision != session.revision:
        raise Stale(_("Buổi tiếp vừa có người khác cập nhật. Tải lại trang để xem rồi làm tiếp."))
    return session


def require_state(session: Session, *states: str) -> None:
    """Raise NotAllowedNow where the session stands in none of `states`."""
    if session.state in states:
        return
    raise NotAllowedNow(
        {
            Session.State.PLANNED: _("Buổi này chưa bắt đầu. Bấm Bắt đầu buổi tiếp trước."),
            Session.State.OPEN: _("Buổi này đang diễn ra. Kết thúc buổi trước."),
            Session.State.CLOSED: _("Buổi này đã kết thúc."),
            Session.State.CALLED_OFF: _("Buổi này không tổ chức nữa."),
        }[session.state]
    )


def keep(session: Session, at: datetime) -> None:
    """Store a session that an act changed, found by the names of now, and let what the public reads follow it."""
    session.revision += 1
    session.search_key = searched(session)
    session.save()
    follow(session, at)


def searched(session: Session) -> str:
    """Return what a search for the session looks in."""
    return session_words(
        unit=session.unit.name,
        place=session.place,
        kind=session.kind,
        mode=session.mode,
        leader=session.leader.full_name if session.leader else "",
        post=session.leader_post,
    )


def keep_words(visit: Visit, texts: dict) -> None:
    """Store words of a visit beside those there are, and what a search looks in: of the matter alone."""
    content = VisitContent.objects.filter(visit=visit).first() or VisitContent(visit=visit)
    for name, text in texts.items():
        setattr(content, name, text)
    content.search_key = visit_words(
        content.about,
        content.summary,
        names=[content.name, *content.representatives.splitlines()],
        address=content.address,
        numbers=[content.paper, content.phone, content.email],
    )
    content.save()


def follow(session: Session, at: datetime) -> None:
    """Let the posted copy say what the session says; one that is not posted has none."""
    if session.posted_on is None or session.practice:
        return
    PostedSession.objects.update_or_create(
        pk=session.pk,
        defaults={
            "unit_id": session.unit_id,
            "unit_name": session.unit.name,
            "level": level_of(session.unit),
            "leader_name": session.leader.full_name if session.leader else "",
            "post_by": session.post_duty.due_on if session.post_duty else None,
            "board": board_of(session, at),
            "search_key": searched(session),
            "state": _public_state(session, at),
            "booked": [f"{slot:%H:%M}" for slot in taken(session)],
            **{
                name: getattr(session, name)
                for name in (
                    "kind", "mode", "leader_post", "on", "starts", "ends", "place", "slot_minutes",
                    "posted_on", "moved_from", "came",
                )
            },
        },
    )  # fmt: skip

    stir(session.ref)


def _public_state(session: Session, at: datetime) -> str:
    """Return the state that the public reads: one that was closed and is being put right stays held, as whoever sat
    did sit. On its own day it says so beside the numbers of its board; later it is closed.
    """
    if session.state != Session.State.OPEN:
        return session.state
    if not ReceptionAct.objects.filter(about_ref=str(session.ref), verb="close").exists():
        return session.state
    return Session.State.CLOSED if session.on < legal_day(at) else PostedSession.REOPENED


def taken(session: Session) -> list:
    """Return the booked times that are not free again, in order."""
    rows = session.visits.filter(slot__isnull=False).exclude(state=rules.CANCELLED)
    return list(rows.order_by("slot").values_list("slot", flat=True))


def write_act(
    about: Ref,
    verb: str,
    *,
    duty_acts: Iterable[DutyAct] = (),
    paper_act: DocumentAct | None = None,
    details: dict | None = None,
    texts: dict | None = None,
    actor: Actor,
    on: date,
    at: datetime,
) -> ReceptionAct:
    """Write one act on `about` with its words and its one entry `receptions.<verb>`.

    `paper_act`: the act on a paper that has no entry but this one; its words stay out, since they can be erased.
    """
    texts = texts or {}
    digests = {str(each.pk): hashlib.sha256(canonical(each.canonical())).hexdigest() for each in duty_acts}
    act = ReceptionAct(about_ref=str(about), verb=verb, on=on, at=at, actor_ref=actor.ref)
    act.details = (details or {}) | ({"duties": digests} if digests else {})
    if paper_act is not None:
        digest = hashlib.sha256(canonical(paper_act.canonical({}))).hexdigest()
        act.details["paper_act"] = {str(paper_act.pk): digest}
    act.entry, key = ledger.record(
        actor=actor, verb=f"receptions.{verb}", subject=about, act=act.canonical(texts), at=at
    )
    act.save(force_insert=True)
    ReceptionActContent.objects.create(act=act, key=key, texts=texts)
    return act
