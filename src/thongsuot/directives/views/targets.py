"""Chỉ tiêu: a year's targets with what was reached, one target with all its figures, the theme of the year."""

from collections.abc import Iterator
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from thongsuot.core import clock
from thongsuot.core.access import can, require
from thongsuot.core.errors import Invalid, NotFound
from thongsuot.core.refs import Ref
from thongsuot.directives.actions import links as linking
from thongsuot.directives.actions import targets as actions
from thongsuot.directives.forms import targets as forms
from thongsuot.directives.models import DirectiveAct, Passage, Target, Theme
from thongsuot.directives.permissions import OVERSEERS, assignments_seen_by, instruments_seen_by, targets_seen_by
from thongsuot.directives.queries import targets as queries
from thongsuot.directives.queries.links import named
from thongsuot.directives.rules.targets import SHARE
from thongsuot.directives.views.task_making import carried, moment
from thongsuot.units.forms import carry_out
from thongsuot.units.models import Unit

PAGE = 50


@login_required
@never_cache
@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    form = forms.ListForm(request.GET)
    wanted = form.wanted()
    page = Paginator(queries.targets(request.actor, **wanted), PAGE).get_page(request.GET.get("trang"))
    rows = queries.with_figures(list(page.object_list))
    themes = Theme.objects.filter(year=wanted["year"], unit__lineage_down__descendant__in=request.actor.unit_ids)
    context = {"form": form, "page": page, "rows": rows, "year": wanted["year"]}
    context |= {"themes": themes.select_related("unit").distinct(), "may_set": bool(request.actor.units_as(*OVERSEERS))}
    return render(request, "directives/targets.html", context)


def table(request: HttpRequest) -> Iterator[list]:
    """Return the targets the page lists, all pages, for a spreadsheet."""
    return _table(queries.targets(request.actor, **forms.ListForm(request.GET).wanted()))


