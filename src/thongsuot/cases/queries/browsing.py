"""The officers' list of cases: searched by code or title only, newest or nearest due day first, page by page."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from thongsuot.cases.models import Case
from thongsuot.cases.queries.lists import PAGE, SHOWN, Filters, cut, narrowed, seen_by
from thongsuot.cases.rules.tables import OWED
from thongsuot.core.actors import Actor

FEWEST_DIGITS = 4


@dataclass(frozen=True)
class Slice:
    """Some rows and the parameters of the next page (None: this is the last)."""

    rows: list[Case]
    following: dict | None


def found(actor: Actor, wanted: Filters, words: str, today: date) -> QuerySet[Case]:
    """Return what `actor` sees of what is wanted: by the digits of a code, else by words of the title."""
    cases = narrowed(seen_by(actor), wanted, today)
    digits = "".join(character for character in words if character.isdecimal())
    if len(digits) >= FEWEST_DIGITS and not any(character.isalpha() for character in words):
        return narrowed(cases, Filters(code=digits), today)
    for word in words.split():
        cases = cases.filter(title__icontains=word)
    return cases


def newest(actor: Actor, wanted: Filters, words: str, *, today: date, after: str | None) -> Slice:
    """Return a page of `found`, newest first. `after`: the mark that the page before gave."""
    page = cut(found(actor, wanted, words, today), after=after)
    return Slice(page.rows, {"sau": page.after} if page.after else None)


def nearest(actor: Actor, wanted: Filters, words: str, *, today: date, number: int) -> Slice:
    """Return a page of what is still owed an answer, the nearest due day first."""
    cases = found(actor, wanted, words, today).filter(state__in=OWED).exclude(duty=None)
    cases = cases.select_related(*SHOWN).order_by("duty__due_on", "id")
    start = (number - 1) * PAGE
    rows = list(cases[start : start + PAGE + 1])
    return Slice(rows[:PAGE], {"trang": number + 1} if len(rows) > PAGE else None)
