"""One visit after another on the desk."""

import secrets
from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from thongsuot.cases.views.desk.intake import TAKES_IN
from thongsuot.core import clock
from thongsuot.core.access import require
from thongsuot.core.errors import Invalid, NotAllowedNow, NotFound, Stale
from thongsuot.receptions import actions, rules
from thongsuot.receptions.actions.taking_back import check_takes_back
from thongsuot.receptions.actions.visits import COMES, check_arrives, check_comes, check_ends
from thongsuot.receptions.forms.visits import ArrivalForm, ArriveForm, FinishForm, RefuseForm, TakeBackForm
from thongsuot.receptions.queries import lists
from thongsuot.receptions.rules.refusals import refusal_source

NOTICE_SLUG = "da-thong-bao"
STEP_SLUGS = {"goi": "call", "vao": "begin", "cho-lai": "wait_again", "da-ve": "leave", "khong-den": "miss"}


def moment(request) -> dict:
    """Return who acts, on which legal day and when."""
    now = clock.now()
    return {"actor": request.actor, "on": clock.legal_day(now), "at": now}


def session_to_receive(request, session_id):
    """Return the session, to whoever may receive at it. Raises: NotFound, Refused."""
    session = lists.seen(request.actor, session_id)
    require(request.actor, "receptions.receive", session)
    return session


def carried(form, act) -> bool:
    """Run `act` once the form is right; what is wrong is said beside its field, and nothing typed is lost."""
    if not form.is_valid():
        return False
    try:
        act()
    except (Invalid, NotAllowedNow, Stale) as trouble:
        form.add_error(trouble.field if trouble.field in form.fields else None, str(trouble.sentence))
        return False
    return True


def why_not(check, *given) -> str:
    """Return why an act cannot be done now, by the check that the act itself makes; empty where it can be."""
    try:
        check(*given)
    except NotAllowedNow as trouble:
        return str(trouble.sentence)
    return ""


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def walk_in(request, session_id):
    session = session_to_receive(request, session_id)
    if request.method == "GET":
        form = ArrivalForm(initial={"token": secrets.token_urlsafe(24)})
        closed = why_not(check_comes, session, moment(request)["on"])
        return _form(request, session, form, _("Ghi người đến"), why_not=closed)
    form = ArrivalForm(request.POST)
    done = partial(_walked_in, request, session, form)
    if carried(form, done):
        return redirect("receptions:one", session.pk)
    return _form(request, session, form, _("Ghi người đến"), status=422)


def _walked_in(request, session, form):
    visit = actions.walk_in(
        session_id=session.pk, given=form.given(), form_token=form.cleaned_data["token"], **moment(request)
    )
    messages.success(request, _("Số thứ tự của người này là %d.") % visit.number)


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def arrive(request, session_id, visit_id):
    """Say that who booked has come, or correct who came: a group may have grown."""
    session = session_to_receive(request, session_id)
    visit = lists.seen_visit(request.actor, session, visit_id)
    comes = visit.state in COMES
    title = _("Người đã đến") if comes else _("Sửa người đến")
    if request.method == "GET":
        closed = why_not(check_arrives, session, visit, moment(request)["on"])
        form = ArriveForm(initial=ArriveForm.begun(visit))
        return _form(request, session, form, title, visit=visit, why_not=closed)
    form = ArriveForm(request.POST)
    if carried(form, partial(_arrived, request, visit, form)):
        return redirect("receptions:one", session.pk)
    return _form(request, session, form, title, visit=visit, status=422)


