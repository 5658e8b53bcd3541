"""Signing in by an outside identity provider (OpenID Connect), told to allauth: known officers only, no sign-up."""

from allauth.account.adapter import get_adapter as get_account_adapter
from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from thongsuot.people.models import Officer

PROVIDER = "oidc"
UNKNOWN, TROUBLE = "unknown", "trouble"


def stopped(request: HttpRequest, why: str) -> HttpResponse:
    """Return the page that says why the outside identity did not open the desk, and how else to get in."""
    return render(request, "account/outside.html", {"why": why}, status=403 if why == UNKNOWN else 502)


class OutsideIdentity(DefaultSocialAccountAdapter):
    """Stores nothing of what the provider tells: only the subject is looked up, then forgotten."""

    def is_open_for_signup(self, request, sociallogin) -> bool:
        return False

    def pre_social_login(self, request, sociallogin) -> None:
        """Sign in the officer whose subject an administrator recorded; the second factor is asked for as ever."""
        found = Officer.objects.filter(
            identities__issuer=settings.OIDC_ISSUER, identities__subject=sociallogin.account.uid
        ).first()
        if found is None:
            raise ImmediateHttpResponse(stopped(request, UNKNOWN))
        if request.user.is_authenticated:
            get_account_adapter().logout(request)
        record_authentication(request, found, method="oidc")
        request.session.set_expiry(0)
        raise ImmediateHttpResponse(perform_login(request, Login(user=found)))

    def on_authentication_error(self, request, provider, error=None, exception=None, extra_context=None) -> None:
        raise ImmediateHttpResponse(stopped(request, TROUBLE))
