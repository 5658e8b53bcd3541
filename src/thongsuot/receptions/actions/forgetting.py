"""What a reception lets go of: a booking that came to nothing, and every visit tied to a case erased or sealed.

What was said and brought there goes into the sealed room first.
"""

from datetime import datetime

from thongsuot.cases.actions.erasing import forget_with
from thongsuot.cases.models import Case
from thongsuot.changes.queries.along import Along, go_along_with
from thongsuot.commitments import actions as commitments
from thongsuot.core.refs import Ref
from thongsuot.counter.actions.forgetting import forget_books
from thongsuot.documents import actions as documents
from thongsuot.notices import actions as notices
from thongsuot.receptions import rules
from thongsuot.receptions.actions.files import forget_files
from thongsuot.receptions.actions.record import follow
from thongsuot.receptions.models import ReceptionActContent, Session, Visit, VisitContent

RUNNING = (rules.WAITING, "called", "inside", "left")


def forget_visits(visits: list[Visit], at: datetime) -> None:
    """Delete the words of visits, in their acts and papers too, and what was brought to them.

    A message about one that waits does not go.
    """
    refs = [visit.ref for visit in visits]
    ReceptionActContent.objects.filter(act__about_ref__in=[str(ref) for ref in refs]).delete()
    VisitContent.objects.filter(visit__in=visits).delete()
    forget_files(visits, at)
    documents.forget(about=refs, at=at)
    for ref in refs:
        notices.forget(about=ref, at=at)


def held_of(case: Case, locked: bool) -> Along:
    """Return what was said at the visits tied to a case, with its day, and where their papers lie; not who came.

    `locked`: with their sessions, in the order of `forget_case`, so that nothing is said or attached in between.
    """
    tied = Visit.objects.filter(case_ref=str(Ref("case", case.pk)), content__isnull=False)
    if locked:
        sessions = Session.objects.select_for_update(of=("self",)).filter(pk__in=tied.values("session"))
        list(sessions.order_by("pk"))
    visits = list(tied.select_related("session", "content").order_by("session__on", "pk"))
    return Along([words for visit in visits if (words := _said(visit))], [visit.ref for visit in visits])


def _said(visit: Visit) -> str:
    said = [part for part in (visit.content.about, visit.content.summary, visit.content.answer) if part]
    return f"[{visit.session.on:%d/%m/%Y}] " + "\n".join(said) if said else ""


def forget_case(case: Case, at: datetime) -> None:
    """Let go of what was said at each visit tied to a locked case; `cases.actions.erasing` calls it within its own act.

    Papers of the session hold the visit's row, so they go too and can be drawn anew; so do books that may hold it.
    What the session concluded goes where nobody else was received there. A visit that still runs ends, so that no
    later act writes words on it.
    """
    tied = Visit.objects.filter(case_ref=str(Ref("case", case.pk)))
    holding = Session.objects.filter(pk__in=tied.values("session")).select_related("unit__place", "leader", "post_duty")
    for session in holding.select_for_update(of=("self",)).order_by("pk"):
        visits = list(tied.filter(session=session))
        forget_visits(visits, at)
        running = Visit.objects.filter(pk__in=[visit.pk for visit in visits], state__in=RUNNING)
        running.update(state=rules.DONE, outcome="case", ended_at=at)
        documents.forget(about=[session.ref], at=at)
        forget_books(session.unit_id, session.on, at)
        if not session.visits.filter(state=rules.DONE).exclude(pk__in=[visit.pk for visit in visits]).exists():
            _forget_conclusion(session, at)
        follow(session, at)


def _forget_conclusion(session: Session, at: datetime) -> None:
    ReceptionActContent.objects.filter(act__about_ref=str(session.ref), act__verb="close").delete()
    Session.objects.filter(pk=session.pk).update(conclusion="")
    commitments.forget_about(about=session.ref, copies=True, at=at)


def take_part() -> None:
    """Let erasing and sealing a case reach the visits tied to it."""
    forget_with("receptions", forget_case)
    go_along_with("receptions", held_of)
