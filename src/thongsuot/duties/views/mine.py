"""Việc tôi phải làm: tabs, filters, groups by lateness."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from thongsuot.core.clock import today
from thongsuot.duties import queries
from thongsuot.duties.forms import FilterForm
from thongsuot.duties.models import Duty
from thongsuot.duties.queries.sorting import Sorted
from thongsuot.duties.views.rows import rows_of
from thongsuot.law.queries import book

TABS = {
    "chu-tri": _("Tôi chủ trì"),
    "phoi-hop": _("Tôi phối hợp"),
    "cho": _("Chờ người khác"),
    "xong": _("Đã xong tuần này"),
}
GROUP_NAMES = {
    "late": _("Quá hạn"),
    "today": _("Hôm nay"),
    "soon": _("Ba ngày làm việc tới"),
    "later": _("Sau đó"),
    "suspended": _("Đang tạm dừng"),
}
MOST_PAGES = 5000


def lists_of(actor, day) -> dict:
    """Return the duties of each tab."""
    return {
        "chu-tri": queries.owed_by(actor, part=Duty.Part.LEAD, on=day),
        "phoi-hop": queries.owed_by(actor, part=Duty.Part.COORDINATING, on=day),
        "cho": queries.waiting_for(actor, on=day),
        "xong": queries.done_this_week(actor, day),
    }


@login_required
@require_GET
def mine(request):
    """The officer's own list; a wrong tab, group or page falls back to the first, so that no link ever breaks."""
    day, calendar = today(), book().calendar
    tab = request.GET.get("the") if request.GET.get("the") in TABS else "chu-tri"
    form = FilterForm(request.GET)
    lists = lists_of(request.actor, day)
    duties = queries.filtered(lists[tab], actor=request.actor, **form.wanted())
    tabs = _tabs(request.actor, lists, tab, day)
    page = {"form": form, "today": day, "tab": tab, "tabs": tabs, "filtering": any(form.wanted().values())}
    only = request.GET.get("nhom") if request.GET.get("nhom") in GROUP_NAMES and tab != "xong" else None
    if tab == "xong" or form.sort():
        found = arranged(duties, form.sort(), only, day, calendar)
        page |= {"only": only, "only_name": GROUP_NAMES.get(only, "")}
        return render(request, "duties/mine.html", page | _flat(request, found, day, calendar))
    groups = queries.grouped(duties, day, calendar, only=only, page=_page(request))
    page |= {"only": only, "groups": _shown(request.actor, groups, day, calendar)}
    return render(request, "duties/mine.html", page)


def _tabs(actor, lists, tab, day) -> list[dict]:
    owed = queries.counts_by_part(actor, on=day)
    counts = {"chu-tri": owed[Duty.Part.LEAD], "phoi-hop": owed[Duty.Part.COORDINATING]}
    counts |= {key: lists[key].order_by().count() for key in ("cho", "xong")}
    return [{"key": key, "name": name, "count": counts[key], "current": key == tab} for key, name in TABS.items()]


def _page(request) -> int:
    text = request.GET.get("trang", "1")
    return min(int(text), MOST_PAGES) if text.isdecimal() and len(text) < 9 and int(text) > 0 else 1


def arranged(duties, sort: str, only: str | None, day, calendar):
    """Return the duties, of one group where asked, by a column; without one as they lie."""
    duties = duties.filter(queries.owed.conditions(day, calendar)[only]) if only else duties
    return Sorted(duties, sort) if sort else duties.select_related("holder_unit", "holder_officer")


def _flat(request, found, day, calendar) -> dict:
    page = Paginator(found, queries.owed.PAGE).get_page(request.GET.get("trang"))
    return {"flat": rows_of(request.actor, list(page.object_list), day, calendar), "page": page}


def _shown(actor, groups, day, calendar) -> list[dict]:
    return [
        {"group": group, "name": GROUP_NAMES[group.key], "rows": rows_of(actor, group.duties, day, calendar)}
        for group in groups
    ]
