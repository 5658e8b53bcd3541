"""Planning sessions, posting the schedule, and the acts on one session."""

from calendar import monthrange

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from thongsuot.core import clock
from thongsuot.core.access import require
from thongsuot.core.errors import Invalid, NotFound, Refused, Stale
from thongsuot.receptions import actions
from thongsuot.receptions.forms.planning import PlanForm
from thongsuot.receptions.models import Session
from thongsuot.receptions.permissions import units_to_plan_in
from thongsuot.receptions.queries import lists
from thongsuot.receptions.queries.levels import level_of
from thongsuot.receptions.views.acts import BY_SLUG, closed
from thongsuot.units.forms import carry_out


def _moment(request) -> dict:
    now = clock.now()
    return {"actor": request.actor, "on": clock.legal_day(now), "at": now}


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def plan(request):
    """Propose the days of a schedule against the norm; by POST with the days ticked, plan them."""
    if not units_to_plan_in(request.actor).exists():
        raise Refused("receptions.plan")
    form = PlanForm(request.POST or None, actor=request.actor)
    if request.method == "GET" or not form.is_valid():
        return render(request, "receptions/desk/plan.html", {"form": form}, status=422 if form.errors else 200)
    if "lap" in request.POST:
        try:
            made = actions.plan_sessions(
                unit_id=form.cleaned_data["unit"].pk, planned=form.planned(form.chosen()), **_moment(request)
            )
        except Invalid as trouble:
            form.add_error(trouble.field if trouble.field in form.fields else None, str(trouble.sentence))
            return _proposal(request, form, status=422)
        messages.success(request, _("Đã lập %d buổi. Bấm Niêm yết để công khai.") % len(made))
        return redirect("receptions:list")
    return _proposal(request, form)


def _proposal(request, form: PlanForm, status: int = 200):
    days, given = [day for day, _post_by in form.proposed], form.cleaned_data
    ticked = set(request.POST.getlist("days")) or {day.isoformat() for day in days}
    standings = []
    if given["kind"] == Session.Kind.LEADER and days:
        level = level_of(given["unit"])
        first = given["first_on"].replace(day=1)
        planned = Session.objects.filter(unit=given["unit"], kind=Session.Kind.LEADER, on__gte=first)
        known = list(planned.exclude(state=Session.State.CALLED_OFF).values_list("on", flat=True))
        chosen = [day for day in days if day.isoformat() in ticked]
        standings = lists.planned_standing(level, known + chosen, first, _month_end(max(days)))
    page = {
        "form": form,
        "proposed": [(day, day.isoformat() in ticked, post_by) for day, post_by in form.proposed],
        "standings": standings,
        "missing": [each for each in standings if each.missing],
    }
    return render(request, "receptions/desk/plan.html", page, status=status)


def _month_end(day):
    return day.replace(day=monthrange(day.year, day.month)[1])


@login_required
@never_cache
@require_POST
def post(request):
    """Post what is planned and not posted, of every unit the officer plans for."""
    posted, moment = 0, _moment(request)
    for unit in units_to_plan_in(request.actor):
        waiting = Session.objects.filter(unit=unit, posted_on=None, on__gte=moment["on"], state=Session.State.PLANNED)
        if waiting.exists():
            posted += len(actions.post_schedule(unit_id=unit.pk, **moment))
    if posted:
        messages.success(request, _("Đã niêm yết %d buổi.") % posted)
    else:
        messages.info(request, _("Không có buổi nào chờ niêm yết."))
    return redirect("receptions:list")


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def act(request, session_id, slug: str):
    """Show the form of an act on a session, or do it."""
    session, doing = lists.seen(request.actor, session_id), BY_SLUG.get(slug)
    if doing is None:
        raise NotFound(_("Không tìm thấy, hoặc anh/chị không được xem."))
    require(request.actor, doing.permission, session)
    form = doing.form(request.POST or None, session=session)
    if request.method == "POST" and _done(request, doing, session, form):
        return redirect("receptions:one", session.pk)
    page = {"doing": doing, "session": session, "form": form}
    page["why_not"] = "" if form.is_bound else closed(doing, session, clock.today())
    return render(request, "receptions/desk/act.html", page, status=422 if form.is_bound else 200)


def _done(request, doing, session: Session, form) -> bool:
    try:
        return carry_out(form, doing.action, session_id=session.pk, **_moment(request))
    except Stale as stale:
        form.data = form.data.copy()
        form.data["revision"] = lists.seen(request.actor, session.pk).revision
        form.add_error(None, stale.sentence)
        return False
