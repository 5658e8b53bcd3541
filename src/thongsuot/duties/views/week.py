"""Bản tin tuần: what the units of a head or supervisor owe, as the Monday digest says it; to get it or not."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from thongsuot.core.clock import now, today
from thongsuot.duties import actions, queries
from thongsuot.duties.models import DigestRefusal
from thongsuot.duties.permissions import OVERSEERS
from thongsuot.duties.views.mine import GROUP_NAMES
from thongsuot.duties.views.rows import rows_of
from thongsuot.law.queries import book


def _check(request) -> None:
    if not request.actor.units_as(*OVERSEERS):
        raise Http404


@login_required
@require_GET
def week(request):
    _check(request)
    day, calendar = today(), book().calendar
    found = queries.week_of(request.actor, day, calendar)
    shown = {
        "today": day,
        "groups": [(GROUP_NAMES[key], found.counts[key]) for key in queries.GROUPS],
        "rows": rows_of(request.actor, found.oldest, day, calendar),
        "owed": found.owed,
        "refused": DigestRefusal.objects.filter(officer_id=request.actor.officer_id).exists(),
    }
    return render(request, "duties/week.html", shown)


@login_required
@require_POST
def choose(request):
    _check(request)
    wanted = request.POST.get("nhan") == "co"
    actions.choose_digest(wanted=wanted, actor=request.actor, at=now())
    messages.success(request, _("Anh/chị sẽ nhận bản tin sáng thứ Hai.") if wanted else _("Đã tắt bản tin tuần."))
    return redirect("duties:week")
