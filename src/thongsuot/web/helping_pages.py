"""Trợ giúp: the help of one page, and the lists of all, of the desk and of the public pages."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from thongsuot.web.helping import Help, helps, terms_of


def of_public(public: bool) -> list[Help]:
    return [one for one in helps().values() if one.public == public]


def help_or_404(slug: str, public: bool) -> dict:
    found = helps().get(slug)
    if found is None or found.public != public:
        raise Http404
    return {"help": found, "terms": terms_of(found)}


@require_GET
def public(request: HttpRequest) -> HttpResponse:
    return render(request, "web/help.html", {"helps": of_public(True)})


@require_GET
def public_one(request: HttpRequest, slug: str) -> HttpResponse:
    return render(request, "web/help_public.html", help_or_404(slug, public=True))


@login_required
@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    return render(request, "web/helps.html", {"helps": of_public(False)})


@login_required
@require_GET
def one(request: HttpRequest, slug: str) -> HttpResponse:
    return render(request, "web/help_one.html", help_or_404(slug, public=False))
