"""Tiếp nhận tại quầy: write down what came in, see what it means, print the receipt."""

import secrets

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from thongsuot.cases.actions.receive import Origin, receive
from thongsuot.cases.forms.intake import IntakeForm
from thongsuot.cases.queries.hints import hints_for
from thongsuot.cases.rules.secret import secret_for
from thongsuot.cases.views.desk.acts import receipt_page
from thongsuot.cases.views.desk.same import alarms_of, decide, likes_of, understood
from thongsuot.cases.views.submit import SECRET_SHOWN_SECONDS
from thongsuot.core import clock
from thongsuot.core.errors import DomainError, Refused
from thongsuot.units.models import Unit

TAKES_IN = ("receptionist", "head")


def _units(actor) -> list[Unit]:
    """Return the units where the officer takes in; Refused where there is none."""
    units = list(
        Unit.objects.filter(pk__in=actor.units_as(*TAKES_IN), outside=False, heir=None).order_by("sort_key", "id")
    )
    if not units:
        raise Refused("cases.receive")
    return units


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def intake(request):
    """Show the form; take the submission; answer with the receipt, so that a reload shows the same one."""
    units = _units(request.actor)
    if request.method == "GET":
        return _page(request, _empty(units))
    if "xem" in request.POST:
        return _page(request, _redrawn(request, units))
    form = IntakeForm(request.POST, _files(request), units=units)
    if form.goes_elsewhere:
        return render(request, "cases/desk/elsewhere.html", {"kind": form.data["kind"]}, status=422)
    if not form.is_valid():
        return _page(request, form, status=422)
    decided, likes = request.POST.get("giong", ""), alarms_of(request.actor, form)
    if likes and not decided:
        return _page(request, form, status=422, stopped=likes)
    try:
        case, secret = _received(request, form, units)
    except DomainError as trouble:
        field = "uploads" if trouble.field == "files" else trouble.field
        form.add_error(field if field in form.fields else None, str(trouble.sentence))
        return _page(request, form, status=trouble.status)
    case = decide(request, case, likes, decided)
    return render(request, "cases/desk/receipt.html", receipt_page(case, secret) | {"fresh": True})


@login_required
@never_cache
@require_POST
def hints(request):
    """Answer htmx with the side column alone, for what has been typed so far."""
    form = _redrawn(request, _units(request.actor))
    return render(request, "cases/desk/_hints.html", {"form": form, "hints": _hints(form)})


@login_required
@never_cache
@require_POST
def likes(request):
    """Answer htmx with the cases that may be the same matter as what has been typed so far."""
    form = _redrawn(request, _units(request.actor))
    return render(request, "cases/desk/_likes.html", {"form": form, "likes": likes_of(request.actor, form)})


def _empty(units) -> IntakeForm:
    token = secrets.token_urlsafe(24)
    return IntakeForm(units=units, initial={"token": token, "received_on": clock.today()})


def _files(request) -> dict:
    return {name: request.FILES.getlist(name) for name in request.FILES}


def _redrawn(request, units) -> IntakeForm:
    """Return the form with what was typed, unchecked; a suggestion that was taken is filled in."""
    typed = request.POST.dict()
    name, _equals, value = typed.pop("xem", "").partition("=")
    if value:
        typed[name] = value
    return IntakeForm(units=units, initial=typed)


def _page(request, form, status: int = 200, **more):
    page = {"form": form, "hints": _hints(form), "candidates": form.candidates} | more
    if "xem" in request.POST:
        page["likes"] = likes_of(request.actor, form)
    return render(request, "cases/desk/intake.html", page, status=status)


def _hints(form):
    """Return the hints for what the form holds, understood as far as each field can be."""
    given, today = understood(form), clock.today()
    place = given.get("place")
    return hints_for(
        text=given.get("text", ""),
        kind=given.get("kind", "feedback"),
        topic=given.get("topic", ""),
        place_id=place.pk if place else None,
        persons=given.get("persons") or 1,
        received_on=min(given.get("received_on") or today, today),
        today=today,
    )


def _received(request, form, units):
    """Receive what the form holds; return the case and its secret, empty once it has been shown long enough."""
    given, now, token = form.submission(), clock.now(), form.cleaned_data["token"]
    unit = next(unit for unit in units if str(unit.pk) == form.cleaned_data["unit_id"])
    secret = secret_for(settings.HOUSE_KEY, token)
    case = receive(
        given=given,
        unit=unit,
        actor=request.actor,
        on=form.received(),
        at=now,
        secret=secret,
        origin=Origin(form_token=token, late_reason=form.cleaned_data["late_reason"]),
    )
    fresh = (now - case.received_at).total_seconds() < SECRET_SHOWN_SECONDS
    return case, secret if fresh else ""
