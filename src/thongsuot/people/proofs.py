"""What a session has proved of its officer: by which means, and how lately. Kept by allauth in the session itself."""

from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login import clear_authentication_records, record_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest

from thongsuot.core import clock
from thongsuot.people import lasting

IDLE, OVER = "account_reauthenticate", "account_login"
OUTSIDE = "oidc"
FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
REQUIRED = "required"


def has_second_factor(officer) -> bool:
    """Whether the officer has set up an app or a key; spare codes alone do not count."""
    return is_mfa_enabled(officer, FACTORS)


def showed_second_factor(request: HttpRequest) -> bool:
    """Whether this very session has shown a second factor, at sign-in or when it was set up."""
    return any(record.get("method") == "mfa" for record in get_authentication_records(request, request.user))


def showed_lately(request: HttpRequest) -> bool:
    """Whether this session showed anything (password, code, key) within `ACCOUNT_REAUTHENTICATION_TIMEOUT` seconds.

    Coming from an outside provider shows nothing by itself: it may have let its own open session through.
    """
    records = get_authentication_records(request, request.user)
    since = clock.now().timestamp() - settings.ACCOUNT_REAUTHENTICATION_TIMEOUT
    shown = [record for record in records if record.get("method") != OUTSIDE or record.get("reauthenticated")]
    return any(record.get("at", 0) > since for record in shown)


def note_shown_outside(request: HttpRequest, officer, *, again: bool = False) -> None:
    """Note that the provider named this officer; `again`: that it asked them for their proof just now."""
    record_authentication(request, officer, OUTSIDE, reauthenticated=again or None)


def note_factor_set_up(request: HttpRequest, kind: str) -> None:
    """Let the session that has just set up a factor, and so shown it, work on."""
    record_authentication(request, request.user, "mfa", type=kind)


def forget_proofs(request: HttpRequest) -> None:
    """Let the session prove everything anew: the factor it showed is gone."""
    clear_authentication_records(request)


def first_duty(request: HttpRequest) -> str | None:
    """Return the name of the address where a signed-in officer must go before anything else, or None.

    A new sign-in where the session is over (`OVER`); an own password; then, where `SECOND_FACTOR` is required, a second
    factor shown in this session; and a proof anew after an idle time (`IDLE`).
    """
    if lasting.is_over(request):
        return OVER
    if request.user.must_change_password:
        return "account_change_password"
    if settings.SECOND_FACTOR == REQUIRED and not showed_second_factor(request):
        return "mfa_reauthenticate" if has_second_factor(request.user) else "mfa_index"
    return IDLE if lasting.is_idle(request) else None
