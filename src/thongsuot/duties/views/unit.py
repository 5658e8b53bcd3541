"""Toàn đơn vị: what each unit owes, for heads and supervisors; as a page, on paper and as CSV."""

import csv

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from thongsuot.core.clock import today
from thongsuot.duties import queries
from thongsuot.duties.permissions import OVERSEERS
from thongsuot.duties.queries.overview import SORTS
from thongsuot.law.queries import book

PAGE = 50
COLUMNS = {
    "name": gettext_lazy("Đơn vị"),
    "open": gettext_lazy("Đang làm"),
    "late": gettext_lazy("Quá hạn"),
    "soon": gettext_lazy("Đến hạn trong ba ngày làm việc"),
    "suspended": gettext_lazy("Tạm dừng"),
    "oldest": gettext_lazy("Hạn cũ nhất"),
}
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def _rows(request) -> tuple[str, list]:
    if not request.actor.units_as(*OVERSEERS):
        raise Http404
    sort = request.GET.get("xep") if request.GET.get("xep") in SORTS else "late"
    return sort, queries.overview(request.actor, today(), book().calendar, sort=sort)


@login_required
@require_GET
def overview(request):
    sort, rows = _rows(request)
    totals = {name: sum(getattr(row, name) for row in rows) for name in ("open", "late", "soon", "suspended")}
    page = Paginator(rows, PAGE).get_page(request.GET.get("trang"))
    shown = {"page": page, "totals": totals, "sort": sort, "columns": COLUMNS.items(), "today": today()}
    return render(request, "duties/unit.html", shown)


@login_required
@require_GET
def overview_csv(request):
    """The same rows for a spreadsheet: UTF-8 with a byte order mark, semicolons, no cell that runs as a formula."""
    _sort, rows = _rows(request)
    answer = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="toan-don-vi-{today().isoformat()}.csv"'
    writer = csv.writer(answer, delimiter=";")
    extra = (_("Chưa giao người"), _("Cán bộ kiêm nhiệm"), _("Việc của cán bộ kiêm nhiệm"))
    writer.writerow([*(str(name) for name in COLUMNS.values()), *extra])
    for row in rows:
        oldest = row.oldest.isoformat() if row.oldest else ""
        figures = (row.open, row.late, row.soon, row.suspended, oldest, row.unassigned)
        writer.writerow([plain(row.unit.name), *figures, row.part_timers, row.part_time_load])
    return answer


def plain(text: str) -> str:
    """Return `text` so that no spreadsheet takes it for a formula."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text
