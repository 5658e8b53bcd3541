"""Toàn đơn vị: what each unit owes, for heads and supervisors; as a page, on paper and as a table."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from thongsuot.core.clock import today
from thongsuot.duties import queries
from thongsuot.duties.permissions import OVERSEERS
from thongsuot.duties.queries.overview import SORTS
from thongsuot.law.queries import book
from thongsuot.units.models import UnitSuccession

PAGE = 50
THEN = "luc-do"
COLUMNS = {
    "name": gettext_lazy("Đơn vị"),
    "open": gettext_lazy("Đang làm"),
    "late": gettext_lazy("Quá hạn"),
    "late_parts": gettext_lazy("Trong đó chậm phối hợp"),
    "soon": gettext_lazy("Đến hạn trong ba ngày làm việc"),
    "suspended": gettext_lazy("Đang tạm dừng"),
    "oldest": gettext_lazy("Hạn cũ nhất"),
}


def _rows(request) -> tuple[str, list]:
    if not request.actor.units_as(*OVERSEERS):
        raise Http404
    sort = request.GET.get("xep") if request.GET.get("xep") in SORTS else "late"
    return sort, queries.overview(request.actor, today(), book().calendar, sort=sort, then=_is_then(request))


def _is_then(request) -> bool:
    return request.GET.get("theo") == THEN


@login_required
@require_GET
def overview(request):
    sort, rows = _rows(request)
    totals = {name: sum(getattr(row, name) for row in rows) for name in ("open", "late", "soon", "suspended")}
    page = Paginator(rows, PAGE).get_page(request.GET.get("trang"))
    shown = {"page": page, "totals": totals, "sort": sort, "columns": COLUMNS.items(), "today": today()}
    shown |= {"then": _is_then(request), "switch": UnitSuccession.objects.exists()}
    shown["alike"] = queries.overlap_count(request.actor)
    return render(request, "duties/unit.html", shown)


def table(request):
    """Return the same rows for a spreadsheet."""
    return _table(_rows(request)[1])


def _table(rows):
    yield [*COLUMNS.values(), _("Chưa giao người"), _("Cán bộ kiêm nhiệm"), _("Việc của cán bộ kiêm nhiệm")]
    for row in rows:
        figures = (
            row.open,
            row.late,
            row.late_parts,
            row.soon,
            row.suspended,
            row.oldest,
        )
        yield [row.unit.name, *figures, row.unassigned, row.part_timers, row.part_time_load]
