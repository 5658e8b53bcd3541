"""Saved filters of the list of cases: save the present ones, rename, open with, delete."""

from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from thongsuot.cases.actions import saving
from thongsuot.cases.forms.listing import ListForm
from thongsuot.cases.queries.saved import own_views
from thongsuot.core import clock
from thongsuot.core.errors import Invalid, TooMany
from thongsuot.units.models import Unit


@login_required
@never_cache
@require_GET
def views(request):
    return render(request, "cases/desk/views.html", {"views": list(own_views(request.actor))})


@login_required
@require_POST
def save(request):
    """Save the filters and the order that the page shows; searched words stay behind."""
    form = ListForm(request.POST, actor=request.actor)
    kept = form.kept()
    unit = Unit.objects.filter(pk__in=request.actor.units_as("receptionist", "handler", "head")).order_by("sort_key")
    shared = unit.first() if request.POST.get("chung") else None
    try:
        row = saving.save_view(
            name=request.POST.get("ten", ""),
            query=urlencode(kept),
            unit_id=shared.pk if shared else None,
            actor=request.actor,
            **_moment(),
        )
    except (Invalid, TooMany) as wrong:
        messages.error(request, str(wrong.sentence))
        return redirect(f"{reverse('desk:list')}?{urlencode(kept)}")
    messages.success(request, _("Đã lưu bộ lọc “%s”.") % row.name)
    return redirect(f"{reverse('desk:list')}?{row.query}&loc={row.pk}")


@login_required
@require_POST
def change(request, view_id):
    """Do with one view what the pressed button says."""
    who = {"view_id": view_id, "actor": request.actor, **_moment()}
    try:
        messages.success(request, _done(request.POST, who))
    except Invalid as wrong:
        messages.error(request, str(wrong.sentence))
    return redirect("desk:views")


def _done(given, who: dict) -> str:
    asked = given.get("viec")
    if asked == "xoa":
        saving.delete_view(**who)
        return _("Đã xóa bộ lọc.")
    if asked in ("mo-dau", "thoi-mo-dau"):
        saving.open_first(first=asked == "mo-dau", **who)
        return _("Đã ghi trang mở đầu.")
    saving.rename_view(name=given.get("ten", ""), **who)
    return _("Đã đổi tên bộ lọc.")


def _moment() -> dict:
    now = clock.now()
    return {"on": clock.legal_day(now), "at": now}
