"""Visits in the book of reception, in the columns of the law: those of which the book holds no case."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.utils.text import Truncator

from thongsuot.cases.models import Case
from thongsuot.cases.permissions import visible_to as cases_seen_by
from thongsuot.core.actors import Actor
from thongsuot.core.ids import show_code
from thongsuot.core.refs import Ref
from thongsuot.counter.queries.books import WORDS, Placed, Source, Wanted, book_day
from thongsuot.counter.rules import BOOK_BY_CODE
from thongsuot.language.masks import mask_name
from thongsuot.receptions.models import Session, Visit
from thongsuot.receptions.permissions import DESK, sessions_seen_by
from thongsuot.receptions.rules import DONE, OUTCOMES, refusals

BOOK, BATCH = "reception", 250
REFUSED = "refused"


def count(actor: Actor, wanted: Wanted) -> int:
    """Return how many visits stand in a book."""
    return _visits(actor, wanted).count()


def rows(actor: Actor, wanted: Wanted) -> Iterator[Placed]:
    """Yield the rows of visits in order. Names only where they are asked for; initials only for the unit's own desk."""
    near = bool({wanted.unit_id} & actor.units_as(*DESK))
    found = _visits(actor, wanted).select_related("session", "content").order_by("session__on", "arrived_at", "id")
    codes = _codes(actor, found)
    for visit in found.iterator(chunk_size=BATCH):
        place = (visit.session.on, visit.arrived_at, visit.pk)
        yield place, _row(visit, codes.get(visit.case_ref, ""), named=wanted.named, near=near)


def _visits(actor: Actor, wanted: Wanted) -> QuerySet[Visit]:
    """Return who was received or refused, but for those whose case stands in the same book."""
    if wanted.kind != BOOK:
        return Visit.objects.none()
    days, channels = (wanted.from_on, wanted.to_on), BOOK_BY_CODE[BOOK].channels
    sessions = sessions_seen_by(actor).filter(unit=wanted.unit_id, on__range=days)
    cases = Case.objects.filter(received_unit=wanted.unit_id, received_on__range=days, channel__in=channels)
    tied = Visit.objects.filter(session__in=sessions).exclude(case_ref="").values_list("case_ref", flat=True)
    ids = [Ref.parse(ref).id for ref in tied]
    there = [str(Ref("case", pk)) for pk in cases.filter(pk__in=ids).values_list("pk", flat=True)]
    return Visit.objects.filter(session__in=sessions, state__in=(DONE, REFUSED)).exclude(case_ref__in=there)


def _codes(actor: Actor, visits: QuerySet[Visit]) -> dict[str, str]:
    """Return the codes of the cases, of those in sight, that visits were joined to, by their references."""
    refs = visits.order_by().exclude(case_ref="").values_list("case_ref", flat=True)
    cases = cases_seen_by(actor).filter(pk__in=[Ref.parse(ref).id for ref in refs])
    return {str(Ref("case", pk)): show_code(code) for pk, code in cases.values_list("pk", "code")}


def _row(visit: Visit, code: str, *, named: bool, near: bool) -> list[str]:
    content = getattr(visit, "content", None)
    told = content.summary or content.about if content else ""
    explained = visit.outcome == "explained"
    return [
        book_day(visit.session.on),
        _person(content, named=named, near=near),
        content.paper if content and named else "",
        Truncator(told).chars(WORDS) if named else "",
        f"{_kind(visit.session)}, {visit.people} người",
        "",
        "",
        book_day(visit.session.on) if explained else "",
        "",
        _outcome(visit, named=named),
        "\n".join(filter(None, (f"Số thứ tự {visit.number}", code))),
    ]


def _person(content, *, named: bool, near: bool) -> str:
    if content is None or not content.name:
        return ""
    if named:
        return ", ".join(filter(None, (content.name, content.address)))
    return mask_name(content.name) if near else ""


def _kind(session: Session) -> str:
    return "Tiếp công dân định kỳ" if session.kind == Session.Kind.LEADER else "Tiếp công dân"


def _outcome(visit: Visit, *, named: bool) -> str:
    if visit.state == REFUSED:
        return f"Từ chối tiếp: {refusals()[visit.ground][0]}"
    words = OUTCOMES[visit.outcome][0]
    answer = visit.content.answer if named and hasattr(visit, "content") else ""
    return Truncator(f"{words}. {answer}" if answer else words).chars(WORDS)


SOURCE = Source(count, rows)
