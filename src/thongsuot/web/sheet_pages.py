"""Hướng dẫn: a sheet in plain words for each procedure, and the list of them."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from thongsuot.web.helping import terms_of
from thongsuot.web.helping_pages import spoken
from thongsuot.web.sheets import sheets

SEALED = "to-cao"  # like the sealed pages it takes its language from its address


@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    return render(request, "web/sheets.html", {"sheets": sheets().values()})


@require_GET
def one(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one sheet with the terms of today's law."""
    found = sheets().get(slug)
    if found is None:
        raise Http404
    sealed = slug == SEALED
    tongue = spoken(request) if sealed else ""
    page = {"sheet": found, "said": found.said, "terms": terms_of(found), "by_address": sealed, "tongue": tongue}
    return render(request, "web/sheet.html", page)
