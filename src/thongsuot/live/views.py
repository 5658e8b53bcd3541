"""A board by itself: for `thongsuot live`, which tells it to everybody, and for pages without an open connection."""

from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import translation
from django.views.decorators.http import condition, require_safe

from thongsuot.core.refs import Ref
from thongsuot.live.queries import version
from thongsuot.live.showing import drawn, is_shown


def _etag(request: HttpRequest, kind: str, thing: UUID, language: str) -> str | None:
    """Return the version as the answer's ETag; read before the thing is drawn, so that it is never too high."""
    return f'"{version(Ref(kind, thing))}"' if is_shown(kind) else None


@require_safe
@condition(etag_func=_etag)
def fragment(request: HttpRequest, kind: str, thing: UUID, language: str) -> HttpResponse:
    """Answer the HTML of a thing in a language, or 304 to who has this version."""
    if language not in dict(settings.LANGUAGES):
        raise Http404
    with translation.override(language):
        html = drawn(Ref(kind, thing))
    if html is None:
        raise Http404
    return HttpResponse(html, headers={"Cache-Control": "no-cache", "Content-Language": language})
