"""Đôn đốc: all units that are late with one task or without a plan, shown before they are urged in one act."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from thongsuot.core import clock
from thongsuot.core.errors import Refused
from thongsuot.directives import actions
from thongsuot.directives.forms.inputs import own_units
from thongsuot.directives.forms.urging import UrgeUnitsForm
from thongsuot.directives.models import Task
from thongsuot.directives.permissions import OVERSEERS
from thongsuot.directives.queries.urging import ToUrge, to_urge, urged_duty
from thongsuot.directives.rules.standing import LATE, NO_PLAN
from thongsuot.directives.views.task_making import moment, seen_task
from thongsuot.units.forms import UnitField, carry_out
from thongsuot.units.models import Unit

MOST = 200


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def urge(request, task_id: UUID):
    """Show whom urging this task would reach; `?don_vi=` narrows it to one unit and those below. POST urges them."""
    task = seen_task(request, task_id)
    units = list(own_units(request.actor, *OVERSEERS))
    if not units:
        raise Refused("directives.urge")
    below = _below(request)
    form = UrgeUnitsForm(request.POST or None, actor=request.actor)
    if request.method == "POST":
        arguments = {"task_id": task.pk, "below_id": below.pk if below else None, **moment(request)}
        if carry_out(form, actions.urge_units, **arguments):
            _tell(request, form.result)
            return redirect(_back(task, below))
    found = to_urge(request.actor, task, _named(form, units), today=clock.today(), below=below)
    page = {"task": task, "form": form, "found": found, "below": below, "back": _back(task, below)}
    page |= {"rows": _rows(found), "counts": _counts(found), "every": sum(found.shown), "most": MOST}
    page["shown"] = "{}-{}".format(*found.shown)
    return render(request, "directives/task_urge.html", page, status=422 if form.errors else 200)


def _below(request) -> Unit | None:
    """Return the unit that the address narrows to; None where it names none. A unit that is none is not found."""
    asked = request.GET.get("don_vi", "")
    if not asked:
        return None
    try:
        return Unit.objects.get(pk=UnitField(max_length=200).clean(asked))
    except (forms.ValidationError, Unit.DoesNotExist) as wrong:
        raise Http404 from wrong


def _named(form: UrgeUnitsForm, units: list[Unit]) -> Unit:
    """Return in whose name is urged: the unit chosen, else the highest of the own ones."""
    chosen = str(form["unit_id"].value() or "")
    highest = min(units, key=lambda unit: unit.lineage_up.count())
    return next((unit for unit in units if str(unit.pk) == chosen), highest)


def _rows(found: ToUrge) -> list[tuple]:
    """Return (part, when it was urged last) of the first parts, those to be urged in any case before the others."""
    parts = [*found.fresh, *found.again][:MOST]
    return [(part, found.last.get(urged_duty(part).pk)) for part in parts]


def _counts(found: ToUrge) -> list[tuple[str, int]]:
    """Return how many of those urged in any case stand where."""
    counted = [(stands, sum(part.stands == stands for part in found.fresh)) for stands in (LATE, NO_PLAN)]
    return [(stands, count) for stands, count in counted if count]


def _back(task: Task, below: Unit | None) -> str:
    if below is None:
        return reverse("directives:task", args=[task.pk])
    return f"{reverse('directives:cell')}?don_vi={below.code}&nhiem_vu={task.pk}"


def _tell(request, count: int) -> None:
    said = ngettext(
        "Đã đôn đốc %(n)s đơn vị. Mỗi đơn vị được báo một lần.",
        "Đã đôn đốc %(n)s đơn vị. Mỗi đơn vị được báo một lần.",
        count,
    )
    messages.success(request, said % {"n": count})
