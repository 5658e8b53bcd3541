"""Trợ giúp: the help of one page of the desk, and the list of all."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from thongsuot.web.helping import helps, terms_of


@login_required
@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    return render(request, "web/helps.html", {"helps": helps().values()})


@login_required
@require_GET
def one(request: HttpRequest, slug: str) -> HttpResponse:
    found = helps().get(slug)
    if found is None:
        raise Http404
    return render(request, "web/help_one.html", {"help": found, "terms": terms_of(found)})
