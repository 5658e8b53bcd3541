"""Paper: one sheet for each invited with its QR code, and the list to sign at the door."""

from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from thongsuot.cases.views.submit import qr_svg
from thongsuot.invitations import queries
from thongsuot.invitations.rules import show_code
from thongsuot.invitations.views.opening import Opened, invitation_of, opened

AT_ONCE = 100  # sheets in one print: each has a code to draw


@login_required
@never_cache
@require_GET
def sheets(request, kind: str, about_id: UUID):
    """Show the sheets of all invited, a hundred at a time."""
    of = opened(request, kind, about_id, "invitations.invite")
    rows = queries.listed(of.ref, of.gathering.held_on, queries.Filters()).filter(walked_in=False)
    page = Paginator(rows, AT_ONCE).get_page(request.GET.get("trang"))
    return _sheets(request, of, list(page), page)


@login_required
@never_cache
@require_GET
def sheet(request, kind: str, about_id: UUID, invitation_id: UUID):
    of = opened(request, kind, about_id, "invitations.invite")
    return _sheets(request, of, [invitation_of(request, of.ref, invitation_id)], None)


def _sheets(request, of: Opened, found: list, page):
    shown = {
        "open": of,
        "gathering": of.gathering,
        "about": of.ref,
        "roster": queries.roster_of(of.ref),
        "page": page,
        "sheets": [_sheet(one) for one in found],
    }
    return render(request, "invitations/sheets.html", shown)


def _sheet(one) -> dict:
    address = settings.PUBLIC_URL + reverse("invited:one", args=[one.code])
    return {
        "one": one,
        "content": getattr(one, "content", None),
        "code": show_code(one.code),
        "address": address,
        "qr": qr_svg(address),
    }


@login_required
@never_cache
@require_GET
def signatures(request, kind: str, about_id: UUID):
    """Show the whole list with a column to sign, by the order the list has."""
    of = opened(request, kind, about_id, "invitations.admit")
    sort = request.GET.get("xep", "")
    rows = queries.listed(of.ref, of.gathering.held_on, queries.Filters(), sort if sort in queries.SORTS else "ten")
    page = {"open": of, "gathering": of.gathering, "about": of.ref, "rows": rows, "any": rows.exists()}
    return render(request, "invitations/signatures.html", page)
