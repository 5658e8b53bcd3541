"""The officers' list of cases: searched by code or title only, sorted by any of its columns, page by page."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Case as When
from django.db.models import F, IntegerField, QuerySet, Value
from django.db.models import When as If
from django.db.models.functions import Coalesce

from thongsuot.cases.models import Case
from thongsuot.cases.queries.lists import PAGE, SHOWN, Filters, cut, is_mark, narrowed, seen_by
from thongsuot.cases.rules.tables import ALL_STATES, OWED
from thongsuot.core.actors import Actor
from thongsuot.ledger.planning import planned_anew

FEWEST_DIGITS = 4
NEWEST = "-nhan"
MOST_COUNTED = 1000
_STEP = When(
    *(If(state=state, then=Value(place)) for place, state in enumerate(ALL_STATES)),
    default=Value(len(ALL_STATES)),
    output_field=IntegerField(),
)
_OWED_FIRST = When(If(state__in=OWED, duty__isnull=False, then=Value(0)), default=Value(1), output_field=IntegerField())
# Name of a column in addresses: what it sorts by. An absent value comes last, whichever way.
COLUMNS = {
    "ma": (F("code"),),
    "buoc": (_STEP,),
    "linh-vuc": (F("topic"),),
    "noi": (F("place__sort_key"),),
    "don-vi": (Coalesce("working_unit__sort_key", "holder_unit__sort_key"),),
    "can-bo": (F("officer__sort_key"),),
    "nhan": (F("received_at"),),
    "han": (F("duty__due_on"),),
}
SORTS = (*COLUMNS, *(f"-{name}" for name in COLUMNS))


@dataclass(frozen=True)
class Slice:
    """Some rows, the parameters of the next page (None: this is the last), and of how many in all.

    `count` goes no further than one past MOST_COUNTED.
    """

    rows: list[Case]
    following: dict | None
    count: int


def found(actor: Actor, wanted: Filters, words: str, today: date) -> QuerySet[Case]:
    """Return what `actor` sees of what is wanted: by the digits of a code, else by words of the title."""
    cases = narrowed(seen_by(actor), wanted, today)
    digits = "".join(character for character in words if character.isdecimal())
    if len(digits) >= FEWEST_DIGITS and not any(character.isalpha() for character in words):
        return narrowed(cases, Filters(code=digits), today)
    for word in words.split():
        cases = cases.filter(title__icontains=word)
    return cases


def in_order(cases: QuerySet[Case], sort: str) -> QuerySet[Case]:
    """Return `cases` by a column of SORTS; by due day, what is still owed comes before what is done."""
    back, name = sort.startswith("-"), sort.lstrip("-")
    orders = [(by.desc if back else by.asc)(nulls_last=True) for by in COLUMNS[name]]
    return cases.order_by(*([_OWED_FIRST.asc()] if name == "han" else []), *orders, "-id" if back else "id")


def sorted_cases(actor: Actor, wanted: Filters, words: str, sort: str, *, today: date) -> QuerySet[Case]:
    """Return all pages of a list at once, with what its rows show: for an export, and for acts on many."""
    return in_order(found(actor, wanted, words, today), sort).select_related(*SHOWN)


@planned_anew()
def listed(
    actor: Actor, wanted: Filters, words: str, *, sort: str, today: date, after: str | None = None, number: int = 1
) -> Slice:
    """Return a page of the list by its number; newest first goes on `after` a mark where one is given.

    What is few is gathered first and then sorted, so that no index is walked in vain for the last of them.
    """
    cases = found(actor, wanted, words, today)
    ids = list(cases.order_by().values_list("pk", flat=True)[: MOST_COUNTED + 1])
    cases = cases if len(ids) > MOST_COUNTED else Case.objects.filter(pk__in=ids)
    if sort == NEWEST and (number == 1 or is_mark(after)):
        page = cut(cases, after=after)
        return Slice(page.rows, {"sau": page.after, "trang": number + 1} if page.after else None, len(ids))
    start = (number - 1) * PAGE
    ids_here = list(in_order(cases, sort).values_list("pk", flat=True)[start : start + PAGE + 1])
    known = Case.objects.select_related(*SHOWN).in_bulk(ids_here[:PAGE])  # joined to the rest only when cut
    rows = [known[pk] for pk in ids_here[:PAGE]]
    return Slice(rows, {"sau": "", "trang": number + 1} if len(ids_here) > PAGE else None, len(ids))
