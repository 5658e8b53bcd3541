"""Papers of a visit on the desk: attached, read, taken away."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from thongsuot.core.errors import NotAllowedNow
from thongsuot.files.responses import download
from thongsuot.receptions import actions
from thongsuot.receptions.actions.files import check_takes
from thongsuot.receptions.forms.files import AttachForm, TakeAwayForm, files_in
from thongsuot.receptions.models import Session, Visit
from thongsuot.receptions.queries import lists
from thongsuot.receptions.queries.files import file_of
from thongsuot.receptions.views.visits import moment, session_to_receive
from thongsuot.units.forms import carry_out


def _seen(request, session_id, visit_id) -> tuple[Session, Visit]:
    """Return a session and a visit of it, to whoever may receive there. Raises: NotFound, Refused."""
    session = session_to_receive(request, session_id)
    return session, lists.seen_visit(request.actor, session, visit_id)


def no_file_now(visit: Visit) -> str:
    """Return why nothing is attached to this visit now; empty where it can be."""
    try:
        check_takes(visit)
    except NotAllowedNow as refused:
        return str(refused.sentence)
    return ""


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def attach(request, session_id, visit_id):
    session, visit = _seen(request, session_id, visit_id)
    form = AttachForm(*((request.POST, files_in(request)) if request.method == "POST" else ()))
    if form.is_bound and carry_out(form, actions.attach, visit_id=visit.pk, **moment(request)):
        return redirect("receptions:visit", session.pk, visit.pk)
    page = {"session": session, "visit": visit, "form": form}
    page["why_not"] = "" if form.is_bound else no_file_now(visit)
    return render(request, "receptions/desk/file_new.html", page, status=422 if form.is_bound else 200)


@login_required
@never_cache
@require_GET
def content(request, session_id, visit_id, file_id):
    """Give a paper of a visit to who may receive there."""
    found = file_of(_seen(request, session_id, visit_id)[1], file_id)
    if found is None:
        raise Http404
    return download(found, inline_ok=True, request=request)


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def take_away(request, session_id, visit_id, file_id):
    session, visit = _seen(request, session_id, visit_id)
    file = file_of(visit, file_id)
    if file is None:
        raise Http404
    form = TakeAwayForm(request.POST if request.method == "POST" else None)
    given = {"visit_id": visit.pk, "file_id": file.pk, **moment(request)}
    if form.is_bound and carry_out(form, actions.take_away, **given):
        return redirect("receptions:visit", session.pk, visit.pk)
    page = {"session": session, "visit": visit, "file": file, "form": form}
    return render(request, "receptions/desk/file_out.html", page, status=422 if form.is_bound else 200)
