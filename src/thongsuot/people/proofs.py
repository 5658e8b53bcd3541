"""What a session has proved of its officer: by which means, and how lately. Kept by allauth in the session itself."""

from collections.abc import Callable
from functools import wraps

from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login import clear_authentication_records, record_authentication
from allauth.account.internal.flows.reauthentication import raise_if_reauthentication_required
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest, HttpResponse

from thongsuot.core import clock

FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
REQUIRED = "required"


def has_second_factor(officer) -> bool:
    """Whether the officer has set up an app or a key; spare codes alone do not count."""
    return is_mfa_enabled(officer, FACTORS)


def showed_second_factor(request: HttpRequest) -> bool:
    """Whether this very session has shown a second factor, at sign-in or when it was set up."""
    return any(record.get("method") == "mfa" for record in get_authentication_records(request, request.user))


def showed_lately(request: HttpRequest) -> bool:
    """Whether this session showed anything (password, code, key) within `ACCOUNT_REAUTHENTICATION_TIMEOUT` seconds."""
    records = get_authentication_records(request, request.user)
    since = clock.now().timestamp() - settings.ACCOUNT_REAUTHENTICATION_TIMEOUT
    return any(record.get("at", 0) > since for record in records)


def note_factor_set_up(request: HttpRequest, kind: str) -> None:
    """Let the session that has just set up a factor, and so shown it, work on."""
    record_authentication(request, request.user, "mfa", type=kind)


def forget_proofs(request: HttpRequest) -> None:
    """Let the session prove everything anew: the factor it showed is gone."""
    clear_authentication_records(request)


def first_duty(request: HttpRequest) -> str | None:
    """Return the name of the address where a signed-in officer must go before anything else, or None.

    An own password first; then, where `SECOND_FACTOR` is required, a second factor shown in this session.
    """
    if request.user.must_change_password:
        return "account_change_password"
    if settings.SECOND_FACTOR != REQUIRED or showed_second_factor(request):
        return None
    return "mfa_reauthenticate" if has_second_factor(request.user) else "mfa_index"


def confirmed(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Ask for password, code or key again before a dangerous page, unless the session showed one lately.

    A form that was sent is kept and goes on by itself after the confirmation.
    """

    @wraps(view)
    def asked(request: HttpRequest, *args, **named) -> HttpResponse:
        if request.user.is_authenticated:
            raise_if_reauthentication_required(request, app="thongsuot.people")
        return view(request, *args, **named)

    return asked
