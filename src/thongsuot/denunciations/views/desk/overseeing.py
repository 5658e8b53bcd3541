"""The body above: what is late below, in one line without content, and why, in the words of the body that is late."""

from django.shortcuts import render

from thongsuot.core import clock
from thongsuot.denunciations.actions.overseeing import open_report
from thongsuot.denunciations.actions.record import unseen
from thongsuot.denunciations.queries.overseeing import late_below
from thongsuot.denunciations.views.desk.unlocked import with_key


@with_key("GET")
def late(request):
    lines = late_below(request.actor, on=clock.today())
    return render(request, "denunciations/desk/late.html", {"lines": lines})


@with_key("GET")
def report(request, overseer_id):
    """Show the reasons to whom they were sealed; the reading is logged first."""
    line = next((one for one in late_below(request.actor, on=clock.today()) if one.id == overseer_id), None)
    if line is None:
        raise unseen()
    words = open_report(overseer_id=overseer_id, actor=request.actor, unlocked=request.unlocked, at=clock.now())
    return render(request, "denunciations/desk/late_report.html", {"line": line, "words": words})
