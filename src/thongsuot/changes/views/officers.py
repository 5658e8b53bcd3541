"""Hand over what an officer carries; close an account or a post once nothing is with it."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from thongsuot.changes import actions
from thongsuot.changes.forms import HandOverForm
from thongsuot.changes.permissions import handed_by
from thongsuot.changes.queries.held import Holding, candidates, cases_of, duties_of, holdings
from thongsuot.core import clock
from thongsuot.core.access import require
from thongsuot.people import actions as people
from thongsuot.people.models import Officer, Post
from thongsuot.people.permissions import OnDay, visible_officers
from thongsuot.units.forms import EndForm, carry_out
from thongsuot.units.permissions import administered_by


def _left(request: HttpRequest, officer_id: UUID) -> tuple[Officer, list[Holding]]:
    """Return the officer and what they carry in units the actor may speak for; whoever may not gets no hint."""
    units = handed_by(request.actor)
    carried = Q(pk__in=cases_of(officer_id).values("desk")) | Q(pk__in=duties_of(officer_id).values("holder_unit_id"))
    if not units.filter(Q(posts__officer=officer_id) | carried).exists():
        raise Http404
    officer, held = get_object_or_404(Officer, pk=officer_id), holdings(officer_id)
    reach = set(units.filter(pk__in=[each.unit.pk for each in held]).values_list("pk", flat=True))
    return officer, [each for each in held if each.unit.pk in reach]


@require_http_methods(["GET", "POST"])
def hand_over(request: HttpRequest, officer_id: UUID) -> HttpResponse:
    """Unit by unit: what is left, who could take it, confirm, done."""
    officer, left = _left(request, officer_id)
    sections = [_section(request, officer, held) for held in left]
    for section in sections:
        if section["form"].is_bound and section["form"].is_valid() and _answered(request, officer, section):
            messages.success(request, _("Đã bàn giao xong ở %(unit)s.") % {"unit": section["held"].unit})
            return redirect("changes:hand_over", officer_id)
    wrong = any(section["form"].is_bound and section["form"].errors for section in sections)
    context = {"officer": officer, "sections": sections}
    return render(request, "changes/hand_over.html", context, status=422 if wrong else 200)


def _section(request: HttpRequest, officer: Officer, held: Holding) -> dict:
    posted = request.method == "POST" and request.POST.get("unit") == str(held.unit.pk)
    people_there = candidates(held.unit.pk, officer.pk, clock.today())
    if held.cases:
        people_there = [each for each in people_there if each.works]
    form = HandOverForm(request.POST if posted else None, prefix=str(held.unit.pk), candidates=people_there)
    return {"held": held, "form": form, "confirm": ""}


def _answered(request: HttpRequest, officer: Officer, section: dict) -> bool:
    """Carry a confirmed form out; put the question to one that is not confirmed yet."""
    held, form = section["held"], section["form"]
    if "confirm" not in request.POST:
        section["confirm"] = _question(held, form)
        return False
    act = partial(actions.hand_over_officer, from_officer_id=officer.pk, unit_id=held.unit.pk, actor=request.actor)
    return carry_out(form, act, on=clock.today(), at=clock.now())


def _question(held: Holding, form: HandOverForm) -> str:
    chosen = Officer.objects.filter(pk=form.cleaned_data["to_officer"]).first()
    found = {"cases": held.cases, "duties": held.duties, "unit": held.unit, "name": chosen or _("cả đơn vị")}
    return _("Giao %(cases)d vụ việc và %(duties)d việc ở %(unit)s cho %(name)s") % found


@require_http_methods(["GET", "POST"])
def closing(request: HttpRequest, officer_id: UUID) -> HttpResponse:
    """Close an open account, or open a closed one."""
    found = get_object_or_404(visible_officers(request.actor, clock.today()), pk=officer_id)
    require(request.actor, "people.change_officer", OnDay(found, clock.today()))
    left = holdings(officer_id) if found.is_active else []
    if request.method == "POST" and not left:
        act = actions.close_officer if found.is_active else people.reactivate_officer
        act(officer_id=officer_id, actor=request.actor, on=clock.today(), at=clock.now())
        return redirect("people:officer", officer_id)
    if left:
        return render(request, "changes/still_held.html", {"officer": found, "left": left}, status=_refused(request))
    return render(request, "people/confirm.html", _asked(found))


def _refused(request: HttpRequest) -> int:
    return 409 if request.method == "POST" else 200


def _asked(found: Officer) -> dict:
    if found.is_active:
        title, said = _("Khóa tài khoản"), _("%(name)s không đăng nhập được nữa. Các vai đã giữ vẫn lưu trong lịch sử.")
    else:
        title, said = _("Mở lại tài khoản"), _("%(name)s đăng nhập lại được và làm việc theo các vai còn hiệu lực.")
    return {
        "officer": found,
        "title": title,
        "submit": title,
        "said": said % {"name": found},
        "danger": found.is_active,
    }


@require_http_methods(["GET", "POST"])
def end_post(request: HttpRequest, post_id: UUID) -> HttpResponse:
    rows = Post.objects.filter(unit__in=administered_by(request.actor)).select_related("officer", "unit")
    post = get_object_or_404(rows, pk=post_id)
    require(request.actor, "people.end_post", post.unit)
    form = EndForm(request.POST or None, initial={"on": clock.today()})
    act = partial(actions.end_post, post_id=post_id, actor=request.actor, at=clock.now())
    if request.method == "POST" and carry_out(form, act):
        return redirect("people:unit", post.unit_id)
    left = [each for each in holdings(post.officer_id) if each.unit.pk == post.unit_id]
    context = {"form": form, "title": _("Kết thúc vai"), "submit": _("Kết thúc vai"), "officer": post.officer}
    context |= {"unit": post.unit, "left": left}
    return render(request, "changes/end_post.html", context, status=422 if form.errors else 200)
