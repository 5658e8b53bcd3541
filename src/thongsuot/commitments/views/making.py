"""Writing promises down: one, with what a link brought along; or those ticked in a pasted text."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from thongsuot.commitments import actions
from thongsuot.commitments.forms.making import MakeForm, MinutesForm
from thongsuot.commitments.queries import may_make
from thongsuot.commitments.rules.sentences import MOST
from thongsuot.commitments.views.linking import linked
from thongsuot.core import clock
from thongsuot.core.errors import Invalid, Refused
from thongsuot.units.forms import carry_out

NOT_YOURS = _("Anh/chị không ghi được lời hứa của đơn vị này. Chọn đơn vị của mình hoặc đơn vị mình theo dõi.")
NOT_ALL = _("Có câu đã đánh dấu còn thiếu ngày hoặc bằng chứng. Điền vào ô có vạch đỏ, hoặc bỏ đánh dấu.")


def _moment(request) -> dict:
    """Return who acts and when. Raises: Refused for who can write a promise down nowhere."""
    if not may_make(request.actor):
        raise Refused("commitments.make")
    now = clock.now()
    return {"actor": request.actor, "on": clock.legal_day(now), "at": now}


def _files(request) -> dict:
    return {name: request.FILES.getlist(name) for name in request.FILES}


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def new(request):
    """Write one promise down. GET: begun with the sentence and the thing that a link names."""
    by = _moment(request)
    if request.method == "GET":
        form = MakeForm(initial=MakeForm.begun_with(request.GET, request.actor), actor=request.actor)
        return _page(request, "new", form)
    form = MakeForm(request.POST, _files(request), actor=request.actor)
    if _carried(form, actions.make, by):
        return redirect("commitments:one", form.result.pk)
    return _page(request, "new", form, status=422)


def _page(request, name: str, form, status: int = 200, **more):
    about = linked(request.actor, form["about"].value() or "")
    return render(request, f"commitments/{name}.html", {"form": form, "about": about} | more, status=status)


def _carried(form, act, by: dict) -> bool:
    """Run the act; a unit in whose name the officer may not write is said beside its field, nothing typed is lost."""
    try:
        done = carry_out(form, act, **by)
    except Refused:
        form.add_error("unit", NOT_YOURS)
        return False
    form.forget_unseen()
    return done


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def minutes(request):
    """Split a pasted text into sentences; write down those that are ticked, all of them or none."""
    by = _moment(request)
    if request.method == "GET":
        return _page(
            request,
            "minutes",
            MinutesForm(initial=MakeForm.begun_with(request.GET, request.actor), actor=request.actor),
        )
    form = MinutesForm(request.POST, actor=request.actor)
    if not form.is_valid():
        return _page(request, "minutes", form, status=422)
    rows = form.rows()
    writing = "ghi" in request.POST
    if writing and _written(form, rows, by):
        return redirect("commitments:list")
    most = MOST if len(rows) == MOST else None
    return _page(request, "minutes", form, 422 if writing else 200, rows=rows, most=most)


def _written(form: MinutesForm, rows: list, by: dict) -> bool:
    chosen = [row for row in rows if row.chosen]
    if not all([row.is_valid() for row in chosen]):  # each is asked, so that each says what it lacks
        form.add_error(None, NOT_ALL)
        return False
    try:
        promises = [row.promised(form.said()) for row in chosen]
        actions.make_several(unit_id=form.cleaned_data["unit"], promises=promises, **by)
    except Invalid as error:
        _say(form, chosen, error)
        return False
    except Refused:
        form.add_error("unit", NOT_YOURS)
        return False
    return True


def _say(form: MinutesForm, chosen: list, error: Invalid) -> None:
    """Say what is wrong beside the field of its sentence, or of the occasion."""
    name, dash, place = (error.field or "").rpartition("-")
    row = chosen[int(place)] if dash and place.isdecimal() else None
    if row is not None and name in row.fields:
        row.add_error(name, error.sentence)
        form.add_error(None, NOT_ALL)
    else:
        form.add_error(name if name in form.fields else None, error.sentence)
        form.forget_unseen()
