"""An officer's own pages: profile, absence, changing role into practice and back."""

from functools import partial
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from thongsuot.core import clock
from thongsuot.people import actions, forms, queries
from thongsuot.people.actions.renewing import REMEMBERED
from thongsuot.people.adapter import keep_language
from thongsuot.people.models import Absence, Officer
from thongsuot.people.permissions import visible_officers
from thongsuot.units.forms import carry_out
from thongsuot.units.models import Unit, valid_on

PRACTICE = "practice"


@require_http_methods(["GET", "POST"])
def profile(request: HttpRequest) -> HttpResponse:
    me = request.user
    initial = {"language": me.language, "keyboard_shortcuts": me.keyboard_shortcuts}
    form = forms.WaysForm(request.POST if request.method == "POST" else None, initial=initial)
    act = partial(actions.set_own_ways, officer_id=me.pk, actor=request.actor, on=clock.today(), at=clock.now())
    if request.method == "POST" and carry_out(form, act):
        answer = redirect("people:profile")
        keep_language(answer, form.result.language)
        return answer
    context = {"form": form, "posts": queries.posts_of(me), "role_names": forms.ROLE_NAMES}
    context |= {"renewals": queries.renewals_of([me], clock.now() - REMEMBERED)}
    context |= {"absences": me.absences.filter(last_day__gte=clock.today()).order_by("first_day")}
    return render(request, "people/profile.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def absence(request: HttpRequest, officer_id: UUID | None = None) -> HttpResponse:
    found: Officer = request.user
    if officer_id is not None:
        found = get_object_or_404(visible_officers(request.actor, clock.today()), pk=officer_id)
    form = forms.AbsenceForm(request.POST or None, initial={"first_day": clock.today()})
    act = partial(actions.record_absence, officer_id=found.pk, actor=request.actor, on=clock.today(), at=clock.now())
    if request.method == "POST" and carry_out(form, act):
        return redirect("people:officer", officer_id) if officer_id else redirect("people:profile")
    context = {"form": form, "title": _("Ghi ngày vắng mặt"), "submit": _("Ghi ngày vắng"), "officer": found}
    return render(request, "units/form.html", context, status=422 if form.is_bound and form.errors else 200)


@require_POST
def absence_end(request: HttpRequest, absence_id: UUID) -> HttpResponse:
    row = get_object_or_404(Absence, pk=absence_id)
    own = row.officer_id == request.user.pk
    if not own:
        get_object_or_404(visible_officers(request.actor, clock.today()), pk=row.officer_id)
    actions.cancel_absence(absence_id=absence_id, actor=request.actor, on=clock.today(), at=clock.now())
    return redirect("people:profile") if own else redirect("people:officer", row.officer_id)


@require_GET
def roles(request: HttpRequest) -> HttpResponse:
    today = clock.today()
    context = {
        "practising": request.actor.practice,
        "held": queries.actor_for(request.user, on=today).posts,
        "posts": queries.posts_of(request.user).filter(valid_on(today)),
        "role_names": forms.ROLE_NAMES,
        "practice_unit": Unit.objects.filter(valid_on(today), practice=True).order_by("id").first(),
    }
    return render(request, "people/roles.html", context)


@require_POST
def practice(request: HttpRequest) -> HttpResponse:
    """Enter the practice unit (`on` = 1) or leave it; kept in the session alone. `next`: the page to go on with."""
    if request.POST.get("on") == "1":
        request.session[PRACTICE] = True
    else:
        request.session.pop(PRACTICE, None)
    target = request.POST.get("next", "")
    if target.startswith("/") and url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()}):
        return HttpResponseRedirect(target)
    return redirect("people:roles")
