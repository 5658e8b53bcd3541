"""One visit after another: who came, who is called, what was said and what came of it."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from thongsuot.core.actors import Actor
from thongsuot.core.errors import Invalid, NotAllowedNow, NotFound, Stale
from thongsuot.documents.models import DocumentAct
from thongsuot.duties import actions as duties
from thongsuot.law.queries import book
from thongsuot.receptions import rules
from thongsuot.receptions.actions.cases import case_with, hold_case
from thongsuot.receptions.actions.record import follow, keep_words, locked, require_state, words, write_act
from thongsuot.receptions.models import Session, Visit

MOST_PEOPLE = 5_000
NOTICE = "TCD.REFUSE"
COMES = rules.STEPS["arrive"][0]
FEW, MANY = 5, 10  # Article 29: from five people on they name one or two who speak, more than ten at most five


@dataclass(frozen=True, kw_only=True)
class Arrival:
    """Who came. `paper`: number of the identity paper (Article 12, Decree 154/2026). `representatives`: one a line."""

    name: str
    phone: str = ""
    address: str = ""
    paper: str = ""
    people: int = 1
    representatives: str = ""
    about: str = ""
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What was said and what came of it. `case_code`: of the case opened or joined, as printed; empty: the one tied."""

    outcome: str
    summary: str
    answer: str = ""
    case_code: str = ""


@transaction.atomic
def walk_in(*, session_id: UUID, given: Arrival, form_token: str, actor: Actor, on: date, at: datetime) -> Visit:
    """Take in somebody who came without booking, with the next number. The same form sent twice is one visit.

    Raises: NotFound, Refused (receptions.receive), NotAllowedNow, Invalid (name, people, representatives).
    """
    session = locked(session_id, "receptions.receive", actor)
    again = session.visits.filter(form_token=form_token).first()
    if again is not None:
        return again
    check_comes(session, on)
    visit = Visit(session=session, state=rules.WAITING, form_token=form_token, arrived_at=at)
    visit.number = _next_number(session)
    texts = _take_down(visit, given)
    visit.save(force_insert=True)
    keep_words(visit, texts)
    details = {"session": str(session.pk), "number": visit.number, "people": visit.people}
    write_act(visit.ref, "walk_in", details=details, texts=texts, actor=actor, on=on, at=at)
    follow(session, at)
    return visit


@transaction.atomic
def arrive(
    *, visit_id: UUID, given: Arrival, revision: int | None = None, actor: Actor, on: date, at: datetime
) -> Visit:
    """Say that somebody who booked has come, and write down or correct who they are; a group may have grown.

    Raises: NotFound, Refused (receptions.receive), NotAllowedNow, Stale, Invalid (as `walk_in`).
    """
    session, visit = locked_visit(visit_id, actor, revision)
    check_arrives(session, visit, on)
    if visit.state in COMES:
        visit.state, visit.arrived_at, visit.ended_at = rules.after("arrive", visit.state), at, None
        visit.number = visit.number or _next_number(session)
    texts = _take_down(visit, given)
    keep_words(visit, texts)
    details = {"number": visit.number, "people": visit.people}
    keep_visit(session, visit, "arrive", details, texts, actor, on, at)
    return visit


def check_comes(session: Session, on: date) -> None:
    """Raise NotAllowedNow where nobody is written down as having come: the session is over, or not today."""
    require_state(session, Session.State.PLANNED, Session.State.OPEN)
    if session.on != on:
        raise NotAllowedNow(_("Buổi này không phải hôm nay. Mở buổi của hôm nay, hoặc đổi lịch trước."))


def check_arrives(session: Session, visit: Visit, on: date) -> None:
    """Raise NotAllowedNow where who came is neither written down nor corrected: as above, or the visit has ended."""
    check_comes(session, on)
    if visit.state not in (*COMES, rules.WAITING, "called", "inside"):
        raise _wrong(visit)


def check_ends(session: Session, visit: Visit, name: str) -> None:
    """Raise NotAllowedNow where the visit may not be ended by the step `name` now."""
    require_state(session, Session.State.OPEN)
    _after(name, visit)


def _next_number(session: Session) -> int:
    return (session.visits.aggregate(last=Max("number"))["last"] or 0) + 1


