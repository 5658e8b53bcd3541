"""Có thể trùng: the same matter in the same place with two units, for who oversees both to tell apart."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from thongsuot.core.clock import now, today
from thongsuot.core.errors import NotAllowedNow
from thongsuot.duties import actions, queries
from thongsuot.duties.permissions import OVERSEERS
from thongsuot.duties.queries.overlaps import PAGE, joined_at, pairs, same_matters
from thongsuot.duties.views.rows import rows_of
from thongsuot.law.queries import book


@login_required
@require_GET
def overlaps(request):
    if not request.actor.units_as(*OVERSEERS):
        raise Http404
    page = Paginator(queries.overlaps(request.actor), PAGE).get_page(request.GET.get("trang"))
    found = pairs(request.actor, list(page.object_list), get_language() or "vi")
    duties = [duty for pair in found for duty in (pair.overlap.first, pair.overlap.second)]
    rows = rows_of(request.actor, duties, today(), book().calendar)
    shown = [(pair, rows[2 * n : 2 * n + 2]) for n, pair in enumerate(found)]
    page = {"page": page, "pairs": shown, "same": _to_join(request.actor)}
    return render(request, "duties/overlaps.html", page)


def _to_join(actor) -> list:
    found = [row for row in same_matters(actor)[:PAGE] if joined_at(row)]
    return [(pair, joined_at(pair.overlap)) for pair in pairs(actor, found, get_language() or "vi")]


@login_required
@require_POST
def decide(request, overlap_id):
    """Record whether the two are one matter; where they are, lead on to joining them where their room has a page."""
    same = request.POST.get("quyet-dinh") == "trung"
    try:
        decided = actions.tell_apart(overlap_id=overlap_id, same=same, actor=request.actor, on=today(), at=now())
    except NotAllowedNow as refused:
        messages.error(request, refused.sentence)
        return redirect("duties:overlaps")
    messages.success(request, _("Đã ghi là cùng một việc.") if same else _("Đã ghi là hai việc khác nhau."))
    return redirect((same and joined_at(decided)) or "duties:overlaps")
