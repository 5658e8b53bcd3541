"""Two cases that an officer found to be one matter: joined in one confirmed step, or told who may join them."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from thongsuot.cases.actions.joining import join
from thongsuot.changes.forms.same import SameForm
from thongsuot.changes.queries.same import Way, fits, may_join, same_cases, ways
from thongsuot.core import clock
from thongsuot.core.errors import Invalid, NotAllowedNow, Stale
from thongsuot.core.ids import show_code


@require_http_methods(["GET", "POST"])
def join_same(request: HttpRequest, overlap_id: UUID) -> HttpResponse:
    """Show both cases and the step; by POST one is joined into the other. Absent and unseen are one answer."""
    cases = same_cases(overlap_id, request.actor)
    if cases is None:
        raise Http404
    found = ways(cases, request.actor)
    form = SameForm(request.POST or None, found=found) if found else None
    if request.method == "POST" and form is not None and form.is_valid() and _joined(request, form):
        return redirect("desk:case", form.chosen.main.pk)
    page = {"cases": [(case, show_code(case.code)) for case in cases], "form": form}
    if form is None:
        early, late = cases
        page["asked"] = may_join(cases, clock.today()) if fits(Way(late, early)) or fits(Way(early, late)) else []
    wrong = form is not None and form.is_bound and form.errors
    return render(request, "changes/join_same.html", page, status=422 if wrong else 200)


def _joined(request: HttpRequest, form: SameForm) -> bool:
    way, reason = form.chosen, form.cleaned_data["reason"]
    given = {"main_code": show_code(way.main.code), "reason": reason, "revision": way.case.revision}
    try:
        join(case_id=way.case.pk, actor=request.actor, on=clock.today(), at=clock.now(), **given)
    except (Invalid, NotAllowedNow, Stale) as wrong:
        form.add_error(wrong.field if wrong.field in form.fields else None, wrong.sentence)
        return False
    messages.success(request, _("Đã nhập %s vào vụ việc này.") % show_code(way.case.code))
    return True
