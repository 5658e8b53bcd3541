"""“This is a denunciation”: what goes where, who is accused, confirm."""

from functools import partial
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from thongsuot.cases.queries.casepage import seen_case
from thongsuot.changes import actions
from thongsuot.changes.forms import SealForm
from thongsuot.changes.queries.destroyed import holding
from thongsuot.changes.queries.erasable import erasable
from thongsuot.core import clock
from thongsuot.core.access import require
from thongsuot.denunciations.queries.keyholders import is_ready
from thongsuot.units.forms import carry_out


@never_cache
@require_http_methods(["GET", "POST"])
def seal(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Ask who is accused, then once more whether it is so; afterwards a slip for who sent it."""
    case = seen_case(request.actor, case_id)
    require(request.actor, "changes.seal_case", case)
    form, confirm = SealForm(request.POST or None, initial={"revision": case.revision}), False
    if request.method == "POST" and form.is_valid():
        act = partial(actions.seal_case, case_id=case_id, actor=request.actor)
        confirm = "confirm" not in request.POST
        if not confirm and carry_out(form, act, on=clock.today(), at=clock.now()):
            return render(request, "changes/sealed_slip.html", {"case": case, "host": request.get_host()})
    context = {"case": case, "found": erasable(case_id), "form": form, "confirm": confirm and not form.errors}
    context |= {"ready": is_ready(clock.today()), "now": clock.now(), "backups": holding(clock.now())}
    return render(request, "changes/seal_case.html", context, status=422 if form.is_bound and form.errors else 200)
