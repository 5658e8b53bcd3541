"""Photographs by telephone: the officer's page with its QR and what arrives, and the page that the telephone opens."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from thongsuot.cases.queries.casepage import seen_case
from thongsuot.cases.rules.transitions import SUPPLEMENT
from thongsuot.cases.views.submit import qr_svg
from thongsuot.core import clock
from thongsuot.core.access import require
from thongsuot.core.errors import DomainError, Invalid, NotAllowedNow, NotFound, Stale, TooMany
from thongsuot.core.ids import show_code
from thongsuot.counter.actions.phone import attach_photos, found_link, open_link, take_photos
from thongsuot.counter.queries.phone import photos_of, seen_link
from thongsuot.files.responses import download

SHOWN_HERE = (Invalid, NotAllowedNow, Stale)
LAST_DIGITS = 5


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def begin(request, case_id: UUID):
    """Say what it is; by POST open the case to one telephone and show the QR, this once."""
    case = seen_case(request.actor, case_id)
    require(request.actor, "counter.scan", case)
    if request.method == "GET":
        return render(request, "counter/phone.html", {"case": case})
    link, token = open_link(case_id=case.pk, actor=request.actor, at=clock.now())
    address = settings.PUBLIC_URL + reverse("phone:camera", args=[token])
    page = _page(case, link) | {"qr": qr_svg(address), "address": address}
    return render(request, "counter/phone.html", page)


def _page(case, link) -> dict:
    over = link.closed_at is not None or link.ends_at <= clock.now()
    pending = case.state == SUPPLEMENT
    return {"case": case, "link": link, "photos": photos_of(link), "over": over, "pending": pending}


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def waiting(request, case_id: UUID, link_id: UUID):
    """Show what has arrived; asked by htmx for the list alone. By POST attach what is chosen, in one act."""
    link, case = seen_link(request.actor, case_id, link_id), seen_case(request.actor, case_id)
    require(request.actor, "counter.scan", case)
    part = "#arrived" if request.htmx else ""
    if request.method == "GET":
        left_out = set(request.GET.getlist("seen")) - set(request.GET.getlist("photos"))
        return render(request, f"counter/phone.html{part}", _page(case, link) | {"left_out": left_out})
    now = clock.now()
    try:
        attach_photos(
            case_id=case.pk,
            link_id=link.pk,
            chosen=_ids(request.POST.getlist("photos")),
            revision=_number(request.POST.get("revision", "")),
            actor=request.actor,
            on=clock.legal_day(now),
            at=now,
        )
    except SHOWN_HERE as trouble:
        page = _page(seen_case(request.actor, case_id), link) | {"trouble": trouble.sentence}
        return render(request, "counter/phone.html", page, status=trouble.status)
    messages.success(request, _("Đã gắn ảnh vào vụ việc."))
    return redirect("desk:case", case_id=case.pk)


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) < 9 else None


def _ids(given: list[str]) -> list[UUID]:
    """Return the ids that are ids; what is none chooses nothing."""
    found = []
    for text in given:
        try:
            found.append(UUID(text))
        except ValueError:
            continue
    return found


@login_required
@never_cache
@require_GET
def photo(request, case_id: UUID, link_id: UUID, attachment_id: UUID):
    """Show one photograph that waits, to the officer who opened the link alone."""
    link = seen_link(request.actor, case_id, link_id)
    found = next((each for each in photos_of(link) if each.pk == attachment_id), None)
    if found is None:
        raise NotFound(_("Không tìm thấy, hoặc bà con không được xem."))
    return download(found, inline_ok=True, request=request)


@never_cache
@require_http_methods(["GET", "POST"])
def camera(request, token: str):
    """The telephone's page: it takes photographs and shows nothing of the case but the end of its code."""
    try:
        link = found_link(token, clock.now())
        if request.method == "GET":
            return render(request, "counter/camera.html", _camera(link))
        uploads = [(file.name, file) for file in request.FILES.getlist("files")]
        count = take_photos(token=token, uploads=uploads, at=clock.now())
    except NotFound as trouble:
        return render(request, "counter/camera.html", {"ended": trouble.sentence}, status=404)
    except TooMany as trouble:
        return render(request, "counter/camera.html", {"ended": trouble.sentence}, status=429)
    except DomainError as trouble:
        page = _camera(link) | {"trouble": trouble.sentence}
        return render(request, "counter/camera.html", page, status=trouble.status)
    return render(request, "counter/camera.html", _camera(link) | {"sent": count})


def _camera(link) -> dict:
    return {"last": show_code(link.case.code)[-(LAST_DIGITS + 1) :], "count": len(photos_of(link))}