def _arrived(request, visit, form):
    comes = visit.state in COMES
    kept = actions.arrive(
        visit_id=visit.pk, given=form.given(), revision=form.cleaned_data["revision"], **moment(request)
    )
    sentence = _("Số thứ tự của người này là %d.") if comes else _("Đã sửa người đến của lượt số %d.")
    messages.success(request, sentence % kept.number)


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def finish(request, session_id, visit_id):
    session = session_to_receive(request, session_id)
    visit = lists.seen_visit(request.actor, session, visit_id)
    title = _("Ghi kết quả lượt tiếp")
    if request.method == "GET":
        form = FinishForm(initial=FinishForm.begun(visit), tied=bool(visit.case_ref))
        closed = why_not(check_ends, session, visit, "finish")
        return _form(request, session, form, title, visit=visit, why_not=closed)
    form = FinishForm(request.POST, tied=bool(visit.case_ref))
    done = lambda: actions.finish(  # noqa: E731
        visit_id=visit.pk, given=form.given(), revision=form.cleaned_data["revision"], **moment(request)
    )
    if carried(form, done):
        return redirect("receptions:one", session.pk)
    return _form(request, session, form, title, visit=visit, status=422)


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def refuse(request, session_id, visit_id):
    session = session_to_receive(request, session_id)
    visit = lists.seen_visit(request.actor, session, visit_id)
    more = {"visit": visit, "source": refusal_source(get_language() or "vi")}
    if request.method == "GET":
        form = RefuseForm(initial={"revision": visit.revision})
        more["why_not"] = why_not(check_ends, session, visit, "refuse")
        return _form(request, session, form, _("Từ chối tiếp"), **more)
    form = RefuseForm(request.POST)
    done = lambda: actions.refuse(visit_id=visit.pk, **form.arguments(), **moment(request))  # noqa: E731
    if carried(form, done):
        return redirect("receptions:one", session.pk)
    return _form(request, session, form, _("Từ chối tiếp"), status=422, **more)


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def take_back(request, session_id, visit_id):
    """Take back a refusal or a result that was written by mistake; the page says what follows from it first."""
    session = session_to_receive(request, session_id)
    visit = lists.seen_visit(request.actor, session, visit_id)
    if request.method == "GET":
        form, closed = TakeBackForm(initial={"revision": visit.revision}), why_not(check_takes_back, session, visit)
        return _take_back(request, session, visit, form, why_not=closed)
    form = TakeBackForm(request.POST)
    done = lambda: actions.take_back(visit_id=visit.pk, **form.arguments(), **moment(request))  # noqa: E731
    if carried(form, done):
        return redirect("receptions:visit", session.pk, visit.pk)
    return _take_back(request, session, visit, form, status=422)


def _take_back(request, session, visit, form, *, status: int = 200, **more):
    english = get_language() == "en"
    page = {"session": session, "visit": visit, "form": form, "state": rules.STATES[visit.state][english]}
    page["outcome"] = rules.OUTCOMES[visit.outcome][english] if visit.outcome else ""
    page["ground"] = rules.refusals()[visit.ground][english] if visit.ground else ""
    return render(request, "receptions/desk/take_back.html", page | more, status=status)


def _form(request, session, form, title: str, *, status: int = 200, **more):
    opens = bool(request.actor.units_as(*TAKES_IN))
    page = {"session": session, "form": form, "title": title, "opens": opens, **more}
    return render(request, "receptions/desk/visit.html", page, status=status)


@login_required
@never_cache
@require_POST
def step(request, session_id, visit_id, step: str):
    """Do a step that needs no words; where it may not be done now, say why on the page of the session."""
    session = session_to_receive(request, session_id)
    visit = lists.seen_visit(request.actor, session, visit_id)
    if step not in (*STEP_SLUGS, NOTICE_SLUG):
        raise NotFound(_("Không tìm thấy, hoặc anh/chị không được xem."))
    revision = request.POST.get("revision", "")
    shown = int(revision) if revision.isdecimal() and len(revision) < 9 else -1
    try:
        if step == NOTICE_SLUG:
            actions.give_notice(visit_id=visit.pk, revision=shown, **moment(request))
        else:
            actions.step(visit_id=visit.pk, name=STEP_SLUGS[step], revision=shown, **moment(request))
    except (NotAllowedNow, Stale) as trouble:
        messages.warning(request, str(trouble.sentence))
    return redirect("receptions:one", session.pk)
