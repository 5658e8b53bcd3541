"""How long a session opens the desk: as long as it is used every half hour, and eight hours in all."""

from allauth.account.authentication import get_authentication_records
from django.conf import settings
from django.http import HttpRequest

from thongsuot.core import clock

BEGUN, SEEN = "begun_at", "seen_at"
NOTED_EVERY = 60  # seconds: not each request writes the session's row


def _now() -> float:
    return clock.now().timestamp()


def begin(request: HttpRequest) -> None:
    """Count the eight hours and the idle time of a session from now: someone has just signed in."""
    request.session[BEGUN] = request.session[SEEN] = _now()


def note_use(request: HttpRequest) -> None:
    """Note that the session is used. One that nothing has counted yet is counted from now."""
    now = _now()
    if BEGUN not in request.session:
        begin(request)
    elif now - request.session.get(SEEN, 0) >= NOTED_EVERY:
        request.session[SEEN] = now


def is_over(request: HttpRequest) -> bool:
    """Whether `SESSION_COOKIE_AGE` seconds have passed since signing in, however much the session was used."""
    return _now() - request.session.get(BEGUN, _now()) >= settings.SESSION_COOKIE_AGE


def is_idle(request: HttpRequest) -> bool:
    """Whether nothing was asked or proved for `SESSION_IDLE_AGE` seconds; a proof anew opens the session again."""
    if SEEN not in request.session:
        return False
    proofs = [record.get("at", 0) for record in get_authentication_records(request, request.user)]
    return _now() - max(request.session[SEEN], *proofs, 0) >= settings.SESSION_IDLE_AGE
