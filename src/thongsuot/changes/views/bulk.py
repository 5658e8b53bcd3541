"""One act on many cases: choose in the list, fill in, look at what can be done, confirm; then what became of each."""

from dataclasses import replace
from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from thongsuot.cases.forms.listing import ListForm
from thongsuot.cases.models import Bulk
from thongsuot.cases.permissions import visible_to
from thongsuot.cases.queries.browsing import found
from thongsuot.changes.actions import bulk as actions
from thongsuot.changes.forms.bulk import FORMS, NAMES, chosen_in
from thongsuot.core import clock
from thongsuot.core.access import require
from thongsuot.core.errors import DomainError

SHOWN_LEFT = 200


@never_cache
@require_POST
def bulk(request: HttpRequest) -> HttpResponse:
    """Show the form of the act, then the preview, then do it: `buoc` says which of the three was pressed."""
    require(request.actor, "changes.act_on_many", None)
    verb, chosen = request.POST.get("viec", ""), _chosen(request)
    if verb not in FORMS or not visible_to(request.actor).filter(pk__in=[pk for pk, _revision in chosen]).exists():
        messages.error(request, _("Chọn việc cần làm và đánh dấu ít nhất một vụ việc."))
        return redirect("desk:list")
    if len(chosen) > actions.MOST:
        messages.error(request, _("Nhiều nhất %d vụ việc một lần. Lọc hẹp hơn.") % actions.MOST)
        return redirect("desk:list")
    return _stepped(request, verb, chosen, _judged(request, verb, chosen, None))


def _stepped(request, verb, chosen, rows) -> HttpResponse:
    """Show the form of the act, its preview, or do it."""
    step, look = request.POST.get("buoc", ""), "xem" in request.POST
    first = next((row.case for row in rows if not row.why), rows[0].case)
    more = {"groups": actions.by_unit(verb, rows)} if actions.KINDS[verb].unit else {}
    if more and not more["groups"]:
        return _page(request, verb, chosen, rows)
    new = partial(FORMS[verb], case=first, actor=request.actor, **more)
    form = new(request.POST if step or look else None, look=look)
    if (step and not look) and form.is_valid():
        return _act(request, verb, chosen, rows, form) if step == "lam" else _preview(request, verb, chosen, form)
    if not form.visible_fields() and not step:
        form = new({"revision": first.revision})
        return _preview(request, verb, chosen, form) if form.is_valid() else _page(request, verb, chosen, rows, form)
    return _page(request, verb, chosen, rows, form)


def _judged(request, verb, chosen, given) -> list[actions.Judged]:
    return actions.judged(verb=verb, chosen=chosen, given=given, actor=request.actor, on=clock.today())


def _chosen(request: HttpRequest) -> list[tuple[UUID, int]]:
    """Return the cases that were ticked, or those of the whole filter as it stands now."""
    if request.POST.get("het"):
        form = ListForm(QueryDict(request.POST.get("bo_loc", "")[:2000]), actor=request.actor)
        rows = found(request.actor, form.wanted(), form.words(), clock.today()).order_by()
        return list(rows.values_list("pk", "revision")[: actions.MOST + 1])
    return chosen_in(",".join([*request.POST.getlist("chon"), request.POST.get("cac", "")]))


def _preview(request, verb, chosen, form) -> HttpResponse:
    """Show what would become of each case, and where each would go if they go to several."""
    rows, unit_of = _judged(request, verb, chosen, form.arguments()), actions.KINDS[verb].unit
    said = form.said() if unit_of else {}
    rows = [replace(row, to=said.get(unit_of(row.case), "")) for row in rows] if said else rows
    return _page(request, verb, chosen, rows, form, ready=True)


def _page(request, verb, chosen, rows, form=None, *, ready: bool = False) -> HttpResponse:
    """Show the form beside the cases; without a form, that nothing can be done on any of them."""
    can, cannot = [row for row in rows if not row.why], [row for row in rows if row.why]
    shown = {
        "verb": verb,
        "name": NAMES[verb],
        "form": form,
        "ready": ready or form is None,
        "can": can,
        "cannot": cannot,
        "picked": ",".join(f"{pk}.{revision}" for pk, revision in chosen),
        "typed": _typed(form) if ready else [],
        "at_once": actions.AT_ONCE,
    }
    bad = form is not None and form.is_bound and not ready and bool(form.errors)
    return render(request, "changes/bulk.html", shown, status=422 if bad else 200)


def _typed(form) -> list[tuple[str, str]]:
    """Return what was typed as (name, value) pairs, to be sent again with the confirmation."""
    data = form.data
    many = getattr(data, "getlist", lambda name: [data[name]] if name in data else [])
    return [(name, value) for name in form.fields for value in many(name)]


def _act(request, verb, chosen, rows, form) -> HttpResponse:
    now = clock.now()
    who = {"actor": request.actor, "on": clock.legal_day(now), "at": now}
    try:
        done = actions.act_on_many(verb=verb, chosen=chosen, given=form.arguments(), **who)
    except DomainError as wrong:
        form.add_error(wrong.field if wrong.field in form.fields else None, str(wrong.sentence))
        return _page(request, verb, chosen, rows, form)
    return redirect("changes:bulk_result", done.pk)


@never_cache
@require_GET
def result(request: HttpRequest, bulk_id: UUID) -> HttpResponse:
    """What became of each case: for the officer who asked for it alone."""
    row = Bulk.objects.filter(pk=bulk_id, officer=request.actor.officer_id, practice=request.actor.practice).first()
    if row is None:
        raise Http404
    left = row.items.filter(outcome="left").select_related("case").order_by("pk")
    shown = {"bulk": row, "name": NAMES[row.verb], "left": left[:SHOWN_LEFT], "count": row.items.count()}
    shown |= {"done": row.items.filter(outcome="done").count(), "left_count": left.count()}
    return render(request, "changes/bulk_result.html", shown)
