"""Bôi đen tệp: a publisher makes a file anew for the public, looks at it, and makes it again until it is right."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from thongsuot.cases.actions import remaking
from thongsuot.cases.actions.record import check_state
from thongsuot.cases.forms.remake import RemakeForm
from thongsuot.cases.models import Case
from thongsuot.cases.queries.casepage import seen_case
from thongsuot.cases.queries.remade import Source, source_of
from thongsuot.core import clock
from thongsuot.core.access import require
from thongsuot.core.errors import Invalid, NotAllowedNow, NotFound
from thongsuot.files.responses import download

RULER = range(10, 100, 10)


def _source(request, case_id: UUID, attachment_id: UUID) -> tuple[Case, Source]:
    case = seen_case(request.actor, case_id)
    require(request.actor, "cases.publish", case)
    return case, source_of(case, attachment_id)


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def remake(request, case_id: UUID, attachment_id: UUID):
    """Show the file, or what was made of it, beside the form; by POST make it anew."""
    case, source = _source(request, case_id, attachment_id)
    check_state(case, "publish")
    form = RemakeForm(request.POST or None, made=source.made)
    if request.method == "GET":
        return _page(request, case, source, form)
    if not form.is_valid():
        return _page(request, case, source, form, 422)
    now = clock.now()
    try:
        remaking.remake(
            case_id=case.pk, attachment_id=source.file.pk, **form.cleaned_data,
            actor=request.actor, on=clock.legal_day(now), at=now,
        )  # fmt: skip
    except (Invalid, NotAllowedNow) as trouble:
        form.add_error(trouble.field if trouble.field in form.fields else None, str(trouble.sentence))
        return _page(request, case, source, form, trouble.status)
    messages.success(request, _("Đã làm bản để công khai. Xem kỹ từng trang; chưa có gì được công khai."))
    return redirect("desk:remake", case_id=case.pk, attachment_id=source.file.pk)


def _page(request, case: Case, source: Source, form: RemakeForm, status: int = 200):
    page = {"case": case, "source": source, "form": form, "ruler": RULER}
    return render(request, "cases/desk/remake.html", page, status=status)


@login_required
@never_cache
@require_GET
def page(request, case_id: UUID, attachment_id: UUID, number: int):
    """Give one picture of a file made anew, from 1."""
    _case, source = _source(request, case_id, attachment_id)
    if not 1 <= number <= len(source.pages):
        raise NotFound(_("Không tìm thấy, hoặc bà con không được xem."))
    return download(source.pages[number - 1], inline_ok=True, request=request)
