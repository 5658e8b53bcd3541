"""The page of one unit with its posts, and the pages that end it."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from thongsuot.core import clock
from thongsuot.core.access import can
from thongsuot.people import queries
from thongsuot.people.actions.renewing import REMEMBERED
from thongsuot.people.forms import ROLE_NAMES
from thongsuot.people.models import Officer, Post
from thongsuot.people.permissions import OnDay
from thongsuot.units import queries as tree
from thongsuot.units.models import valid_on
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
        **_renewals(request, [post.officer for post in posts]),
        "may_give": can(request.actor, "people.give_post", found),
    }
    return render(request, "people/unit.html", context)


def _renewals(request: HttpRequest, officers: list[Officer]) -> dict:
    """Return what a head is shown of accounts in the unit, and for whom the head may allow the rest."""
    held = {officer.pk: OnDay(officer, clock.today()) for officer in officers}
    over = {pk for pk, each in held.items() if can(request.actor, "people.allow_renewal", each)}
    rows = list(queries.renewals_of(over, clock.now() - REMEMBERED)) if over else []
    return {"renewals": rows, "allowing": {row.officer_id for row in rows}}
