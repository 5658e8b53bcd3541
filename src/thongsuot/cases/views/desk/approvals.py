"""Duyệt và công khai: answers that wait for a head, and approved ones that wait to be sent."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from thongsuot.cases.queries.counts import to_approve, to_publish
from thongsuot.cases.queries.lists import laid
from thongsuot.cases.views.desk.rows import rows_of

PAGE = 30
LISTS = {"duyet": to_approve, "gui": to_publish}


@login_required
@never_cache
@require_GET
def approvals(request):
    tab, found, counts = waiting_in(request)
    page = Paginator(found, PAGE).get_page(request.GET.get("trang"))
    shown = {"page": page, "rows": rows_of(list(page.object_list)), "tab": tab, "counts": counts}
    shown["order"] = request.GET.get("xep", "")
    return render(request, "cases/desk/approvals.html", shown)


def waiting_in(request):
    """Return the tab that is asked for, else the one with work in it, its cases, and the counts of both tabs."""
    waiting = {key: rows(request.actor) for key, rows in LISTS.items()}
    counts = {key: rows.select_related(None).order_by().count() for key, rows in waiting.items()}
    tab = request.GET.get("the")
    if tab not in LISTS:
        tab = "duyet" if counts["duyet"] or not counts["gui"] else "gui"
    return tab, laid(waiting[tab], request.GET.get("xep", "")), counts
