"""Pages between installations: whom we believe, a package sent, a package taken in."""

from collections.abc import Iterator
from typing import BinaryIO
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from thongsuot.cases.queries.casepage import seen_case
from thongsuot.core import clock
from thongsuot.core.access import require
from thongsuot.core.errors import Invalid, NotAllowedNow, Refused
from thongsuot.core.ids import show_code
from thongsuot.exchange.actions.partners import admit_partner, end_partner, own_card
from thongsuot.exchange.actions.sending import send_package
from thongsuot.exchange.actions.taking import take_package
from thongsuot.exchange.forms import PartnerForm, SendForm, TakeForm
from thongsuot.exchange.models import Package, Partner
from thongsuot.exchange.rules.keys import Card
from thongsuot.files.responses import closed
from thongsuot.units.models import Unit

TAKES_IN = ("receptionist", "head")


def _moment(request) -> dict:
    now = clock.now()
    return {"actor": request.actor, "on": clock.legal_day(now), "at": now}


def _mark(partner: Partner) -> str:
    keys = {"signing_key": bytes(partner.signing_key), "sealing_key": bytes(partner.sealing_key)}
    return Card(name=partner.name, prefix=partner.prefix, address=partner.address, **keys).mark


def _wrong(form, trouble) -> None:
    form.add_error(trouble.field if trouble.field in form.fields else None, str(trouble.sentence))


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def partners(request):
    """Show this installation's card, and those it believes; admit one whose mark was compared."""
    require(request.actor, "exchange.trust", None)
    form = PartnerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            admit_partner(**form.cleaned_data, **_moment(request))
        except Invalid as trouble:
            _wrong(form, trouble)
        else:
            messages.success(request, _("Đã tin cậy nơi này."))
            return redirect("exchange:partners")
    rows = [(one, _mark(one)) for one in _admitted()]
    page = {"form": form, "card": own_card(), "partners": rows}
    return render(request, "exchange/partners.html", page, status=422 if form.errors else 200)


def _admitted():
    return Partner.objects.order_by("ended_at", "name", "id")


def partners_table(request) -> Iterator[list]:
    """Return the installations that are or were believed, for a spreadsheet: marks of public keys, no key."""
    require(request.actor, "exchange.trust", None)
    return _partner_rows()


def _partner_rows() -> Iterator[list]:
    yield [_("Nơi khác"), _("Đầu mã"), _("Địa chỉ"), _("Dấu khóa"), _("Thôi tin cậy từ ngày")]
    for one in _admitted():
        ended = clock.legal_day(one.ended_at) if one.ended_at else None
        yield [one.name, one.prefix, one.address, _mark(one), ended]


@login_required
@never_cache
@require_POST
def end(request, partner_id: UUID):
    """Believe an installation no more."""
    require(request.actor, "exchange.trust", None)
    try:
        end_partner(partner_id=partner_id, **_moment(request))
    except NotAllowedNow as trouble:
        messages.error(request, str(trouble.sentence))
    else:
        messages.success(request, _("Đã thôi tin cậy nơi này. Gói họ ký từ nay không được nhận."))
    return redirect("exchange:partners")


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def send(request, case_id: UUID):
    """Make the package of a case that was transferred outside, for an installation that is believed."""
    case = seen_case(request.actor, case_id)
    require(request.actor, "exchange.send", case)
    believed = list(Partner.objects.filter(ended_at=None).order_by("name", "id"))
    form = SendForm(request.POST or None, partners=believed)
    if request.method == "POST" and form.is_valid():
        try:
            _case, content = send_package(case_id=case.pk, partner_id=form.cleaned_data["partner"], **_moment(request))
        except (Invalid, NotAllowedNow) as trouble:
            _wrong(form, trouble)
        else:
            return _zip(content, f"vu-viec-{show_code(case.code)}.zip")
    sent = Package.objects.filter(case=case, way=Package.Way.OUT).select_related("partner").order_by("at")
    page = {"case": case, "form": form, "believed": believed, "sent": sent}
    return render(request, "exchange/send.html", page, status=422 if form.errors else 200)


def _zip(content: BinaryIO, name: str) -> FileResponse:
    answer = closed(FileResponse(content, as_attachment=True, filename=name, content_type="application/zip"))
    del answer["Accept-Ranges"]
    return answer


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def take(request):
    """Take a package in and show the case it became; the same package leads to the case it was before."""
    units = list(
        Unit.objects.filter(pk__in=request.actor.units_as(*TAKES_IN), outside=False).order_by("sort_key", "id")
    )
    if not units:
        raise Refused("exchange.take")
    form = TakeForm(request.POST or None, request.FILES or None, units=units)
    if request.method == "POST" and form.is_valid():
        unit = next(unit for unit in units if str(unit.pk) == form.cleaned_data["unit_id"])
        try:
            case, fresh = take_package(source=form.cleaned_data["file"], unit=unit, **_moment(request))
        except Invalid as trouble:
            form.add_error("file", str(trouble.sentence))
        else:
            said = _("Đã nhận vụ việc từ gói.") if fresh else _("Gói này đã nhận từ trước, không có gì đổi.")
            messages.success(request, said)
            return redirect("desk:case", case_id=case.pk)
    return render(request, "exchange/take.html", {"form": form}, status=422 if form.errors else 200)
