"""Who acts in this request, and what becomes of an error that a room raises: each decided here once."""

import structlog
from django.db import OperationalError
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.cache import add_never_cache_headers
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_noop

from thongsuot.core import clock
from thongsuot.core.access import can, names
from thongsuot.core.actors import STRANGER
from thongsuot.core.errors import DomainError, NotFound, Refused
from thongsuot.people.queries import actor_for

log = structlog.get_logger(__name__)
UNANSWERED = gettext_noop(
    "Máy giữ dữ liệu chưa trả lời. Quay lại trang trước: chữ đã gõ vẫn còn. Thử lại sau vài phút."
)
PRACTICE_KEY = "practice"
DESK = "/ban-lam-viec/"
PRIVATE = (DESK, "/api/v1/", "/open311/", "/to-cao")


def actor_of(request):
    """Return the actor of a request: the signed-in officer by today's posts, else the stranger."""
    if not request.user.is_authenticated:
        return STRANGER
    return actor_for(request.user, on=clock.today(), practice=bool(request.session.get(PRACTICE_KEY)))


class ActorMiddleware:
    """Sets `request.actor`, worked out only when a view asks, so that public pages touch no session."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.actor = SimpleLazyObject(lambda: actor_of(request))
        return self.get_response(request)


class PrivateMiddleware:
    """Keeps the desk, the accounts and what programs get out of every cache; what says so itself is left as it is."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if request.path_info.startswith(PRIVATE) and not response.has_header("Cache-Control"):
            add_never_cache_headers(response)
        return response


def status_of(trouble: DomainError) -> int:
    """Return the status of an error: a refusal is 404 where the actor may not even view the thing, else 403."""
    if isinstance(trouble, Refused) and hasattr(trouble, "permission"):
        view = _view_of(trouble)
        return 403 if view is None or can(trouble.actor, view, trouble.thing) else 404
    return trouble.status


def _view_of(trouble: Refused) -> str | None:
    """Return the permission to see the thing: `room.view_thing` where a room has several kinds, else `room.view`."""
    room, kind = trouble.permission.partition(".")[0], type(trouble.thing).__name__.lower()
    return next((name for name in (f"{room}.view_{kind}", f"{room}.view") if name in names()), None)


class DomainErrorMiddleware:
    """Turns an error of `core.errors` that no form has caught into its page, or its fragment for htmx.

    A database that does not answer, the sealed room's alone too, is said as 503: it may be tried again later.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if isinstance(exception, OperationalError):
            log.error("database does not answer", trouble=type(exception.__cause__ or exception).__name__)
            return trouble(request, 503, translation.gettext(UNANSWERED))
        if not isinstance(exception, DomainError):
            return None
        status = status_of(exception)
        if status == 404:
            return not_found(request)
        if getattr(request, "htmx", False):
            return render(request, "web/_trouble.html", {"sentence": _sentence(exception, status)}, status=status)
        return trouble(request, status, _sentence(exception, status))


def _sentence(trouble: DomainError, status: int) -> str:
    if isinstance(trouble, Refused):
        return translation.gettext("Vai của anh/chị không làm được việc này. Nhờ người phụ trách của đơn vị.")
    return str(trouble.sentence)


def not_found(request) -> HttpResponse:
    """Return the one answer for what is absent and for what may not be seen; to an officer at the desk in its frame."""
    page = "web/not_found_desk.html" if at_the_desk(request) else "web/not_found.html"
    return render(request, page, status=NotFound.status)


def at_the_desk(request) -> bool:
    """Return whether a signed-in officer asked for a page of the desk; asks no session for any other page."""
    user = getattr(request, "user", None)
    return request.path_info.startswith(DESK) and user is not None and user.is_authenticated


def trouble(request, status: int, sentence: str = "") -> HttpResponse:
    """Return the page of an error, in the frame of the desk or of the public side."""
    frame = "web/desk.html" if at_the_desk(request) else "web/public.html"
    return render(request, "web/trouble.html", {"sentence": sentence, "status": status, "frame": frame}, status=status)
