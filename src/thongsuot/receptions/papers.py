"""What sessions and visits lend to papers: who may, which forms fit, what they know, what sending one is besides."""

from datetime import date, datetime
from functools import partial
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thongsuot.cases.permissions import visible_to as cases_seen_by
from thongsuot.commitments.queries import written_down
from thongsuot.core.access import can, require
from thongsuot.core.actors import Actor
from thongsuot.core.clock import local_time
from thongsuot.core.errors import NotFound
from thongsuot.core.ids import show_code
from thongsuot.core.refs import Ref
from thongsuot.documents.matters import VIEW, Also, Given
from thongsuot.documents.models import Document
from thongsuot.documents.rules.names import official_hour
from thongsuot.receptions import rules
from thongsuot.receptions.actions import give_notice, send_conclusion
from thongsuot.receptions.actions.by_paper import send
from thongsuot.receptions.models import ReceptionAct, Session, Visit, VisitContent
from thongsuot.receptions.permissions import sessions_received_by
from thongsuot.receptions.queries.naming import session_names, visit_names
from thongsuot.receptions.rules.refusals import refusal_source
from thongsuot.units.queries import living_id

MINUTES, RECORD, REFUSAL, RECEIPT, CONCLUSION = "TCD-BB", "TCD-BBL", "TCD-01", "TCD-02", "TCD-KL"
HERE = ("waiting", "called", "inside")
HELD = ("open", "close")  # the acts between which a session was held
WORDS = {
    REFUSAL: gettext_lazy(
        "Gửi cho người bị từ chối thì cũng được ghi là đã gửi thông báo từ chối: không phải ghi lại."
    ),
    CONCLUSION: gettext_lazy(
        "Gửi cho người được tiếp thì cũng được ghi là đã gửi thông báo kết luận của buổi tiếp: không phải ghi lại."
    ),
}


def _no_such() -> NotFound:
    return NotFound(_("Không tìm thấy, hoặc anh/chị không được xem."))


def _may(actor: Actor, session: Session, verb: str) -> None:
    """Who receives reads the papers, which name visitors; the desk of the unit works on them."""
    if verb != VIEW:
        require(actor, "documents.draw", session.unit_id)


class SessionMatter:
    """`documents.matters.Matter` of a session, for those alone who may read who came."""

    def visible_to(self, actor: Actor) -> QuerySet[Session]:
        return sessions_received_by(actor)

    def may(self, actor: Actor, pk: UUID, verb: str) -> None:
        _may(actor, _session(actor, pk), verb)

    def forms(self, actor: Actor, pk: UUID) -> list[str]:
        session = _session(actor, pk)
        if session.state == Session.State.CLOSED and session.conclusion:
            return [MINUTES, CONCLUSION]
        return [MINUTES] if session.state in (Session.State.OPEN, Session.State.CLOSED) else []

    def given(self, actor: Actor, pk: UUID, form: str, on: date) -> Given:
        session = _session(actor, pk)
        values = of_session(session)
        if form == CONCLUSION:
            values |= {"summary": _unnamed(session), "orders": _lines(session.conclusion)}
            values |= {"duties": written_down(session.ref, actor)}
        return Given(unit_id=living_id(session.unit_id), values=values)

    def name(self, actor: Actor, pk: UUID) -> str:
        return session_names(actor, {pk}).get(pk, "")

    def home(self, pk: UUID) -> str:
        return reverse("receptions:one", args=[pk])

    def also(self, actor: Actor, pk: UUID, paper: UUID, verb: str) -> Also | None:
        """Sending the notice of the conclusion is what the law asks for, where one person or group was received."""
        session = _session(actor, pk)
        owed = session.conclusion_duty_id and not session.conclusion_sent_on
        if verb != "send" or not owed or not _is(paper, CONCLUSION):
            return None
        if session.visits.filter(state=rules.DONE).count() != 1 or not can(actor, "receptions.conclude", session):
            return None
        closing = partial(send_conclusion, session_id=pk)
        return Also(words=WORDS[CONCLUSION], action=partial(send, closing=closing))


class VisitMatter:
    """`documents.matters.Matter` of a visit, for those alone who may read who came."""

    def visible_to(self, actor: Actor) -> QuerySet[Visit]:
        return Visit.objects.filter(session__in=sessions_received_by(actor))

    def may(self, actor: Actor, pk: UUID, verb: str) -> None:
        _may(actor, _visit(actor, pk).session, verb)

    def forms(self, actor: Actor, pk: UUID) -> list[str]:
        """Of a visit whose words went with its case there is no paper more."""
        visit = _visit(actor, pk)
        if visit.case_ref and not hasattr(visit, "content"):
            return []
        if visit.state == rules.DONE:
            return [RECORD, RECEIPT, *([CONCLUSION] if visit.session.leader_id else [])]
        return [REFUSAL] if visit.state == "refused" else [RECORD, RECEIPT] if visit.state in HERE else []

    def given(self, actor: Actor, pk: UUID, form: str, on: date) -> Given:
        visit = _visit(actor, pk)
        return Given(unit_id=living_id(visit.session.unit_id), values=of_visit(visit, actor))

    def name(self, actor: Actor, pk: UUID) -> str:
        return visit_names(actor, {pk}).get(pk, "")

    def home(self, pk: UUID) -> str:
        return reverse("receptions:visit", args=[Visit.objects.get(pk=pk).session_id, pk])

    def also(self, actor: Actor, pk: UUID, paper: UUID, verb: str) -> Also | None:
        """Sending the notice of a refusal is the act that the law asks for."""
        visit = _visit(actor, pk)
        owed = visit.notice_duty is not None and visit.notice_duty.ended_on is None
        if verb != "send" or not owed or not _is(paper, REFUSAL):
            return None
        return Also(words=WORDS[REFUSAL], action=partial(send, closing=partial(give_notice, visit_id=pk)))


