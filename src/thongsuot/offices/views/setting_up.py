"""Việc cần thiết lập: what the administrator's offices have not set up yet, in order; facts tick each off."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from thongsuot.core import clock
from thongsuot.core.access import require
from thongsuot.offices import items
from thongsuot.offices.permissions import looked_over
from thongsuot.offices.queries import setting_up as queries


@require_GET
def setting_up(request: HttpRequest) -> HttpResponse:
    require(request.actor, "offices.look_over", None)
    found = items.told(queries.to_set_up(looked_over(request.actor), clock.now()))
    context = {
        "left": [one for one in found if not one.item.done],
        "done": [one for one in found if one.item.done],
        "count": len(found),
        "unsure": queries.unsure_forms(),
    }
    return render(request, "offices/setting_up.html", context)