def _table(targets) -> Iterator[list]:
    yield [
        _("Đơn vị"), _("Năm"), _("Chỉ tiêu"), _("Đơn vị tính"), _("Tính trên"), _("Kế hoạch"), _("Đạt được"),
        _("Số đạt"), _("Tổng số"), _("Tính đến ngày"), _("Nguồn số liệu"), _("Năm trước"),
    ]  # fmt: skip
    for row in queries.with_figures(list(targets)):
        one, figure = row.target, row.figure
        said = (figure.reached, figure.part, figure.whole, figure.on, figure.source) if figure else (None,) * 5
        yield [one.unit.name, one.year, one.name, one.measure, one.of_what, one.planned, *said] + [
            row.before.reached if row.before else None
        ]


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Set a target; `?passage=` fills in the words of a confirmed sentence."""
    _own_unit(request)
    passage = _passage(request)
    form = forms.NewTargetForm(request.POST or None, initial=_filled_in(request, passage))
    source = {"passage_id": passage.pk if passage else None}
    if request.method == "POST" and carry_out(form, actions.set_target, **source, **moment(request)):
        messages.success(request, _("Đã lập chỉ tiêu."))
        return redirect("directives:target", form.result.pk)
    context = {"form": form, "title": _("Lập chỉ tiêu"), "passage": passage, "label": _("Lập chỉ tiêu")}
    return render(request, "directives/target_form.html", context, status=422 if form.errors else 200)


def _own_unit(request: HttpRequest) -> Unit:
    """Return a unit that the officer heads or supervises. Raises: NotFound where there is none."""
    unit = Unit.objects.filter(pk__in=request.actor.units_as(*OVERSEERS)).order_by("sort_key").first()
    if unit is None:
        raise NotFound(_("Chỉ người đứng đầu hoặc người theo dõi của một đơn vị lập chỉ tiêu, chủ đề năm."))
    return unit


def _passage(request: HttpRequest) -> Passage | None:
    text = request.GET.get("passage", "")
    if not text:
        return None
    try:
        seen = Passage.objects.filter(instrument__in=instruments_seen_by(request.actor))
        return get_object_or_404(seen.select_related("instrument"), pk=UUID(text))
    except ValueError as wrong:
        raise NotFound(_("Không tìm thấy văn bản này, hoặc anh/chị không được xem.")) from wrong


def _filled_in(request: HttpRequest, passage: Passage | None) -> dict:
    filled = {"unit": _own_unit(request).name, "year": clock.today().year, "least": "1"}
    if passage is None:
        return filled
    filled["name"] = str(passage)[: actions.LONGEST_NAME]
    figure = passage.figures[0] if passage.figures else {}
    return filled | {"measure": figure.get("unit") or "", "planned": figure.get("value")}


@login_required
@never_cache
@require_GET
def one(request: HttpRequest, target_id: UUID) -> HttpResponse:
    return _one(request, _seen(request, target_id))


def _seen(request: HttpRequest, target_id: UUID) -> Target:
    rows = targets_seen_by(request.actor).select_related("unit", "instrument", "passage")
    return get_object_or_404(rows, pk=target_id)


def _one(request: HttpRequest, target: Target, reach=None, drop=None) -> HttpResponse:
    share = target.measure == SHARE
    may_reach = not target.dropped and can(request.actor, "directives.reach_target", target)
    context = {
        "target": target,
        "row": queries.with_figures([target])[0],
        "figures": target.figures.order_by("-number"),
        "elsewhere": queries.elsewhere(target, request.actor),
        "acts": DirectiveAct.objects.filter(about_ref=str(Ref("target", target.pk))),
        "share": share,
        "may_set": not target.dropped and can(request.actor, "directives.change_target", target),
        "reach": (reach or forms.ReachForm(share=share, initial={"as_of": clock.today()})) if may_reach else None,
        "drop": drop or forms.DropForm(),
    }
    wrong = any(form is not None and form.errors for form in (reach, drop))
    return render(request, "directives/target.html", context, status=422 if wrong else 200)


@login_required
@require_POST
def reach(request: HttpRequest, target_id: UUID) -> HttpResponse:
    target = _seen(request, target_id)
    require(request.actor, "directives.reach_target", target)
    form = forms.ReachForm(request.POST, share=target.measure == SHARE)
    if carry_out(form, actions.reach, target_id=target.pk, **moment(request)):
        messages.success(request, _("Đã ghi số liệu."))
        return redirect("directives:target", target.pk)
    return _one(request, target, reach=form)


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, target_id: UUID) -> HttpResponse:
    target = _seen(request, target_id)
    require(request.actor, "directives.change_target", target)
    filled = {name: getattr(target, name) for name in ("name", "measure", "planned", "of_what", "revision")}
    form = forms.ChangeTargetForm(request.POST or None, initial=filled | {"least": "1" if target.least else ""})
    given = {"target_id": target.pk} | moment(request)
    if request.method == "POST" and carried(form, actions.change_target, target, **given):
        messages.success(request, _("Đã sửa chỉ tiêu."))
        return redirect("directives:target", target.pk)
    context = {"form": form, "title": _("Sửa chỉ tiêu"), "target": target, "label": _("Lưu")}
    return render(request, "directives/target_form.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def drop(request: HttpRequest, target_id: UUID) -> HttpResponse:
    target = _seen(request, target_id)
    require(request.actor, "directives.change_target", target)
    form = forms.DropForm(request.POST)
    if carry_out(form, actions.drop_target, target_id=target.pk, **moment(request)):
        messages.success(request, _("Đã bỏ chỉ tiêu. Số liệu cũ vẫn đọc được ở trang của nó."))
        return redirect("directives:targets")
    return _one(request, target, drop=form)


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def theme(request: HttpRequest) -> HttpResponse:
    """Say what the year is about."""
    filled = {"unit": _own_unit(request).name, "year": clock.today().year}
    form = forms.ThemeForm(request.POST or None, initial=filled)
    if request.method == "POST" and carry_out(form, actions.set_theme, **moment(request)):
        messages.success(request, _("Đã ghi chủ đề năm."))
        return redirect("directives:targets")
    context = {"form": form, "title": _("Chủ đề năm"), "label": _("Ghi chủ đề")}
    return render(request, "directives/target_form.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def link(request: HttpRequest, assignment_id: UUID) -> HttpResponse:
    """Tie a part of a task to what proves its effect; what was typed wrong is said on a page of its own."""
    part = get_object_or_404(assignments_seen_by(request.actor).select_related("task"), pk=assignment_id)
    require(request.actor, "directives.work", part)
    form = forms.LinkForm(request.POST)

    def tie(*, to: str, why: str, **more):
        found = named(to, request.actor)
        if found is None:
            raise Invalid(
                gettext_lazy("Không có việc nào như vậy, hoặc anh/chị không được xem. Kiểm tra lại mã."), field="to"
            )
        return linking.link(assignment_id=assignment_id, to=found, why=why, **more)

    if carry_out(form, tie, **moment(request)):
        messages.success(request, _("Đã liên kết."))
        return redirect("directives:assignment", assignment_id)
    context = {"form": form, "title": _("Liên kết với việc chứng tỏ hiệu quả"), "label": _("Liên kết")}
    return render(request, "directives/target_form.html", context, status=422)


@login_required
@require_POST
def unlink(request: HttpRequest, assignment_id: UUID, link_id: UUID) -> HttpResponse:
    linking.unlink(link_id=link_id, **moment(request))
    messages.success(request, _("Đã bỏ liên kết."))
    return redirect("directives:assignment", assignment_id)
