"""Sheets for power cuts: the bundles, a new one, what stands on a sheet entered, a sheet made void."""

import secrets
from collections.abc import Iterator
from functools import partial
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from thongsuot.cases.views.desk.acts import receipt_page
from thongsuot.core import clock
from thongsuot.core.access import require
from thongsuot.core.errors import DomainError, Invalid, NotAllowedNow, Refused
from thongsuot.core.ids import parse_code, show_code
from thongsuot.counter.actions.sheets import enter_sheet, print_sheets, void_bundle, void_sheet
from thongsuot.counter.forms import BundleForm, SheetForm, VoidForm
from thongsuot.counter.layout import sheets as layout
from thongsuot.counter.models import Sheet
from thongsuot.counter.permissions import DESK
from thongsuot.counter.queries.sheets import bundles, open_sheets, seen_bundle, seen_sheet
from thongsuot.counter.views.sending import pdf
from thongsuot.duties.queries import explain
from thongsuot.units.models import Unit

MOST_SHOWN = 300


def _units(actor) -> list[Unit]:
    """Return the units where the officer takes in; Refused where there is none."""
    found = Unit.objects.filter(pk__in=actor.units_as(*DESK), outside=False).select_related("parent")
    units = list(found.order_by("sort_key", "id"))
    if not units:
        raise Refused("counter.print_sheets")
    return units


def _moment(request) -> dict:
    now = clock.now()
    return {"actor": request.actor, "on": clock.legal_day(now), "at": now}


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def listing(request):
    """Show bundles and open sheets; by POST make a bundle and give its PDF, which cannot be had again."""
    units = _units(request.actor)
    form = BundleForm(request.POST or None, units=units)
    if request.method == "GET" or not form.is_valid():
        return _listing(request, form)
    unit = next(unit for unit in units if str(unit.pk) == form.cleaned_data["unit_id"])
    moment = _moment(request)
    try:
        bundle, drawn = print_sheets(unit=unit, count=form.cleaned_data["count"], **moment)
    except Invalid as trouble:
        form.add_error("count", str(trouble.sentence))
        return _listing(request, form)
    return pdf(layout.write(bundle, drawn, moment["on"]), f"tap-phieu-{bundle.number}")


def _listing(request, form):
    waiting = list(open_sheets(request.actor)[: MOST_SHOWN + 1])
    page = {
        "form": form,
        "bundles": bundles(request.actor),
        "sheets": waiting[:MOST_SHOWN],
        "more": len(waiting) > MOST_SHOWN,
    }
    return render(request, "counter/sheets.html", page, status=422 if form.errors else 200)


def table(request) -> Iterator[list]:
    """Return every sheet that is blank or waits to be entered; no secret stands anywhere."""
    _units(request.actor)
    return _rows(open_sheets(request.actor))


def _rows(sheets) -> Iterator[list]:
    yield [_("Mã vụ việc"), _("Tập"), _("Phiếu"), _("Đơn vị"), _("Ngày in")]
    for sheet in sheets:
        bundle = sheet.bundle
        yield [show_code(sheet.code), bundle.number, sheet.number, bundle.unit, clock.legal_day(bundle.made_at)]


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def enter(request):
    """Enter what stands on a sheet; the case bears the code of the sheet and its clock runs from the true day."""
    _units(request.actor)
    if request.method == "GET":
        asked = request.GET.get("ma", "")[:40]
        code = parse_code(asked)
        shown = show_code(code) if code else asked
        begun = {"token": secrets.token_urlsafe(24), "code": shown, "channel": "counter"}
        return _entering(request, SheetForm(units=[], initial=begun))
    form = SheetForm(request.POST, {name: request.FILES.getlist(name) for name in request.FILES}, units=[])
    if form.goes_elsewhere:
        return render(request, "cases/desk/elsewhere.html", {"kind": form.data["kind"]}, status=422)
    if not form.is_valid():
        return _entering(request, form, status=422)
    given, now = form.cleaned_data, clock.now()
    try:
        case = enter_sheet(
            code=given["code"],
            given=form.submission(),
            reason=form.reason(),
            form_token=given["token"],
            actor=request.actor,
            on=form.received(),
            at=now,
        )
    except DomainError as trouble:
        if isinstance(trouble, Refused):
            raise
        field = {"files": "uploads", "on": "received_on"}.get(trouble.field, trouble.field)
        form.add_error(field if field in form.fields else None, str(trouble.sentence))
        return _entering(request, form, status=trouble.status)
    page = receipt_page(case, "") | {"due": explain(case.duty), "sheet": True}
    return render(request, "counter/entered.html", page)


def _entering(request, form, status: int = 200):
    return render(request, "counter/enter.html", {"form": form, "candidates": form.candidates}, status=status)


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def void(request, sheet_id: UUID):
    """Make an open sheet void, with the reason."""
    sheet = seen_sheet(request.actor, sheet_id)
    require(request.actor, "counter.void_sheet", sheet.bundle.unit)
    page = {"sheet": sheet, "open": sheet.state == Sheet.State.OPEN}
    return _voiding(request, partial(void_sheet, sheet_id=sheet.pk), page)


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def bundle(request, bundle_id: UUID):
    """Make what is left of a bundle void, with the reason."""
    found = seen_bundle(request.actor, bundle_id)
    require(request.actor, "counter.void_sheet", found.unit)
    page = {"bundle": found, "open": found.sheets.filter(state=Sheet.State.OPEN).count()}
    return _voiding(request, partial(void_bundle, bundle_id=found.pk), page)


def _voiding(request, act, page: dict):
    form = VoidForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            act(reason=form.cleaned_data["reason"], **_moment(request))
        except (Invalid, NotAllowedNow) as trouble:
            form.add_error(None, str(trouble.sentence))
        else:
            messages.success(request, _("Đã hủy phiếu."))
            return redirect("counter:sheets")
    return render(request, "counter/void.html", page | {"form": form}, status=422 if form.errors else 200)