def _take_down(visit: Visit, given: Arrival) -> dict:
    """Take over who came; return the words. Raises: Invalid (name, people, representatives)."""
    if not 1 <= given.people <= MOST_PEOPLE:
        raise Invalid(_("Số người từ 1 đến 5.000."), field="people")
    visit.people, visit.needs = given.people, ",".join(given.needs)
    speakers = [line for line in given.representatives.splitlines() if line.strip()]
    most = 0 if given.people < FEW else 2 if given.people <= MANY else 5
    if most and not 1 <= len(speakers) <= most:
        sentence = _("Đoàn %(people)d người cử từ 1 đến %(most)d người đại diện (Điều 29 Luật Tiếp công dân).")
        raise Invalid(sentence % {"people": given.people, "most": most}, field="representatives")
    return {
        "name": words(given.name, "name", _("Ghi họ tên người đến."), longest=120),
        "phone": words(given.phone, "phone", longest=30),
        "address": words(given.address, "address", longest=300),
        "paper": words(given.paper, "paper", longest=20),
        "representatives": words(given.representatives, "representatives", longest=1_000),
        "about": words(given.about, "about", longest=1_000),
    }


STAMPS = {"call": "called_at", "begin": "began_at", "leave": "ended_at", "miss": "ended_at"}


@transaction.atomic
def step(*, visit_id: UUID, name: str, revision: int | None = None, actor: Actor, on: date, at: datetime) -> Visit:
    """Call, begin, send back to wait, let go: a step of `rules.STEPS` that needs no words.

    Raises: NotFound, Refused (receptions.receive), NotAllowedNow, Stale.
    """
    session, visit = locked_visit(visit_id, actor, revision)
    require_state(session, Session.State.OPEN)
    visit.state = _after(name, visit)
    visit.ended_at = None
    if name in STAMPS:
        setattr(visit, STAMPS[name], at)
    keep_visit(session, visit, name, {}, {}, actor, on, at)
    return visit


@transaction.atomic
def finish(
    *, visit_id: UUID, given: Outcome, revision: int | None = None, actor: Actor, on: date, at: datetime
) -> Visit:
    """End a visit with what was said and what came of it.

    Raises: NotFound, Refused (receptions.receive), NotAllowedNow, Stale, Invalid (outcome, summary, answer; case_code:
    none that the actor sees, one that was passed on or erased, or another one than is tied).
    """
    hold_case(given.case_code, actor)
    session, visit = locked_visit(visit_id, actor, revision)
    check_ends(session, visit, "finish")
    if given.outcome not in rules.OUTCOMES:
        raise Invalid(_("Chọn kết quả của lượt tiếp."), field="outcome")
    stood, visit.state = visit.state, _after("finish", visit)
    visit.outcome, visit.ended_at = given.outcome, at
    needed = _("Ghi đã giải thích, hướng dẫn những gì.") if given.outcome == "explained" else ""
    texts = {
        "summary": words(given.summary, "summary", _("Ghi người dân trình bày việc gì.")),
        "answer": words(given.answer, "answer", needed),
    }
    if given.outcome in ("case", "joined") and (given.case_code or not visit.case_ref):
        case_ref = str(case_with(given.case_code, actor))
        if visit.case_ref not in ("", case_ref):
            raise Invalid(_("Lượt này đã gắn một vụ việc khác. Để trống ô này."), field="case_code")
        visit.case_ref = case_ref
    keep_words(visit, texts)
    details = {"outcome": visit.outcome, "case": visit.case_ref, "from": stood}
    keep_visit(session, visit, "finish", details, texts, actor, on, at)
    return visit


@transaction.atomic
def refuse(
    *, visit_id: UUID, ground: str, why: str, revision: int | None = None, actor: Actor, on: date, at: datetime
) -> Visit:
    """Refuse to receive somebody, on a ground of the closed list alone, with what happened; its notice is then owed.

    Raises: NotFound, Refused (receptions.receive), NotAllowedNow, Stale, Invalid (ground, why).
    """
    session, visit = locked_visit(visit_id, actor, revision)
    check_ends(session, visit, "refuse")
    if ground not in rules.refusals():
        raise Invalid(_("Chỉ được từ chối theo một căn cứ trong danh sách. Chọn căn cứ."), field="ground")
    texts = {"answer": words(why, "why", _("Ghi cụ thể vì sao từ chối; người dân được nhận thông báo này."))}
    stood, visit.state = visit.state, _after("refuse", visit)
    visit.ground, visit.ended_at = ground, at
    keep_words(visit, texts)
    opened = _notice_duty(session, visit, actor, on, at)
    keep_visit(session, visit, "refuse", {"ground": ground, "from": stood}, texts, actor, on, at, opened)
    return visit


