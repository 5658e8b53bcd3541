"""`/gui`: a resident submits, and gets a receipt with code, secret and due day. No session, no account."""

import secrets
from itertools import groupby

import qrcode
from django.conf import settings
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from thongsuot.cases.actions.receive import Origin, case_of_form, receive
from thongsuot.cases.actions.sent_again import changed, just_received
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
ANEW = "viec-moi"  # pressed to make a new matter of a form that was sent before
AGAIN = "lan-nua"  # said of a form once: sent again, it is a matter of its own
OWN = ("proof", "website", "files", "ward_choice")  # of one sending, not of what is said
DISPUTED = ("disputed_number", "disputed_on", "disputed_body", "known_on")


@never_cache
@require_http_methods(["GET", "POST"])
def submit(request):
    """Show the form; take a submission; answer with the receipt itself, so that a reload shows the same one.

    A form whose words came in within the hour under another token, as where somebody went back in the browser, is
    told so once, without the code: whoever sent them has it.
    """
    if request.method == "GET":
        return render(request, "cases/submit.html", _page(SubmitForm(initial={"token": secrets.token_urlsafe(24)})))
    if ANEW in request.POST:
        return render(request, "cases/submit.html", _page(_begun_anew(request.POST)))
    form = SubmitForm(request.POST, {"files": request.FILES.getlist("files")})
    if form.accuses_a_person:
        return render(request, "cases/elsewhere.html", _page(form), status=422)
    if not form.is_valid():
        return render(request, "cases/submit.html", _page(form), status=422)
    try:
        case, secret, differs = _receive(form)
    except DomainError as trouble:
        form.add_error(trouble.field if trouble.field in form.fields else None, str(trouble.sentence))
        return render(request, "cases/submit.html", _page(form, wait=True), status=trouble.status)
    if case is None:
        form.add_error(None, _came_in_just_now())
        return render(request, "cases/submit.html", _page(form, wait=True) | {"again": AGAIN}, status=409)
    if differs:
        return render(request, "cases/sent_before.html", _sent_before(form, case, differs), status=409)
    return render(request, "cases/receipt.html", receipt(case, secret))


def _begun_anew(typed) -> SubmitForm:
    """Return the form with all that was typed and the new token of the page that told of the first."""
    return SubmitForm(initial={name: typed.get(name, "") for name in SubmitForm.base_fields if name not in OWN})


def _sent_before(form, case, differs: frozenset[str]) -> dict:
    """Return what the page says of a form that was sent before and says something else now.

    `new`: what is new of the matter, in words, to be added with the secret: a token alone opens nothing.
    """
    typed = {name: form.data.get(name, "") for name in form.fields if name not in OWN}
    typed["token"] = secrets.token_urlsafe(24)
    return {
        "case": case,
        "code": show_code(case.code),
        "typed": [(name, text) for name, text in typed.items() if text],
        "new": _new_words(form, differs),
        "person": "people" in differs or "persons" in differs,
        "files": bool(form.cleaned_data["files"]),
        "anew": ANEW,
    }


def _came_in_just_now() -> str:
    return _(
        "Đúng những lời này vừa được gửi đến trong một giờ qua. Nếu chính bà con đã gửi và có mã rồi thì không cần gửi "
        "nữa. Chưa có mã, hoặc là người khác gửi, thì bấm gửi lần nữa."
    )


def _new_words(form, differs: frozenset[str]) -> str:
    """Return what is new of the matter, in words; who sends it, and with whom, is left to them to say."""
    given = form.cleaned_data
    lines = [given["text"]] if "text" in differs else []
    named = [*(("ward", "place_text") if "place" in differs else ()), *(DISPUTED if "kind" in differs else ())]
    return "\n".join([*lines, *(f"{form.fields[name].label}: {form.data[name]}" for name in named if given[name])])


def _page(form, *, wait: bool = False) -> dict:
    """Return what the page shows; after a wait the proof of work begins at once, not with the first touch."""
    province = home_province()
    wards = standing_places(clock.today(), "commune").filter(parent=province).order_by("sort_key") if province else ()
    page = {"form": form, "wards": wards, "candidates": getattr(form.fields["ward"], "candidates", ())}
    return page | {"proof": challenge(clock.now()), "proof_now": wait}


def _receive(form):
    """Return the case, its secret while it is shown, and what differs from the same form sent before.

    No case: the very same words came in within the hour, and this was not said yet.
    """
    given, now = form.submission(), clock.now()
    let_in(FORMS, now, form.cleaned_data["proof"])
    token = form.cleaned_data["token"]
    first = case_of_form(token)
    if first is not None and (differs := changed(first, given)):
        return first, "", differs
    if first is None and AGAIN not in form.data and just_received(given, actor=STRANGER, at=now):
        return None, "", frozenset()
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
    return case, secret if fresh else "", frozenset()


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
