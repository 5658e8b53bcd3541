"""The schedule: sessions planned, posted in time, moved, called off."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from thongsuot.core.access import require
from thongsuot.core.actors import Actor
from thongsuot.core.errors import Invalid, NotAllowedNow, NotFound
from thongsuot.core.refs import Ref
from thongsuot.duties import actions as duties
from thongsuot.law.queries import book as law_book
from thongsuot.people.models import Officer
from thongsuot.people.queries import officers_of
from thongsuot.receptions.actions.record import keep, locked, require_state, searched, words, write_act
from thongsuot.receptions.actions.telling import CALLED_OFF, MOVED, tell_bookers
from thongsuot.receptions.models import Session
from thongsuot.receptions.permissions import sessions_seen_by
from thongsuot.receptions.rules import CANCELLED, WAITING
from thongsuot.units.models import Unit

MOST_AT_ONCE = 120
FARTHEST = timedelta(days=730)
SLOT_MINUTES = range(5, 121)


@dataclass(frozen=True, kw_only=True)
class PlannedSession:
    """One session as planned. `on`: a legal day; local times. `ground`: needed out of turn, and online.

    `day_off_agreed`: the day is no working day, and whoever plans knows it.
    """

    kind: str
    on: date
    starts: time
    ends: time
    place: str
    leader_id: UUID | None = None
    leader_post: str = ""
    mode: str = Session.Mode.DIRECT
    ground: str = ""
    slot_minutes: int = 15
    day_off_agreed: bool = False


@transaction.atomic
def plan_sessions(
    *, unit_id: UUID, planned: Iterable[PlannedSession], actor: Actor, on: date, at: datetime
) -> list[Session]:
    """Plan sessions of a unit, all of them or none, in one act; each owes its posting in time (Article 24.4).

    Raises: NotFound, Refused (receptions.plan), Invalid (sessions: none or too many; on, starts, ends, place, leader,
    ground, slot_minutes).
    """
    unit = Unit.objects.select_for_update(no_key=True, of=("self",)).select_related("place").filter(pk=unit_id).first()
    if unit is None or unit.valid_until is not None or unit.outside:
        raise NotFound(_("Không tìm thấy, hoặc anh/chị không được xem."))
    require(actor, "receptions.plan", unit)
    planned = list(planned)
    if not planned:
        raise Invalid(_("Chưa chọn ngày nào. Đánh dấu ít nhất một ngày."), field="days")
    if len(planned) > MOST_AT_ONCE:
        raise Invalid(_("Mỗi lần lập nhiều nhất %d buổi. Chia làm nhiều lần.") % MOST_AT_ONCE, field="days")
    sessions = [_planned(unit, each, actor, on, at) for each in planned]
    write_act(
        Ref("unit", unit.pk),
        "plan",
        duty_acts=[each.post_duty.opening for each in sessions if each.post_duty],
        details={"sessions": [_described(each) for each in sessions]},
        texts={"places": sorted({each.place for each in sessions})},
        actor=actor,
        on=on,
        at=at,
    )
    return sessions


def _planned(unit: Unit, given: PlannedSession, actor: Actor, on: date, at: datetime) -> Session:
    session = Session(unit=unit, kind=given.kind, mode=given.mode, practice=unit.practice, revision=1)
    _check_time(given, on)
    session.on, session.starts, session.ends = given.on, given.starts, given.ends
    session.place = words(given.place, "place", _("Ghi nơi tiếp."), longest=300)
    session.leader_post = words(given.leader_post, "leader_post", longest=200)
    session.leader = _leader(unit, given, on)
    needs_ground = given.kind == Session.Kind.ADHOC or given.mode == Session.Mode.ONLINE
    needed = _("Ghi vì sao tiếp đột xuất hoặc tiếp trực tuyến.") if needs_ground else ""
    session.ground = words(given.ground, "ground", needed, longest=500)
    if given.slot_minutes not in SLOT_MINUTES:
        raise Invalid(_("Mỗi lượt từ 5 đến 120 phút."), field="slot_minutes")
    session.slot_minutes = given.slot_minutes
    session.search_key = searched(session)
    if given.kind != Session.Kind.ADHOC or given.mode == Session.Mode.ONLINE:
        session.post_duty = _post_duty(session, actor, on, at)
    _save(session, "days", fresh=True)
    return session


def _save(session: Session, field: str, *, fresh: bool = False) -> None:
    """Store a session. Raises: Invalid (`field`) where its leader sits elsewhere at that time."""
    try:
        with transaction.atomic():
            session.save(force_insert=fresh)
    except IntegrityError as error:
        if "one_reception_a_leader_at_a_time" not in str(error):
            raise
        sentence = _("Ngày %s giờ này người tiếp đã có buổi khác. Chọn giờ khác hoặc bỏ ngày đó.")
        raise Invalid(sentence % f"{session.on:%d/%m/%Y}", field=field) from error


def _check_time(given: PlannedSession, on: date) -> None:
    if given.on < on:
        raise Invalid(_("Ngày %s đã qua. Chọn ngày từ hôm nay trở đi.") % f"{given.on:%d/%m/%Y}", field="on")
    if given.on > on + FARTHEST:
        raise Invalid(_("Ngày này xa quá hai năm. Kiểm tra lại năm."), field="on")
    if given.ends <= given.starts:
        raise Invalid(_("Giờ kết thúc phải sau giờ bắt đầu."), field="ends")
    check_day_off(given.on, agreed=given.day_off_agreed)


def check_day_off(day: date, *, agreed: bool) -> None:
    """Raise Invalid for a day off that nobody agreed to; CalendarUnknown for a year whose calendar is not known."""
    if agreed or law_book().calendar.is_working(day):
        return
    sentence = _("Ngày %s là ngày nghỉ. Chọn ngày khác, hoặc đánh dấu là vẫn tiếp vào ngày nghỉ.")
    raise Invalid(sentence % f"{day:%d/%m/%Y}", field="day_off_agreed")


def _leader(unit: Unit, given: PlannedSession, on: date) -> Officer | None:
    if given.leader_id is None:
        if given.kind == Session.Kind.LEADER:
            raise Invalid(_("Chọn người đứng đầu tiếp công dân."), field="leader")
        return None
    found = officers_of(unit.pk, None, on).filter(pk=given.leader_id).first()
    if found is None:
        raise Invalid(_("Người này không còn giữ chức vụ ở đơn vị. Chọn người khác."), field="leader")
    return found


def _post_duty(session: Session, actor: Actor, on: date, at: datetime):
    """Open the duty to post the session in time; where the latest day has passed already, it is late at once."""
    return duties.open_duty(
        task="post",
        about=session.ref,
        label=_label(session),
        holder_unit_id=session.unit.pk,
        starts_on=session.on,
        rule_code="TCD.ONLINE.NOTICE" if session.mode == Session.Mode.ONLINE else "TCD.POST",
        practice=session.practice,
        actor=actor,
        at=at,
    )


def _label(session: Session) -> str:
    return f"Niêm yết lịch tiếp công dân ngày {session.on:%d/%m/%Y}"


def _described(session: Session) -> dict:
    return {
        "session": str(session.pk),
        "kind": session.kind,
        "mode": session.mode,
        "leader": str(session.leader_id) if session.leader_id else None,
        "on": session.on.isoformat(),
        "starts": f"{session.starts:%H:%M}",
        "ends": f"{session.ends:%H:%M}",
    }


@transaction.atomic
def post_schedule(*, unit_id: UUID, actor: Actor, on: date, at: datetime) -> list[Session]:
    """Post every planned session of the unit that is not posted yet, in one act; its public page is there at once.

    Raises: NotFound, Refused (receptions.plan), Invalid (nothing to post).
    """
    unit = Unit.objects.filter(pk=unit_id).first()
    if unit is None:
        raise NotFound(_("Không tìm thấy, hoặc anh/chị không được xem."))
    require(actor, "receptions.plan", unit)
    waiting = sessions_seen_by(actor).filter(unit=unit, posted_on=None, on__gte=on)
    rows = waiting.exclude(state=Session.State.CALLED_OFF).select_related("unit__place", "leader", "post_duty")
    sessions = list(rows.select_for_update(of=("self",)).order_by("on", "starts", "id"))
    if not sessions:
        raise Invalid(_("Không có buổi nào chờ niêm yết."))
    met = []
    for session in sorted(sessions, key=lambda each: str(each.post_duty_id)):  # in the one order of locks of duties
        session.posted_on = on
        if session.post_duty and session.post_duty.ended_on is None:
            met.append(duties.meet(duty=session.post_duty, on=on, actor=actor, at=at))
    details = {"sessions": [str(each.pk) for each in sessions]}
    write_act(Ref("unit", unit.pk), "post", duty_acts=met, details=details, actor=actor, on=on, at=at)
    for session in sessions:
        keep(session, at)
    return sessions


@transaction.atomic
def move(
    *,
    session_id: UUID,
    to_on: date,
    starts: time,
    ends: time,
    why: str,
    day_off_agreed: bool = False,
    revision: int | None = None,
    actor: Actor,
    on: date,
    at: datetime,
) -> Session:
    """Move a planned session to another day or hour, with the reason. Bookings stay: their slots keep their
    place, and who booked is told.

    The day it must be posted by is reckoned anew; a posted one is posted anew by it, and says the day it was first
    planned for. Raises: NotFound, Refused (receptions.receive), Stale, NotAllowedNow, Invalid (to_on, ends, why,
    day_off_agreed; starts: bookings that no longer fit).
    """
    session = locked(session_id, "receptions.receive", actor, revision)
    require_state(session, Session.State.PLANNED)
    if not on <= to_on <= on + FARTHEST:
        raise Invalid(_("Ghi ngày từ hôm nay trở đi, không quá hai năm."), field="to_on")
    if ends <= starts:
        raise Invalid(_("Giờ kết thúc phải sau giờ bắt đầu."), field="ends")
    check_day_off(to_on, agreed=day_off_agreed)
    why = words(why, "why", _("Ghi vì sao đổi lịch."), longest=500)
    if to_on != session.on and session.visits.filter(state=WAITING).exists():
        raise NotAllowedNow(_("Có người đang chờ nên không đổi sang ngày khác được. Tiếp, hoặc ghi là đã về."))
    details = {"from": session.on.isoformat(), "to": to_on.isoformat(), "starts": f"{starts:%H:%M}"}
    if to_on != session.on and session.posted_on:
        session.moved_from = session.moved_from or session.on
    changed = (to_on, starts) != (session.on, session.starts)
    details["bookings"] = _shift_bookings(session, starts, ends)
    session.on, session.starts, session.ends = to_on, starts, ends
    acts = _posted_anew(session, actor, on, at)
    _save(session, "to_on")
    write_act(session.ref, "move", duty_acts=acts, details=details, texts={"why": why}, actor=actor, on=on, at=at)
    if changed:
        tell_bookers(session, MOVED, at=at)
    keep(session, at)
    return session


def _posted_anew(session: Session, actor: Actor, on: date, at: datetime) -> list:
    """Count the day of posting anew for a session that was moved; one that is posted is posted anew by the move."""
    if session.post_duty is None:
        return []
    acts = []
    if session.post_duty.ended_on is None:
        acts.append(duties.waive(duty=session.post_duty, ground="moved", on=on, actor=actor, at=at))
    session.post_duty = _post_duty(session, actor, on, at)
    acts.append(session.post_duty.opening)
    if session.posted_on:
        session.posted_on = on
        acts.append(duties.meet(duty=session.post_duty, on=on, actor=actor, at=at))
    return acts


def _shift_bookings(session: Session, starts: time, ends: time) -> int:
    """Move each booking by as much as the session, so that nobody loses the place; return how many there are."""
    old = session.slots()
    booked = list(session.visits.filter(slot__isnull=False).exclude(state=CANCELLED).order_by("slot"))
    session.starts, session.ends = starts, ends
    new = session.slots()
    places = [old.index(visit.slot) for visit in booked]
    if any(place >= len(new) for place in places):
        raise Invalid(_("Giờ mới ngắn hơn nên có người đã đặt bị mất lượt. Chọn giờ dài hơn."), field="ends")
    ordered = zip(booked, places, strict=True)
    later_first = sorted(ordered, key=lambda each: each[1], reverse=new[0] > old[0] if old and new else False)
    for visit, place in later_first:
        visit.slot = new[place]
        visit.save(update_fields=["slot"])
    return len(booked)


@transaction.atomic
def call_off(
    *, session_id: UUID, why: str, revision: int | None = None, actor: Actor, on: date, at: datetime
) -> Session:
    """Call a planned session off, with the reason, which the desk keeps; the public page says that it is.

    Raises: NotFound, Refused (receptions.receive), Stale, NotAllowedNow, Invalid (why).
    """
    session = locked(session_id, "receptions.receive", actor, revision)
    require_state(session, Session.State.PLANNED)
    session.why = words(why, "why", _("Ghi vì sao không tiếp nữa."), longest=500)
    session.state = Session.State.CALLED_OFF
    acts = []
    if session.post_duty and session.post_duty.ended_on is None:
        acts = [duties.waive(duty=session.post_duty, ground="called-off", on=on, actor=actor, at=at)]
    write_act(session.ref, "call_off", duty_acts=acts, texts={"why": session.why}, actor=actor, on=on, at=at)
    tell_bookers(session, CALLED_OFF, at=at)
    keep(session, at)
    return session
