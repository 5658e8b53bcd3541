"""A session held: who sat, what was concluded, and the notice of it to those received."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from thongsuot.core.actors import Actor
from thongsuot.core.errors import Invalid, NotAllowedNow
from thongsuot.documents.models import DocumentAct
from thongsuot.duties import actions as duties
from thongsuot.receptions import rules
from thongsuot.receptions.actions.record import keep, locked, require_state, words, write_act
from thongsuot.receptions.actions.taking_back import GROUND
from thongsuot.receptions.models import Session

NOTICE = "TCD.REPLY"


@transaction.atomic
def open_session(
    *, session_id: UUID, came: str, why: str = "", revision: int | None = None, actor: Actor, on: date, at: datetime
) -> Session:
    """Begin a session of today and say who sits. `came`: leader or delegate; a delegate needs the reason.

    Where the law lets no deputy stand in (a chair's day, from 1 July 2026) people are received all the same, and the
    day does not count for the leader. Raises: NotFound, Refused (receptions.receive), NotAllowedNow, Stale, Invalid
    (came, why).
    """
    session = locked(session_id, "receptions.receive", actor, revision)
    require_state(session, Session.State.PLANNED)
    if session.on != on:
        raise NotAllowedNow(_("Buổi này không phải hôm nay. Đổi lịch sang hôm nay nếu tiếp hôm nay."))
    if session.leader_id and came not in (Session.Came.LEADER, Session.Came.DELEGATE):
        raise Invalid(_("Chọn ai tiếp."), field="came")
    session.came = came if session.leader_id else ""
    if session.came == Session.Came.DELEGATE:
        session.why = words(why, "why", _("Ghi vì sao người đứng đầu không tiếp và ai tiếp thay."), longest=500)
    session.state = Session.State.OPEN
    details = {"came": session.came}
    texts = {"why": session.why} if session.why else {}
    write_act(session.ref, "open", details=details, texts=texts, actor=actor, on=on, at=at)
    keep(session, at)
    return session


@transaction.atomic
def close_session(
    *, session_id: UUID, conclusion: str = "", revision: int | None = None, actor: Actor, on: date, at: datetime
) -> Session:
    """End a session. With visits, what the leader concluded is needed, and its notice is owed within the term.

    One to which nobody came is recorded as that: the leader was there, so the day counts. Who booked and did not come
    is marked. Raises: NotFound, Refused (receptions.receive), NotAllowedNow (somebody still waits), Stale, Invalid
    (conclusion).
    """
    session = locked(session_id, "receptions.receive", actor, revision)
    require_state(session, Session.State.OPEN)
    left = session.visits.filter(state__in=("waiting", "called", "inside")).count()
    if left:
        sentence = _("Còn %d lượt chưa xong. Tiếp cho xong, hoặc ghi là đã về.")
        raise NotAllowedNow(sentence % left)
    received = session.visits.filter(state=rules.DONE).exists()
    needed = _("Ghi kết luận của buổi tiếp.") if received and session.leader_id else ""
    session.conclusion = words(conclusion, "conclusion", needed)
    missed = session.visits.filter(state=rules.BOOKED).update(state="missed", ended_at=at)
    session.state = Session.State.CLOSED
    changed = _settle_notice(session, bool(received and session.leader_id), actor, on, at)
    details = {"missed": missed, "received": received}
    write_act(
        session.ref,
        "close",
        duty_acts=changed,
        details=details,
        texts={"conclusion": session.conclusion},
        actor=actor,
        on=on,
        at=at,
    )
    keep(session, at)
    return session


def _settle_notice(session: Session, owed: bool, actor: Actor, on: date, at: datetime) -> list:
    """Open the duty that is owed and not there, or end one that is there from an earlier close and no longer owed."""
    duty = session.conclusion_duty
    if owed and duty is None:
        session.conclusion_duty = _notice_duty(session, actor, at)
        return [session.conclusion_duty.opening]
    if duty is None or owed:
        return []
    session.conclusion_duty = None
    return [duties.waive(duty=duty, ground=GROUND, on=on, actor=actor, at=at)]


def _notice_duty(session: Session, actor: Actor, at: datetime):
    """Open the duty to tell those received what was concluded (Article 28: ten working days)."""
    return duties.open_duty(
        task="send-notice",
        about=session.ref,
        label=f"Thông báo kết luận buổi tiếp công dân ngày {session.on:%d/%m/%Y}",
        holder_unit_id=session.unit_id,
        holder_officer_id=session.leader_id,
        starts_on=session.on,
        rule_code=NOTICE,
        practice=session.practice,
        actor=actor,
        at=at,
    )


@transaction.atomic
def send_conclusion(
    *,
    session_id: UUID,
    sent_on: date,
    revision: int | None = None,
    paper_act: DocumentAct | None = None,
    actor: Actor,
    on: date,
    at: datetime,
) -> Session:
    """Say that the notice of the conclusion was sent to those received, on a day not after today.

    `paper_act`: the sending of the paper, where it is this very act.
    Raises: NotFound, Refused (receptions.conclude), NotAllowedNow, Stale, Invalid (sent_on).
    """
    session = locked(session_id, "receptions.conclude", actor, revision)
    require_state(session, Session.State.CLOSED)
    if session.conclusion_duty is None or session.conclusion_sent_on:
        raise NotAllowedNow(_("Không có thông báo kết luận nào chờ gửi."))
    if not session.on <= sent_on <= on:
        raise Invalid(_("Ghi ngày đã gửi: từ ngày tiếp đến hôm nay."), field="sent_on")
    session.conclusion_sent_on = sent_on
    met = [duties.meet(duty=session.conclusion_duty, on=sent_on, actor=actor, at=at)]
    details = {"sent_on": sent_on.isoformat()}
    more = {"duty_acts": met, "paper_act": paper_act, "details": details}
    write_act(session.ref, "send_conclusion", **more, actor=actor, on=on, at=at)
    keep(session, at)
    return session
