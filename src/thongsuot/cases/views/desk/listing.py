"""Vụ việc: every case an officer sees, filtered, sorted by any column, page by page."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from thongsuot.cases.forms.listing import ListForm
from thongsuot.cases.queries import browsing
from thongsuot.cases.queries.saved import views_of
from thongsuot.cases.views.desk.rows import rows_of
from thongsuot.core import clock
from thongsuot.core.columns import heads

MOST_PAGES = 1_000_000  # further than any list: the number only has to fit into the database's own
WORKERS = ("receptionist", "handler", "head")
HEADS = {
    "ma": _("Vụ việc"),
    "buoc": _("Bước"),
    "linh-vuc": _("Lĩnh vực"),
    "noi": _("Nơi"),
    "don-vi": _("Đơn vị"),
    "can-bo": _("Cán bộ"),
    "nhan": _("Nhận"),
    "han": _("Hạn"),
}


@login_required
@never_cache
@require_GET
def listing(request):
    views = list(views_of(request.actor))
    if not request.GET and (first := next((v for v in views if v.first and v.officer_id == request.user.pk), None)):
        return redirect(f"{request.path}?{first.query}&loc={first.pk}")
    form = ListForm(request.GET, actor=request.actor)
    asked, today = (form.wanted(), form.words()), clock.today()
    page = {"sort": form.sort(), "after": request.GET.get("sau"), "number": _number(request)}
    found = browsing.listed(request.actor, *asked, **page, today=today)
    begun = page["number"] == 1 and not request.GET.get("sau")
    shown = {"form": form, "rows": rows_of(found.rows, request.actor), "following": found.following, "begun": begun}
    shown |= {"number": page["number"], "pages": -(-found.count // browsing.PAGE)}
    shown |= {"views": views, "at": request.GET.get("loc", ""), "shares": bool(request.actor.units_as(*WORKERS))}
    shown |= {"heads": heads(form.sort(), HEADS), "count": found.count}
    return render(request, "cases/desk/list.html", shown | {"most": browsing.MOST_COUNTED})


def _number(request) -> int:
    text = request.GET.get("trang", "1")
    return min(max(int(text), 1), MOST_PAGES) if text.isdecimal() and len(text) < 9 else 1
