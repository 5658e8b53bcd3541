"""Trợ giúp: the help of one page, and the lists of all, of the desk and of the public pages."""

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.http import require_GET

from thongsuot.web.helping import Help, helps, terms_of

SEALED = "gui-to-cao"  # the help of the sealed pages: like them it takes its language from its address


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
    """Show one; of the sealed pages in the language of `tieng`, for this answer alone: no cookie remembers it."""
    sealed = slug == SEALED
    tongue = spoken(request) if sealed else ""
    shown = help_or_404(slug, public=True) | {"by_address": sealed, "tongue": tongue}
    return render(request, "web/help_public.html", shown)


def spoken(request: HttpRequest) -> str:
    """Speak the language that the address asks for; return what keeps it in a link to the sealed pages."""
    chosen = request.GET.get("tieng", "")
    if chosen not in settings.WHOLE_LANGUAGES:
        return ""
    translation.activate(chosen)
    request.LANGUAGE_CODE = chosen
    return f"?tieng={chosen}"


@login_required
@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    return render(request, "web/helps.html", {"helps": of_public(False)})


@login_required
@require_GET
def one(request: HttpRequest, slug: str) -> HttpResponse:
    return render(request, "web/help_one.html", help_or_404(slug, public=False))
