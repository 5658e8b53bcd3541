"""Pages of the registers: what is open, one request, one breach, and a page for each step."""

from collections.abc import Iterator
from functools import partial
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from thongsuot.core import clock
from thongsuot.duties.queries import explain
from thongsuot.privacy import actions, forms, queries
from thongsuot.privacy.models import Breach, DataRequest
from thongsuot.privacy.permissions import visible_to
from thongsuot.privacy.register import kept
from thongsuot.privacy.rules import ASKED, HAPPENED, OUTCOMES, answer_by, answer_term, breach_term, may
from thongsuot.units.forms import carry_out

REQUEST_STATES = {"open": _("chờ xác nhận"), "acknowledged": _("đã xác nhận, chưa trả lời"), "closed": _("đã đóng")}
BREACH_STATES = {"open": _("chờ thông báo"), "told": _("đã thông báo"), "closed": _("đã đóng")}
# verb: (title, form, action, what the action calls the thing)
REQUEST_STEPS = {
    "acknowledge": (_("Xác nhận đã nhận yêu cầu"), forms.AcknowledgeForm, actions.acknowledge),
    "answer": (_("Trả lời và đóng"), forms.AnswerForm, actions.answer),
}
BREACH_STEPS = {
    "tell": (_("Ghi đã thông báo cho cơ quan chuyên trách"), forms.TellForm, actions.tell),
    "close": (_("Đóng hồ sơ vi phạm"), forms.CloseForm, actions.close),
}


def _units(request):
    """Return the units whose registers the officer keeps; whoever keeps none is told there is no such page."""
    units = queries.units_kept(request.actor)
    if not units:
        raise Http404
    return units


def _moment(request) -> dict:
    now = clock.now()
    return {"actor": request.actor, "on": clock.legal_day(now), "at": now}


def _in_language(table) -> dict[str, str]:
    return {code: names[get_language() == "en"] for code, names in table.items()}


@login_required
@never_cache
@require_GET
def home(request):
    """Show what is open and what was closed, and the register of personal data."""
    _units(request)
    now = clock.now()
    breaches = [(one, queries.hours_left(one, now)) for one in queries.breaches_of(request.actor)]
    page = {"requests": queries.requests_of(request.actor), "breaches": breaches, "register": kept()}
    names = {"asked": _in_language(ASKED), "happened": _in_language(HAPPENED)}
    return render(request, "privacy/home.html", page | names)


def requests_table(request) -> Iterator[list]:
    """Return the requests that the page shows, for a spreadsheet: what was asked and the days; nobody's name."""
    _units(request)
    return _request_rows(queries.requests_of(request.actor))


def _request_rows(found: list[DataRequest]) -> Iterator[list]:
    asked = _in_language(ASKED)
    heads = [gettext("Yêu cầu"), gettext("Đơn vị"), gettext("Ngày nhận"), gettext("Hạn xác nhận")]
    yield [*heads, gettext("Bước"), gettext("Ngày đóng")]
    for one in found:
        days = one.came_on, one.duty.due_on
        yield [asked.get(one.asked, one.asked), one.unit, *days, str(REQUEST_STATES[one.state]), one.closed_on]


def breaches_table(request) -> Iterator[list]:
    """Return the breaches that the page shows, for a spreadsheet: what happened, when, and how far it is told."""
    _units(request)
    return _breach_rows(queries.breaches_of(request.actor))


def _breach_rows(found: list[Breach]) -> Iterator[list]:
    happened = _in_language(HAPPENED)
    yield [gettext("Vi phạm dữ liệu"), gettext("Đơn vị"), gettext("Biết ngày"), gettext("Bước")]
    for one in found:
        noticed = clock.legal_day(one.noticed_at)
        yield [happened.get(one.happened, one.happened), one.unit, noticed, str(BREACH_STATES[one.state])]


def _opened(request, title, form_class, act, leads_to: str):
    form = form_class(request.POST or None, units=_units(request))
    if request.method == "POST" and carry_out(form, act, **_moment(request)):
        return redirect(leads_to, form.result.pk)
    page = {"form": form, "title": title, "back": "privacy:home"}
    return render(request, "privacy/form.html", page, status=422 if form.errors else 200)


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def new_request(request):
    return _opened(request, _("Vào sổ yêu cầu"), forms.RequestForm, actions.open_request, "privacy:request")


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def new_breach(request):
    return _opened(request, _("Vào sổ vi phạm"), forms.BreachForm, actions.open_breach, "privacy:breach")


@login_required
@never_cache
@require_GET
def one_request(request, request_id: UUID):
    thing = get_object_or_404(visible_to(request.actor, DataRequest).select_related("unit", "duty"), pk=request_id)
    words = {"asked": _in_language(ASKED)[thing.asked], "outcome": _in_language(OUTCOMES).get(thing.outcome, "")}
    steps = [(verb, title) for verb, (title, _form, _act) in REQUEST_STEPS.items() if may(verb, thing.state)]
    page = {"thing": thing, "steps": queries.steps_of(thing), "next": steps, "due": explain(thing.duty)}
    if thing.state != "closed":
        term = answer_term()
        page |= {"answer_by": answer_by(thing.asked, thing.came_on), "unsure": term.confidence == "unsure"}
        page["answer_source"] = term.source_en if get_language() == "en" else term.source
    return render(request, "privacy/request.html", page | words)


@login_required
@never_cache
@require_GET
def one_breach(request, breach_id: UUID):
    thing = get_object_or_404(visible_to(request.actor, Breach).select_related("unit", "duty"), pk=breach_id)
    steps = [(verb, title) for verb, (title, _form, _act) in BREACH_STEPS.items() if may(verb, thing.state)]
    term = breach_term()
    page = {"thing": thing, "steps": queries.steps_of(thing), "next": steps, "hours": term.hours}
    page["source"] = term.source_en if get_language() == "en" else term.source
    page |= {"happened": _in_language(HAPPENED)[thing.happened], "left": queries.hours_left(thing, clock.now())}
    return render(request, "privacy/breach.html", page)


def _stepped(request, kind, thing_id: UUID, name: str, step, leads_to: str):
    """Show the form of a step and take it; a thing that is closed or gone meanwhile is said above the form."""
    thing = get_object_or_404(visible_to(request.actor, kind), pk=thing_id)
    title, form_class, act = step
    form = form_class(request.POST or None)
    if request.method == "POST" and carry_out(form, partial(act, **{name: thing.pk}), **_moment(request)):
        return redirect(leads_to, thing.pk)
    page = {"form": form, "title": title, "back": leads_to, "thing": thing}
    return render(request, "privacy/form.html", page, status=422 if form.errors else 200)


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def request_step(request, request_id: UUID, verb: str):
    return _stepped(request, DataRequest, request_id, "request_id", REQUEST_STEPS[verb], "privacy:request")


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def breach_step(request, breach_id: UUID, verb: str):
    return _stepped(request, Breach, breach_id, "breach_id", BREACH_STEPS[verb], "privacy:breach")
