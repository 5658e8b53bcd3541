"""Vụ việc giống: what may be the same matter as a case, with the reason; joined or told apart in one act."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from thongsuot.cases.actions.joining import join, tell_apart
from thongsuot.cases.models import Case
from thongsuot.cases.queries.casepage import seen_case
from thongsuot.cases.queries.similar import Like, counted_together, like_case
from thongsuot.cases.rules.tables import table_of
from thongsuot.core import clock
from thongsuot.core.access import can
from thongsuot.core.errors import Invalid, NotAllowedNow, Stale
from thongsuot.core.ids import show_code

ACTS = {"nhap": join, "khac": tell_apart}


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def similar(request, case_id):
    """Show what is like a case (the part alone to htmx); do what was pressed. Refused is answered by the middleware."""
    case = seen_case(request.actor, case_id)
    trouble = ""
    if request.method == "POST" and request.POST.get("lam") in ACTS:
        trouble = _do(request, case, request.POST["lam"])
        if not trouble:
            return redirect("desk:case", case_id=case.pk)
    part = bool(request.headers.get("HX-Request"))
    template = "cases/desk/_similar.html" if part else "cases/desk/similar.html"
    shown = similar_page(request.actor, case) | {"trouble": trouble}
    return render(request, template, shown, status=422 if trouble else 200)


def similar_page(actor, case: Case) -> dict:
    """Return what the list shows: each case with its reason, and what may be done with it now."""
    likes, joins = like_case(case, actor=actor), _may(actor, case, "join")
    letters = [like for like in likes if like.found.letter and joinable(actor, like, case)]
    submissions, persons = counted_together(case, actor)
    return {
        "case": case,
        "likes": [(like, reason_of(like)) for like in likes],
        "may_join": joins,
        "may_tell": _may(actor, case, "tell_apart"),
        "letters": letters,
        "letter_persons": case.persons + sum(like.case.persons for like in letters),
        "submissions": submissions,
        "persons": persons,
    }


def joinable(actor, like: Like, case: Case) -> bool:
    """Return whether the found case may be joined to `case`: it is by itself, and both are at a step that allows it."""
    return like.main == like.case and like.open and _may(actor, like.case, "join") and not case.joined_into_id


def reason_of(like: Like) -> str:
    """Return why, in the page's language."""
    return like.found.reason_en if get_language() == "en" else like.found.reason


def _may(actor, case: Case, verb: str) -> bool:
    transition = table_of(case.kind).get(verb)
    return transition is not None and case.state in transition.states and can(actor, f"cases.{verb}", case)


def _do(request, case: Case, what: str) -> str:
    """Join the case or tell it apart; return what stands against it, "" where it is done."""
    code, now = request.POST.get("main_code", "")[:40], clock.now()
    reason = _("Cùng một việc theo gợi ý vụ việc giống.") if what == "nhap" else ""
    given = {"case_id": case.pk, "revision": _revision(request), "main_code": code, "reason": reason}
    try:
        ACTS[what](**given, actor=request.actor, on=clock.legal_day(now), at=now)
    except (Invalid, NotAllowedNow, Stale) as wrong:
        return str(wrong.sentence)
    said = _("Đã nhập vào vụ việc %s.") if what == "nhap" else _("Đã ghi: không cùng việc với %s.")
    messages.success(request, said % show_code(code))
    return ""


def _revision(request) -> int | None:
    typed = request.POST.get("revision", "")
    return int(typed) if typed.isdecimal() and len(typed) < 9 else None
