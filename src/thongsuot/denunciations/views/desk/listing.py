"""The list of what an officer holds keys of: nearest day first, only the titles of one page opened."""

from dataclasses import dataclass

from django.shortcuts import render
from django.utils.translation import get_language

from thongsuot.core import clock
from thongsuot.denunciations.models import Keyholder
from thongsuot.denunciations.queries import listing as rows_of
from thongsuot.denunciations.queries.explaining import badge_for
from thongsuot.denunciations.queries.keyholders import key_of
from thongsuot.denunciations.rules.grounds import STATE_NAMES
from thongsuot.denunciations.rules.transitions import ENDED, STATES
from thongsuot.denunciations.views.desk import holders
from thongsuot.denunciations.views.desk.unlocked import CUSTODIANS, READERS, with_key
from thongsuot.law.queries import book

LONGEST_NUMBER = 6


@dataclass(frozen=True)
class Line:
    """A row with its badge, in the page's language."""

    row: rows_of.Row
    shape: str
    words: str


@dataclass(frozen=True)
class Pages:
    """What the component of pages asks of one."""

    number: int
    num_pages: int

    @property
    def paginator(self):
        return self

    @property
    def has_previous(self) -> bool:
        return self.number > 1

    @property
    def has_next(self) -> bool:
        return self.number < self.num_pages

    @property
    def has_other_pages(self) -> bool:
        return self.num_pages > 1

    @property
    def previous_page_number(self) -> int:
        return self.number - 1

    @property
    def next_page_number(self) -> int:
        return self.number + 1


@with_key("GET", kinds=(*READERS, *CUSTODIANS))
def listing(request):
    """The readers' list; a custodian, who reads none, is shown the keys instead."""
    holder = key_of(request.actor)
    if holder.kind == Keyholder.Kind.CUSTODIAN:
        return holders.holders(request)
    state, order = request.GET.get("buoc", ""), request.GET.get("xep", "due")
    found = rows_of.page(
        actor=request.actor,
        unlocked=request.unlocked,
        on=clock.today(),
        number=_number(request),
        state=state if state in STATES else "",
        order=order if order in rows_of.ORDERS else "due",
    )
    counts = rows_of.counts(request.actor)
    page = {
        "lines": _lines(found.rows),
        "total": found.total,
        "pages": Pages(found.number, found.pages),
        "states": [(code, counts[code]) for code in STATE_NAMES if counts.get(code)],
        "state": state,
        "order": order,
    }
    return render(request, "denunciations/desk/list.html", page)


def _number(request) -> int:
    text = request.GET.get("trang", "1")
    return int(text) if text.isdecimal() and len(text) <= LONGEST_NUMBER else 1


def _lines(rows) -> list[Line]:
    calendar, today, language = book().calendar, clock.today(), get_language() or "vi"
    lines = []
    for row in rows:
        drawn = None if row.state in ENDED else badge_for(row.due_on, today, calendar)
        lines.append(Line(row, drawn.shape if drawn else "", drawn.words(language) if drawn else ""))
    return lines
