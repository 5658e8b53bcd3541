"""Abolish a unit once nothing is with it."""

from functools import partial
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from thongsuot.changes import actions
from thongsuot.core import clock
from thongsuot.core.access import require
from thongsuot.people.models import Post
from thongsuot.units.forms import AbolishForm, carry_out
from thongsuot.units.models import Unit, valid_on
from thongsuot.units.permissions import visible_to


@require_http_methods(["GET", "POST"])
def close_unit(request: HttpRequest, unit_id: UUID) -> HttpResponse:
    found = get_object_or_404(visible_to(request.actor), pk=unit_id)
    require(request.actor, "units.change", found)
    form = AbolishForm(request.POST or None, initial={"on": clock.today()})
    context = {"form": form, "unit": found, "title": _("Giải thể đơn vị"), "submit": _("Giải thể đơn vị")}
    context["danger"] = True
    if request.method == "POST" and form.is_valid() and "confirm" not in request.POST:
        context["confirm"] = _close_sentence(found, form.cleaned_data["successor"])
    elif request.method == "POST":
        act = partial(actions.close_unit, unit_id=unit_id, actor=request.actor)
        if carry_out(form, act, at=clock.now()):
            return redirect("people:unit", unit_id)
    return render(request, "units/form.html", context, status=422 if form.is_bound and form.errors else 200)


def _close_sentence(found: Unit, successor_id: UUID | None) -> str:
    posts = Post.objects.filter(valid_on(clock.today()), unit=found).count()
    said = _("Giải thể %(unit)s: %(posts)s vai kết thúc, mọi thẩm quyền kết thúc.") % {"unit": found, "posts": posts}
    if successor_id is None:
        return said
    return f"{said} {_('Đơn vị kế thừa: %(unit)s.') % {'unit': Unit.objects.get(pk=successor_id)}}"
