"""The page of one unit with its posts, and the pages that end it."""

from functools import partial
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from thongsuot.core import clock
from thongsuot.core.access import can, require
from thongsuot.people import actions, queries
from thongsuot.people.forms import ROLE_NAMES
from thongsuot.people.models import Post
from thongsuot.units import queries as tree
from thongsuot.units.forms import AbolishForm, carry_out
from thongsuot.units.models import Unit, valid_on
from thongsuot.units.permissions import endable_by, visible_to
from thongsuot.units.views import page_of


@require_GET
def unit(request: HttpRequest, unit_id: UUID) -> HttpResponse:
    found = get_object_or_404(visible_to(request.actor).select_related("parent", "place"), pk=unit_id)
    today = clock.today()
    posts = Post.objects.filter(valid_on(today), unit=found).select_related("officer")
    context = {
        "unit": found,
        "line": list(tree.ancestors(unit_id))[::-1],
        "children": page_of(request, tree.children(found, today)),
        "posts": posts.order_by("role", "deputy", "officer__sort_key"),
        "role_names": ROLE_NAMES,
        "heads": queries.head_count(unit_id, today),
        "competences": found.competences.filter(valid_on(today)).select_related("place").order_by("topic", "kind"),
        "endable": set(endable_by(request.actor).filter(unit=found).values_list("pk", flat=True)),
        "history": tree.history(found),
        "successions": found.successions.select_related("successor"),
        "may_change": can(request.actor, "units.change", found),
        "may_give": can(request.actor, "people.give_post", found),
    }
    return render(request, "people/unit.html", context)


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
