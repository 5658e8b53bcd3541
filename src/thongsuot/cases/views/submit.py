"""`/gui`: a resident submits, and gets a receipt with code, secret and due day. No session, no account."""

import secrets
from itertools import groupby

import qrcode
from django.conf import settings
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from thongsuot.cases.actions.receive import Origin, receive
from thongsuot.cases.forms.public import SubmitForm
from thongsuot.cases.queries.receiving import receiving_unit
from thongsuot.cases.rules.secret import secret_for, show_secret
from thongsuot.core import clock
from thongsuot.core.actors import STRANGER
from thongsuot.core.errors import DomainError
from thongsuot.core.ids import show_code
from thongsuot.doors.actions import FORMS, challenge, let_in
from thongsuot.duties.queries import explain
from thongsuot.units.places import home_province, standing_places

# A form sent again within the hour (reload, double click) shows the same secret; later only the code.
SECRET_SHOWN_SECONDS = 3600


@never_cache
@require_http_methods(["GET", "POST"])
def submit(request):
    """Show the form; take a submission; answer with the receipt itself, so that a reload shows the same one."""
    if request.method == "GET":
        return render(request, "cases/submit.html", _page(SubmitForm(initial={"token": secrets.token_urlsafe(24)})))
    form = SubmitForm(request.POST, {"files": request.FILES.getlist("files")})
    if form.accuses_a_person:
        return render(request, "cases/elsewhere.html", _page(form), status=422)
    if not form.is_valid():
        return render(request, "cases/submit.html", _page(form), status=422)
    try:
        case, secret = _receive(form)
    except DomainError as trouble:
        form.add_error(trouble.field if trouble.field in form.fields else None, str(trouble.sentence))
        return render(request, "cases/submit.html", _page(form, wait=True), status=trouble.status)
    return render(request, "cases/receipt.html", receipt(case, secret))


def _page(form, *, wait: bool = False) -> dict:
    """Return what the page shows; after a wait the proof of work begins at once, not with the first touch."""
    province = home_province()
    wards = standing_places(clock.today(), "commune").filter(parent=province).order_by("sort_key") if province else ()
    page = {"form": form, "wards": wards, "candidates": getattr(form.fields["ward"], "candidates", ())}
    return page | {"proof": challenge(clock.now()), "proof_now": wait}


def _receive(form):
    given, now = form.submission(), clock.now()
    let_in(FORMS, now, form.cleaned_data["proof"])
    token = form.cleaned_data["token"]
    secret = secret_for(settings.HOUSE_KEY, token)
    by = given.disputed.body_name if given.disputed else ""
    case = receive(
        given=given,
        unit=receiving_unit(given.kind, given.place_id, clock.legal_day(now), decided_by=by),
        actor=STRANGER,
        on=clock.legal_day(now),
        at=now,
        secret=secret,
        origin=Origin(form_token=token),
    )
    fresh = (now - case.received_at).total_seconds() < SECRET_SHOWN_SECONDS
    return case, secret if fresh else ""


def receipt(case, secret: str) -> dict:
    """Return what a receipt shows; the QR code carries the code alone, never the secret."""
    return {
        "case": case,
        "code": show_code(case.code),
        "secret": show_secret(secret) if secret else "",
        "due": explain(case.duty),
        "qr": qr_svg(f"{settings.PUBLIC_URL}/tra-cuu/{show_code(case.code)}"),
    }


def qr_svg(text: str) -> str:
    """Return a QR code as an inline SVG element, black on white (ISO/IEC 18004).

    Always with the first mask: every reader takes any, and choosing the best takes longer than the whole page.
    """
    code = qrcode.QRCode(mask_pattern=0, border=2)
    code.add_data(text)
    rows = code.get_matrix()
    path = "".join(_runs(row, y) for y, row in enumerate(rows))
    size = len(rows)
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" role="img">'
    return mark_safe(f'{svg}<path d="{path}" shape-rendering="crispEdges"/></svg>')  # drawn by us, from our own address


def _runs(row: list[bool], y: int) -> str:
    """Return the dark modules of a row as rectangles of an SVG path, one for each run."""
    path, x = "", 0
    for dark, run in groupby(row):
        width = len(list(run))
        path += f"M{x},{y}h{width}v1h-{width}z" if dark else ""
        x += width
    return path
