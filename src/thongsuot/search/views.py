"""Tìm: the officers' search page, and its rows for a spreadsheet."""

from collections.abc import Iterator

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from thongsuot.cases.views.desk.rows import rows_of
from thongsuot.cases.views.desk.tables import table as table_of_cases
from thongsuot.core import clock
from thongsuot.search import pages
from thongsuot.search.also import found_also, words_asked
from thongsuot.search.forms import SearchForm
from thongsuot.search.pages import MOST, PAGE, Wanted
from thongsuot.search.queries import is_ready


@login_required
@never_cache
@require_GET
def search(request: HttpRequest):
    """Show what is found; the whole code of a case in sight goes straight to it."""
    form = SearchForm(request.GET, actor=request.actor)
    wanted = _wanted(form)
    if case_id := pages.with_code(request.actor, wanted.query):
        return redirect("desk:case", case_id)
    if address := pages.opened_by_code(request.actor, wanted.query):
        return redirect(address)
    shown = {"form": form, "query": wanted.query, "asks": not wanted.query.is_empty or form.is_narrowed}
    if not shown["asks"]:
        return render(request, "search/page.html", shown)
    number = _number(request)
    found = pages.look(request.actor, wanted, number=number)
    cases = pages.cases_of(found)
    rows = zip(rows_of(cases), (pages.shown_of(case, wanted.query) for case in cases), strict=True)
    last = -(-min(found.total, MOST) // PAGE)
    shown |= {"rows": list(rows), "found": found, "number": number, "last": last, "most": MOST, "ready": is_ready()}
    if number == 1 and not form.is_narrowed:
        words = words_asked(wanted.query)
        shown["promises"] = pages.promises(request.actor, wanted.query) if wanted.query.words else None
        shown["others"] = found_also(request.actor, words) if words else []
    return render(request, "search/page.html", shown)


def table(request: HttpRequest) -> Iterator[list]:
    """Return the cases that the page finds, all pages of it, in its order."""
    form = SearchForm(request.GET, actor=request.actor)
    return table_of_cases(pages.all_found(request.actor, _wanted(form)))


def _wanted(form: SearchForm) -> Wanted:
    return Wanted(query=form.question(clock.today()), unit_id=form.unit_id, newest=form.is_newest)


def _number(request: HttpRequest) -> int:
    text = request.GET.get("trang", "1")
    return min(max(int(text), 1), MOST // PAGE) if text.isdecimal() and len(text) < 6 else 1
