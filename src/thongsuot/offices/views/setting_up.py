"""Việc cần thiết lập: what the administrator's offices have not set up yet, in order; facts tick each off."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from thongsuot.core import clock
from thongsuot.core.access import require
from thongsuot.offices import items
from thongsuot.offices.permissions import looked_over
from thongsuot.offices.queries import setting_up as queries


def _found(request: HttpRequest) -> list[items.Told]:
    require(request.actor, "offices.look_over", None)
    return items.told(queries.to_set_up(looked_over(request.actor), clock.now()))


def table(request: HttpRequest) -> Iterator[list]:
    """Return what is to set up and what is done, in its order, for a spreadsheet."""
    return _rows(_found(request))


def _rows(found: list[items.Told]) -> Iterator[list]:
    yield [_("Việc cần thiết lập"), _("Đã xong"), _("Bắt buộc"), _("Vì sao"), _("Chi tiết")]
    for one in found:
        done, needed = (_("có") if held else _("không") for held in (one.item.done, one.item.needed))
        yield [one.title, done, needed, one.why, one.detail]


@require_GET
def setting_up(request: HttpRequest) -> HttpResponse:
    found = _found(request)
    context = {
        "left": [one for one in found if not one.item.done],
        "done": [one for one in found if one.item.done],
        "count": len(found),
        "unsure": queries.unsure_forms(),
    }
    return render(request, "offices/setting_up.html", context)
