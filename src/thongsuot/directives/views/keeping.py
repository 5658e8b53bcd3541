"""An instrument kept: what is known of it, what it cites and replaces, put into force, ended, dropped."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from thongsuot.core.access import require
from thongsuot.core.errors import Invalid, NotAllowedNow, Stale
from thongsuot.directives.actions import citing
from thongsuot.directives.actions import instruments as actions
from thongsuot.directives.forms.instruments import AboutForm, EndForm, ReplacesForm
from thongsuot.directives.models import Instrument
from thongsuot.directives.queries.instruments import Wanted, listed
from thongsuot.directives.views.instruments import found_or_404, moment, page_of
from thongsuot.directives.views.task_making import say_stale

REPLACEABLE_SHOWN = 100


def _kept(request, instrument_id: UUID) -> Instrument:
    found = found_or_404(request, instrument_id)
    require(request.actor, "directives.keep_instrument", found)
    return found


def _carried_out(form, act) -> bool:
    """Run an act; what is wrong is said beside its field."""
    try:
        act()
    except (Invalid, NotAllowedNow) as wrong:
        form.add_error(wrong.field if wrong.field in form.fields else None, str(wrong.sentence))
        return False
    return True


def _status(form) -> int:
    return 422 if form.is_bound and form.errors else 200


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def about(request, instrument_id: UUID):
    """Confirm or correct what is known of an instrument."""
    found = _kept(request, instrument_id)
    form = AboutForm(request.POST or None, instrument=found)
    if request.method == "POST" and form.is_valid():
        given = {"instrument_id": instrument_id, "about": form.about(), "actor": request.actor} | moment()
        revision = form.cleaned_data["revision"]
        try:
            if _carried_out(form, lambda: actions.describe(revision=revision, **given)):
                messages.success(request, _("Đã lưu thông tin văn bản."))
                return redirect("directives:instrument", instrument_id)
        except Stale as stale:
            say_stale(form, stale, found)
    shown = {"instrument": found, "form": form}
    return render(request, "directives/instrument_about.html", shown, status=_status(form))


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def replaces(request, instrument_id: UUID):
    """Say which instruments of the same register this one replaces."""
    found = _kept(request, instrument_id)
    words = request.GET.get("q", "")[:100]
    offered = listed(request.actor, Wanted(words=words, unit_id=found.unit_id)).exclude(pk=found.pk)
    offered = offered.exclude(state=Instrument.State.DRAFT)
    already = offered.model.objects.filter(pk__in=found.replaces.values("pk"))
    chosen = Instrument.objects.filter(pk__in=[*already.values_list("pk", flat=True), *_first(offered)])
    form = ReplacesForm(
        request.POST or None, offered=chosen.order_by("-issued_on", "pk"), initial={"replaces": already}
    )
    if request.method == "POST" and form.is_valid():
        ids = [one.pk for one in form.cleaned_data["replaces"]]
        given = {"instrument_id": instrument_id, "replaced_ids": ids, "actor": request.actor} | moment()
        if _carried_out(form, lambda: citing.say_replaces(**given)):
            messages.success(request, _("Đã ghi các văn bản được thay thế."))
            return redirect("directives:instrument", instrument_id)
    shown = {"instrument": found, "form": form, "q": words}
    return render(request, "directives/instrument_replaces.html", shown, status=_status(form))


def _first(offered) -> list[UUID]:
    return list(offered.values_list("pk", flat=True)[:REPLACEABLE_SHOWN])


@login_required
@require_POST
def link(request, instrument_id: UUID, citation_id: UUID):
    """Tie a citation to an instrument of the register, or untie it."""
    found_or_404(request, instrument_id)
    try:
        cited = UUID(request.POST["van-ban"]) if request.POST.get("van-ban") else None
    except ValueError:
        cited = citation_id  # an id of nothing: the action answers as for one that is not seen
    citing.link_citation(
        instrument_id=instrument_id, citation_id=citation_id, cited_id=cited, actor=request.actor, **moment()
    )
    messages.success(request, _("Đã nối viện dẫn với văn bản trong sổ.") if cited else _("Đã bỏ nối viện dẫn."))
    return redirect("directives:instrument", instrument_id)


@login_required
@never_cache
@require_POST
def put_in_force(request, instrument_id: UUID):
    """Let the draft stand in the register."""
    found = found_or_404(request, instrument_id)
    try:
        actions.put_in_force(instrument_id=instrument_id, actor=request.actor, **moment())
    except NotAllowedNow as wrong:
        return page_of(request, found, trouble=str(wrong.sentence), status=wrong.status)
    messages.success(request, _("Văn bản đã vào sổ. Giao nhiệm vụ và lập chỉ tiêu từ các đoạn đã xác nhận."))
    return redirect("directives:instrument", instrument_id)


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def end(request, instrument_id: UUID):
    """Let an instrument end, with the reason."""
    found = _kept(request, instrument_id)
    form = EndForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = {"instrument_id": instrument_id, "actor": request.actor} | form.cleaned_data | moment()
        if _carried_out(form, lambda: actions.end_instrument(**given)):
            messages.success(request, _("Đã ghi văn bản hết hiệu lực."))
            return redirect("directives:instrument", instrument_id)
    return render(request, "directives/instrument_end.html", {"instrument": found, "form": form}, status=_status(form))


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def drop(request, instrument_id: UUID):
    """Ask once more, then drop a draft."""
    found = _kept(request, instrument_id)
    if request.method == "GET":
        return render(request, "directives/instrument_drop.html", {"instrument": found})
    try:
        actions.drop_instrument(instrument_id=instrument_id, actor=request.actor, **moment())
    except NotAllowedNow as wrong:
        return page_of(request, found, trouble=str(wrong.sentence), status=wrong.status)
    messages.success(request, _("Đã bỏ bản nháp. Nhập lại tệp ấy được bất cứ lúc nào."))
    return redirect("directives:instruments")
