"""Đơn cùng lời: letters that many sent with the same words, joined together after a preview."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from thongsuot.cases.queries.chains import NEWEST, chains_of
from thongsuot.cases.rules.transitions import DESK
from thongsuot.core.errors import Refused


@login_required
@never_cache
@require_GET
def chains(request):
    """Show the chains; the bulk act joins what is chosen."""
    if not request.actor.units_as(*DESK):
        raise Refused("cases.join")
    return render(request, "cases/desk/chains.html", {"chains": chains_of(request.actor), "newest": NEWEST})