def _notice_duty(session: Session, visit: Visit, actor: Actor, on: date, at: datetime) -> list:
    """Open the duty to give notice of a refusal (Article 4, Decree 154/2026), from the day on which it is law."""
    if not any(row.holds(on, None) for row in book().rows(NOTICE)):
        return []
    visit.notice_duty = duties.open_duty(
        task="send-notice",
        about=session.ref,
        label=f"Thông báo từ chối tiếp công dân, số {visit.number} ngày {session.on:%d/%m/%Y}",
        holder_unit_id=session.unit_id,
        starts_on=on,
        rule_code=NOTICE,
        practice=session.practice,
        actor=actor,
        at=at,
    )
    return [visit.notice_duty.opening]


@transaction.atomic
def give_notice(
    *,
    visit_id: UUID,
    sent_on: date | None = None,
    revision: int | None = None,
    paper_act: DocumentAct | None = None,
    actor: Actor,
    on: date,
    at: datetime,
) -> Visit:
    """Say that the notice of a refusal was given today, or on `sent_on` before.

    `paper_act`: the sending of the paper, where it is this very act. Raises: NotFound, Refused (receptions.receive),
    NotAllowedNow (none is owed), Stale, Invalid (on: `sent_on` out of time).
    """
    session, visit = locked_visit(visit_id, actor, revision)
    if visit.notice_duty is None or visit.notice_duty.ended_on is not None:
        raise NotAllowedNow(_("Không có thông báo từ chối nào chờ gửi cho lượt này."))
    sent_on = sent_on or on
    if not session.on <= sent_on <= on:
        raise Invalid(_("Ghi ngày đã gửi: từ ngày tiếp đến hôm nay."), field="on")
    met = [duties.meet(duty=visit.notice_duty, on=sent_on, actor=actor, at=at)]
    details = {"sent_on": sent_on.isoformat()}
    keep_visit(session, visit, "give_notice", details, {}, actor, on, at, met, paper_act)
    return visit


def locked_visit(visit_id: UUID, actor: Actor, revision: int | None) -> tuple[Session, Visit]:
    """Return a visit with its session, locked, to whoever may receive it. Raises: NotFound, Refused, Stale."""
    found = Visit.objects.filter(pk=visit_id).values_list("session_id", flat=True).first()
    if found is None:
        raise NotFound(_("Không tìm thấy lượt tiếp này, hoặc anh/chị không được xem."))
    session = locked(found, "receptions.receive", actor)
    visit = session.visits.select_related("notice_duty").get(pk=visit_id)
    if revision is not None and revision != visit.revision:
        raise Stale(_("Lượt này vừa có người khác cập nhật. Xem lại rồi bấm tiếp."))
    return session, visit


def _after(name: str, visit: Visit) -> str:
    try:
        return rules.after(name, visit.state)
    except rules.WrongStep as wrong:
        raise _wrong(visit) from wrong


def _wrong(visit: Visit) -> NotAllowedNow:
    sentence = _("Lượt này đang ở bước “%s” nên không làm việc đó được. Tải lại trang để xem.")
    return NotAllowedNow(sentence % rules.STATES[visit.state][get_language() == "en"])


def keep_visit(
    session: Session,
    visit: Visit,
    verb: str,
    details: dict,
    texts: dict,
    actor,
    on: date,
    at: datetime,
    duty_acts=(),
    paper_act=None,
) -> None:
    visit.revision += 1
    visit.save()
    more = {"duty_acts": duty_acts, "paper_act": paper_act, "details": details, "texts": texts}
    write_act(visit.ref, verb, **more, actor=actor, on=on, at=at)
    follow(session, at)