def _is(paper: UUID, form: str) -> bool:
    return Document.objects.filter(pk=paper, form=form, corrects=None).exists()


def _session(actor: Actor, pk: UUID) -> Session:
    session = sessions_received_by(actor).select_related("unit", "leader").filter(pk=pk).first()
    if session is None:
        raise _no_such()
    return session


def _visit(actor: Actor, pk: UUID) -> Visit:
    rows = Visit.objects.filter(session__in=sessions_received_by(actor))
    visit = rows.select_related("session__unit", "session__leader", "notice_duty").filter(pk=pk).first()
    if visit is None:
        raise _no_such()
    return visit


def of_session(session: Session) -> dict:
    """Return what a session knows, by the names of `documents` fields; whose visit it was only in `visits`.

    There stand those received and those refused; the hours are those at which it was opened and closed.
    """
    sat = session.came != Session.Came.DELEGATE and session.leader
    host, post = (session.leader.full_name, session.leader_post) if sat else ("", "")
    received = session.visits.filter(state__in=(rules.DONE, "refused")).select_related("content").order_by("number")
    rows = [_row(visit) for visit in received]
    empty = session.state == Session.State.CLOSED and not rows
    came = session.visits.exclude(number=None).exists()
    held = _held(session)
    return {
        "at_hour": _hour_of(held.get("open")) or official_hour(session.starts),
        "end_hour": _hour_of(held.get("close")) or official_hour(session.ends),
        "held_on": session.on,
        "place": session.place,
        "host": host,
        "host_post": post,
        "chair": f"{post} {host}".strip(),
        "present": [[host, post]] if host else [],
        "stead": session.why if session.came == Session.Came.DELEGATE else "",
        "visits": rows,
        "text": ("Không có người được tiếp." if came else "Không có người đến.") if empty else "",
        "conclusion": session.conclusion,
    }


def _held(session: Session) -> dict:
    """Return when a session was opened and closed: the last on its own day, as one closed may be put right later."""
    acts = ReceptionAct.objects.filter(about_ref=str(session.ref), verb__in=HELD)
    rows = sorted(acts.values_list("on", "at", "verb"), key=lambda row: (row[0] == session.on, row[1]))
    return {verb: at for _on, at, verb in rows}


def of_visit(visit: Visit, actor: Actor) -> dict:
    """Return what a visit knows: who came, what was said and answered, where it went on."""
    said = _words(visit)
    values = of_session(visit.session) | {
        "salutation": "ông/bà",
        "to": [f"Ông/bà {said.name}"] if said.name else [],
        "person": said.name,
        "address": said.address,
        "phone": said.phone,
        "id_number": said.paper,
        "people": visit.people if visit.people > 1 else None,
        "speakers": _lines(said.representatives),
        "summary": said.summary or said.about,
        "answers": said.answer,
        "orders": _lines(said.answer),
        "result": _result(visit).lower(),
        "code": _code(visit, actor),
        "at_hour": _hour_of(visit.began_at),
        "end_hour": _hour_of(visit.ended_at),
    }
    if visit.ground:
        values["ground"] = f"{rules.refusals()[visit.ground][0]}.\n{said.answer}"
        values["article"] = refusal_source() if visit.notice_duty_id else ""
    return values


def _hour_of(at: datetime | None) -> str:
    return official_hour(local_time(at)) if at else ""


def _lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip()]


def _words(visit: Visit) -> VisitContent:
    """Return the words of a visit; none once they were erased."""
    return VisitContent.objects.filter(visit=visit).first() or VisitContent()


def _result(visit: Visit) -> str:
    if visit.ground:
        return rules.refusals()[visit.ground][0]
    return rules.OUTCOMES[visit.outcome][0] if visit.outcome else ""


def _code(visit: Visit, actor: Actor) -> str:
    """Return the code of the case that was made of it, where the actor sees that case."""
    ref = Ref.parse(visit.case_ref) if visit.case_ref else None
    code = cases_seen_by(actor).filter(pk=ref.id).values_list("code", flat=True).first() if ref else None
    return show_code(code) if code else ""


def _row(visit: Visit) -> list[str]:
    said = visit.content if hasattr(visit, "content") else VisitContent()
    group = f" (đoàn {visit.people} người)" if visit.people > 1 else ""
    who = ", ".join(part for part in (f"{said.name}{group}", said.address) if part)
    answer = ". ".join(part.rstrip(".") for part in (said.answer, _result(visit)) if part)
    return [who, said.summary or said.about, answer]


def _unnamed(session: Session) -> str:
    """Return what was said at each visit, without a name: the notice goes to each of those received."""
    rows = session.visits.filter(state=rules.DONE).select_related("content").order_by("number")
    said = [(visit.number, visit.content.summary or visit.content.about) for visit in rows if hasattr(visit, "content")]
    if len(said) == 1:
        return said[0][1]
    return "\n".join(f"Lượt số {number}: {' '.join(text.split())}" for number, text in said)
