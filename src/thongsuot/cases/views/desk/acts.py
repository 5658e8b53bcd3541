"""One page for every act: shows its form, does it, keeps what was typed when something is wrong."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from thongsuot.cases.actions.record import check_state
from thongsuot.cases.models import Case
from thongsuot.cases.queries.casepage import seen_case
from thongsuot.cases.queries.desk import history
from thongsuot.cases.rules.secret import show_secret
from thongsuot.cases.views.desk.review import review
from thongsuot.cases.views.desk.table import DeskAct, act_at
from thongsuot.cases.views.submit import qr_svg
from thongsuot.core import clock
from thongsuot.core.access import require
from thongsuot.core.errors import DomainError, Invalid, NotAllowedNow, NotFound, Stale, TooMany
from thongsuot.core.ids import show_code
from thongsuot.duties.queries import explain

SHOWN_HERE = (Invalid, NotAllowedNow, Stale, TooMany)


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def act(request, case_id, slug: str):
    """Show the form of an act, or do it. Refused and NotFound are answered by the middleware."""
    case = seen_case(request.actor, case_id)
    row = act_at(case.kind, slug)
    if row is None:
        raise NotFound(_("Không tìm thấy, hoặc bà con không được xem."))
    require(request.actor, f"cases.{row.verb}", case)
    if request.method == "GET":
        check_state(case, row.verb)
        return _page(request, row, case, row.form(case=case, actor=request.actor))
    form = _form(request, row, case)
    if "xem" in request.POST:
        return _page(request, row, case, form)
    if not form.is_valid():
        return _page(request, row, case, form, status=422)
    try:
        result = _done(request, row, case, form)
    except SHOWN_HERE as trouble:
        return _again(request, row, case, form, trouble)
    return _after(request, row, case, result)


def _form(request, row: DeskAct, case: Case):
    look = "xem" in request.POST
    files = _files(request)
    return row.form(request.POST, files, case=case, actor=request.actor, look=look)


def _files(request) -> dict:
    return {name: request.FILES.getlist(name) for name in request.FILES}


def _done(request, row: DeskAct, case: Case, form):
    now = clock.now()
    return row.action(
        case_id=case.pk,
        revision=form.cleaned_data["revision"],
        actor=request.actor,
        on=clock.legal_day(now),
        at=now,
        **form.arguments(),
    )


def _again(request, row: DeskAct, case: Case, form, trouble: DomainError):
    """Draw the page again with everything typed; where somebody was first, with what they did."""
    field = "uploads" if trouble.field == "files" else trouble.field
    if field and hasattr(form, "field_of"):
        field = form.field_of(field)
    case = seen_case(request.actor, case.pk)
    meanwhile = []
    if isinstance(trouble, Stale):
        seen = form.cleaned_data["revision"]
        meanwhile = [line for line in history(case) if line.act.number > seen]
        form.case = case
        form.renew()
        trouble = _still_not_allowed(case, row) or trouble
    form.add_error(field if field in form.fields else None, str(trouble.sentence))
    closed = isinstance(trouble, NotAllowedNow)
    return _page(request, row, case, form, status=trouble.status, meanwhile=meanwhile, closed=closed)


def _still_not_allowed(case: Case, row: DeskAct) -> NotAllowedNow | None:
    """Return why the act cannot be done any more after what somebody else did, so that nobody presses in vain."""
    try:
        check_state(case, row.verb)
    except NotAllowedNow as closed:
        return closed
    return None


def _page(request, row: DeskAct, case: Case, form, status: int = 200, **more):
    page = {"row": row, "case": case, "form": form, "candidates": getattr(form, "candidates", ()), **more}
    if row.template == "cases/desk/review.html":
        page |= review(request.actor, case, row)
    return render(request, row.template, page, status=status)


def _after(request, row: DeskAct, case: Case, result):
    if row.shows:
        return render(request, row.shows, {"row": row, "case": case} | SHOWS[row.verb](case, result))
    messages.success(request, str(row.done))
    return redirect("desk:case", case_id=case.pk)


def receipt_page(case: Case, secret: str) -> dict:
    """Return what a receipt from the counter shows; the QR code carries the code alone, never the secret."""
    return {
        "case": case,
        "code": show_code(case.code),
        "secret": show_secret(secret) if secret else "",
        "qr": qr_svg(f"{settings.PUBLIC_URL}/tra-cuu/{show_code(case.code)}"),
        "due": explain(case.duty) if case.duty and not case.answered_on and not case.ended_on else None,
    }


SHOWS = {
    "split": lambda case, children: {"children": [receipt_page(child, "") for child in children]},
    "reissue_secret": lambda case, result: receipt_page(*result),
    "reveal_party": lambda case, parties: {"parties": parties},
    "open_signatories": lambda case, names: {"names": names},
}
