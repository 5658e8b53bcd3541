"""Tiếp nhận: what came in and waits to be screened, alarms on top."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from thongsuot.cases.queries import lists
from thongsuot.cases.rules.reasons import CHANNELS, reasons_by_code
from thongsuot.cases.rules.transitions import BEFORE_SCREENING
from thongsuot.cases.views.desk.rows import rows_of

PAGE = 30
MOST_ALARMS = 20


@login_required
@never_cache
@require_GET
def inbox(request):
    waiting = lists.inbox(request.actor)
    alarms = waiting.filter(alarm="raised") if not request.GET.get("trang") else waiting.none()
    found = filtered(waiting, request.GET)
    page = Paginator(found, PAGE).get_page(request.GET.get("trang"))
    shown = {
        "rows": rows_of(list(page.object_list)),
        "alarms": rows_of(list(alarms[:MOST_ALARMS])),
        "page": page,
        "channels": CHANNELS,
        "asked": {name: request.GET.get(name, "") for name in ("kenh", "buoc")},
        "order": request.GET.get("xep", ""),
        "may_receive": bool(request.actor.units_as("receptionist", "head")),
    }
    return render(request, "cases/desk/inbox.html", shown)


def filtered(waiting, given):
    """Narrow by channel and step, in the order asked for; what is not in the lists changes nothing."""
    if given.get("kenh") in reasons_by_code(CHANNELS):
        waiting = waiting.filter(channel=given["kenh"])
    if given.get("buoc") in BEFORE_SCREENING:
        waiting = waiting.filter(state=given["buoc"])
    return lists.laid(waiting, given.get("xep", ""))
