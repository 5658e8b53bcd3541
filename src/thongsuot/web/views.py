"""Pages of no one room: home, help, personal data, language, health, and the pages of errors."""

import re

from django.conf import settings
from django.db import connection
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

from thongsuot.cases.queries import figures, publications
from thongsuot.core import clock
from thongsuot.units.queries import installation
from thongsuot.web.middleware import not_found, trouble
from thongsuot.web.type_size import SIZE_COOKIE, SIZES

ICONS = (("192", 192, "any"), ("512", 512, "any"), ("512-maskable", 512, "maskable"))
# How Django's reasons begin where the form came from another site, or hides where it came from.
FROM_ELSEWHERE = ("Origin checking failed", "Referer checking failed")
NOT_KEPT = re.compile(r"password|passphrase|secret|csrfmiddlewaretoken")


@require_GET
def home(request):
    """The three doors, other ways to be heard, and last month's figures."""
    now = clock.now()
    page = {"figures": figures.last_month(clock.legal_day(now), now), "latest": publications.latest(3)}
    return render(request, "web/home.html", page)


@require_GET
def privacy(request):
    return render(request, "web/privacy.html")


@csrf_exempt
@require_POST
def language(request):
    """Keep the chosen language in a cookie and go back to the page it was chosen on."""
    return _keeping(request, settings.LANGUAGE_COOKIE_NAME, request.POST.get("language"), dict(settings.LANGUAGES))


@csrf_exempt
@require_POST
def type_size(request):
    """Keep the chosen size of letters in a cookie, one figure that names nobody, and go back."""
    return _keeping(request, SIZE_COOKIE, request.POST.get("size"), SIZES)


def _keeping(request, cookie: str, chosen: str | None, allowed):
    """Keep `chosen` for a year where it is allowed.

    Without a token against forgery, so that public pages set no cookie: a stranger's form could change no more than
    how a page looks.
    """
    target = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()}):
        target = "/"
    answer = redirect(target)
    if chosen in allowed:
        answer.set_cookie(cookie, chosen, max_age=365 * 86400, samesite="Lax", secure=settings.CSRF_COOKIE_SECURE)
    return answer


@require_GET
def health(request):
    """Answer 200 while the database answers; says nothing else."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return JsonResponse({"ok": True})


@require_GET
def manifest(request):
    """What a telephone needs to put the public side among its own programs. Source: W3C Web Application Manifest."""
    icons = [
        {"src": static(f"web/icons/{name}.png"), "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
        for name, size, purpose in ICONS
    ]
    described = {
        "name": f"Thông Suốt – {_site_name()}",
        "short_name": "Thông Suốt",
        "description": _("Gửi phản ánh, kiến nghị và theo dõi đến khi có trả lời."),
        "lang": get_language(),
        "id": "/",
        "start_url": "/",
        "scope": "/",
        "display": "minimal-ui",
        "background_color": "#faf8f3",
        "theme_color": "#0b5b4b",
        "icons": icons,
        "shortcuts": [{"name": _("Gửi"), "url": "/gui"}, {"name": _("Tra cứu"), "url": "/tra-cuu"}],
    }
    return JsonResponse(described, content_type="application/manifest+json")


def _site_name() -> str:
    place = installation()
    return place.name_en if get_language() == "en" else place.name_vi


@require_GET
def robots(request):
    return HttpResponse("User-agent: *\nDisallow: /ban-lam-viec/\nDisallow: /tra-cuu\n", content_type="text/plain")


@require_GET
def security_contact(request):
    """Say whom to tell of a weakness. Source: RFC 9116."""
    expires = clock.now().replace(year=clock.now().year + 1, month=1, day=1, hour=0, minute=0, second=0, microsecond=0)
    lines = (
        f"Contact: {settings.PUBLIC_URL}/tro-giup/",
        f"Expires: {expires.isoformat()}",
        "Preferred-Languages: vi, en",
    )
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain")


def page_not_found(request, exception):
    return not_found(request)


def forbidden(request, exception=None):
    return trouble(request, 403)


def bad_request(request, exception=None):
    return trouble(request, 400)


@never_cache
def csrf_failed(request, reason=""):
    """A form that lay open too long, or cookies are off: say how to send it again without losing the words.

    Only for a form of ours: what another site made a browser send is never offered to be sent again with our token.
    Passwords, secrets and keys are not written into the page; they are typed once more.
    """
    if reason.startswith(FROM_ELSEWHERE):
        return trouble(request, 403)
    kept = [(name, values) for name, values in request.POST.lists() if not NOT_KEPT.search(name)]
    return render(request, "web/stale_form.html", {"posted": kept}, status=403)


def server_error(request):
    """A page that touches neither database nor templates of ours that might be what broke."""
    return HttpResponse(_BROKEN, status=500)


_BROKEN = """<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Chưa làm được – Thông Suốt</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/static/web/thongsuot.css"></head><body class="ts-public"><main class="ts-wrap">
<h1>Chưa làm được</h1>
<p>Máy gặp trục trặc. Bấm nút quay lại của trình duyệt: chữ đã gõ vẫn còn. Thử lại sau vài phút.</p>
<p lang="en">Something broke on our side. Go back: what you typed is still there. Try again in a few minutes.</p>
</main></body></html>"""
