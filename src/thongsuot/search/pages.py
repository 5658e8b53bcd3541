"""Pages of what an officer finds: the hits of a question, page by page, with the words that were found."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Case as When
from django.db.models import IntegerField, QuerySet, Value
from django.db.models import When as If

from thongsuot.cases.models import Case
from thongsuot.cases.permissions import visible_to
from thongsuot.cases.queries.lists import SHOWN
from thongsuot.commitments.models import Commitment
from thongsuot.commitments.queries.rows import Row, row_of
from thongsuot.core.actors import Actor
from thongsuot.core.clock import today
from thongsuot.core.ids import CODE_DIGITS
from thongsuot.language.finding import Found
from thongsuot.language.querying import Query
from thongsuot.language.snippets import Snippet, snippet
from thongsuot.search import also
from thongsuot.search import promises as promised
from thongsuot.search.contents import held_by
from thongsuot.search.queries import find
from thongsuot.units.queries import as_now

PAGE = 20
PROMISES = 5  # shown beside the cases; their own list shows all
MOST = 1000  # hits that are shown or taken away: whoever has more before them narrows the question


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """A question with what a page adds to it: the unit that holds the cases, the order."""

    query: Query
    unit_id: UUID | None = None
    newest: bool = False


def look(actor: Actor, wanted: Wanted, *, number: int = 1) -> Found:
    """Return the hits of one page, of the first `MOST`."""
    offset = (number - 1) * PAGE
    return _find(actor, wanted, limit=max(0, min(PAGE, MOST - offset)), offset=offset)


def all_found(actor: Actor, wanted: Wanted) -> QuerySet[Case]:
    """Return the cases of all pages in their order, for an export."""
    ids = [key for key, _score in _find(actor, wanted, limit=MOST, offset=0).hits]
    place = When(*(If(pk=pk, then=Value(at)) for at, pk in enumerate(ids)), output_field=IntegerField())
    return visible_to(actor).filter(pk__in=ids).order_by(place) if ids else Case.objects.none()


def cases_of(found: Found) -> list[Case]:
    """Return the cases of the hits in their order, with their words and what a row shows."""
    ids = [key for key, _score in found.hits]
    known = Case.objects.select_related(*SHOWN, "content").in_bulk(ids)
    return [known[pk] for pk in ids if pk in known]


def shown_of(case: Case, query: Query) -> Snippet:
    """Return where the words of a case say what was asked for, personal data covered."""
    return snippet(case.content.text, query)


def with_code(actor: Actor, query: Query) -> UUID | None:
    """Return the case in sight whose whole code was typed."""
    if len(query.code_part) != CODE_DIGITS:
        return None
    return visible_to(actor).filter(code=query.code_part).values_list("pk", flat=True).first()


def opened_by_code(actor: Actor, query: Query) -> str | None:
    """Return the address of what else bears the whole code that was typed, in sight: a booked visit."""
    return also.opened(actor, query.code_part) if len(query.code_part) == CODE_DIGITS else None


@dataclass(frozen=True)
class Promised:
    """The first promises found, each with how it stands and where its words say what was asked for; how many in all."""

    rows: list[tuple[Row, Snippet]]
    total: int


def promises(actor: Actor, query: Query) -> Promised:
    """Return the promises in sight with the words of a question, best first."""
    found = promised.find(query, actor=actor, limit=PROMISES)
    ids = [key for key, _score in found.hits]
    known = Commitment.objects.select_related("content", "unit").in_bulk(ids)
    rows = [(row_of(known[pk], today()), snippet(known[pk].content.text, query)) for pk in ids if pk in known]
    return Promised(rows, found.total)


def _find(actor: Actor, wanted: Wanted, *, limit: int, offset: int) -> Found:
    held = [{held_by(unit_id) for unit_id in as_now([wanted.unit_id])}] if wanted.unit_id else []
    return find(wanted.query, actor=actor, limit=limit, offset=offset, also=held, newest=wanted.newest)
