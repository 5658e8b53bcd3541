"""Destroy the content of one case: find it by its code, see what goes, confirm."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from thongsuot.changes import actions
from thongsuot.changes.forms import CodeForm, EraseForm
from thongsuot.changes.queries.destroyed import holding
from thongsuot.changes.queries.erasable import case_with_code, erasable
from thongsuot.core import clock
from thongsuot.core.access import require
from thongsuot.units.forms import carry_out


@require_http_methods(["GET", "POST"])
def find(request: HttpRequest) -> HttpResponse:
    """Ask for a code; by POST, so that it stays out of addresses and logs."""
    require(request.actor, "changes.erase", None)
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        case = case_with_code(form.cleaned_data["code"])
        if case is not None:
            return redirect("changes:erase", case.pk)
        form.add_error("code", _("Không có vụ việc nào mang mã này. Xem lại từng số."))
    return render(request, "changes/erase_find.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def erase(request: HttpRequest, case_id: UUID) -> HttpResponse:
    require(request.actor, "changes.erase", None)
    found = erasable(case_id)
    if found is None:
        raise Http404
    form, confirm = EraseForm(request.POST or None), False
    if request.method == "POST" and form.is_valid():
        act = partial(actions.erase_content, case_id=case_id, actor=request.actor)
        confirm = "confirm" not in request.POST
        if not confirm and carry_out(form, act, on=clock.today(), at=clock.now()):
            messages.success(request, _("Đã xóa nội dung. Các bước đã làm và số liệu vẫn giữ."))
            return redirect("changes:erase", case_id)
    context = {"found": found, "form": form, "confirm": confirm, "now": clock.now()}
    context["backups"] = holding(found.erased_at or clock.now())
    return render(request, "changes/erase.html", context, status=422 if form.is_bound and form.errors else 200)
