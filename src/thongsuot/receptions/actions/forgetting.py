"""What a reception lets go of: a booking that came to nothing, and every visit tied to a case erased or sealed.

So are results that named such a case and were taken back. What was said and brought there goes into the sealed room
first.
"""

from datetime import datetime

from django.db.models import F, Q, QuerySet

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
from thongsuot.receptions.actions.record import follow, keep_words
from thongsuot.receptions.models import ReceptionAct, ReceptionActContent, Session, Visit, VisitContent
from thongsuot.receptions.queries.taken_back import ends_taken_back

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
    """Return what was said at the visits of a case, with its day, and where the papers of those tied to it lie.

    Also what a result said that named the case, or at a visit tied to it none, and was taken back; not who came.
    `locked`: with their sessions, in the order of `forget_case`, so that nothing is said or attached in between.
    """
    ref = str(Ref("case", case.pk))
    if locked:
        list(_sessions(ref).select_for_update(of=("self",)))
    visits = _visits(ref).filter(content__isnull=False).select_related("session", "content")
    said = [(visit, _said(visit, ref)) for visit in visits.order_by("session__on", "pk")]
    words = [f"[{visit.session.on:%d/%m/%Y}] " + "\n".join(parts) for visit, parts in said if parts]
    return Along(words, [visit.ref for visit, _parts in said if visit.case_ref == ref])


def _said(visit: Visit, ref: str) -> list[str]:
    """Return what was said of the case `ref` at a visit, each once."""
    tied, content = visit.case_ref == ref, visit.content
    said = [content.about, content.summary, content.answer] if tied else []
    for act in ends_taken_back().filter(about_ref=str(visit.ref)):
        named = act.details.get("case", "")
        if named == ref or (tied and not named):
            said += [act.content.texts.get("summary", ""), act.content.texts.get("answer", "")]
    return [part for part in dict.fromkeys(said) if part]


def _sessions(ref: str) -> QuerySet[Session]:
    """Return the sessions at which a locked case was spoken of, in the order in which they are locked.

    Those of visits tied to it are read first: one may be untied until the results taken back are read.
    """
    tied = list(Visit.objects.filter(case_ref=ref).values_list("session_id", flat=True))
    rows = Session.objects.filter(Q(pk__in=tied) | Q(pk__in=_visits(ref).values("session")))
    return rows.select_related("unit__place", "leader", "post_duty").order_by("pk")


def _visits(ref: str) -> QuerySet[Visit]:
    """Return the visits tied to the case `ref`, and those of which a result that named it was taken back."""
    named = ends_taken_back().filter(details__case=ref).values_list("about_ref", flat=True)
    return Visit.objects.filter(Q(case_ref=ref) | Q(pk__in=[Ref.parse(about).id for about in named]))


def forget_case(case: Case, at: datetime) -> None:
    """Let go of what was said at each visit tied to a locked case; `cases.actions.erasing` calls it within its own act.

    Papers of the session hold the visit's row, so they go too and can be drawn anew; so do books that may hold it.
    What the session concluded goes where nobody else was received there. A visit that still runs ends, so that no
    later act writes words on it. Of a visit of which a result that named the case was taken back that result goes.
    """
    ref = str(Ref("case", case.pk))
    for session in _sessions(ref).select_for_update(of=("self",)):
        visits = list(_visits(ref).filter(session=session).select_related("content"))
        gone = [visit for visit in visits if visit.case_ref == ref]
        forget_visits(gone, at)
        running = Visit.objects.filter(pk__in=[visit.pk for visit in gone], state__in=RUNNING)
        running.update(state=rules.DONE, outcome="case", ended_at=at)
        gone += [visit for visit in visits if visit.case_ref != ref and _forget_results(visit, ref, at)]
        documents.forget(about=[session.ref], at=at)
        forget_books(session.unit_id, session.on, at)
        if not session.visits.filter(state=rules.DONE).exclude(pk__in=[visit.pk for visit in gone]).exists():
            _forget_conclusion(session, at)
        follow(session, at)


def _forget_results(visit: Visit, ref: str, at: datetime) -> bool:
    """Let go of each result of a visit that named the case `ref` and was taken back, and of papers that may hold it.

    The same words go where they were written again, and a form that began with them is stale. Who came and what about
    stays: it may be of others. Return whether nothing is left of what was said.
    """
    acts = ReceptionAct.objects.filter(about_ref=str(visit.ref))
    named = ends_taken_back().filter(about_ref=str(visit.ref), details__case=ref)
    said = {text for act in named for text in act.content.texts.values() if text}
    ended = acts.filter(verb="finish", content__isnull=False).select_related("content")
    results = [act.pk for act in ended if said & set(act.content.texts.values())]
    backs = acts.filter(verb="take_back", details__act__in=[str(pk) for pk in results])
    ReceptionActContent.objects.filter(Q(act__in=results) | Q(act__in=backs)).delete()
    keep_words(visit, {name: "" for name in ("summary", "answer") if getattr(visit.content, name) in said})
    documents.forget(about=[visit.ref], at=at)
    Visit.objects.filter(pk=visit.pk).update(revision=F("revision") + 1)
    return not VisitContent.objects.get(visit=visit).summary


def _forget_conclusion(session: Session, at: datetime) -> None:
    ReceptionActContent.objects.filter(act__about_ref=str(session.ref), act__verb="close").delete()
    Session.objects.filter(pk=session.pk).update(conclusion="")
    commitments.forget_about(about=session.ref, copies=True, at=at)


def take_part() -> None:
    """Let erasing and sealing a case reach the visits tied to it."""
    forget_with("receptions", forget_case)
    go_along_with("receptions", held_of)
