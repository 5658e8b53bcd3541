"""Signing in by an outside identity provider (OpenID Connect), told to allauth: known officers only, no sign-up."""

import secrets

import jwt
from allauth.account.adapter import get_adapter as get_account_adapter
from allauth.account.internal.flows.login import perform_login
from allauth.account.models import Login
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.internal import jwtkit
from allauth.socialaccount.models import SocialLogin
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.crypto import constant_time_compare

from thongsuot.core import clock
from thongsuot.people.kept import go_on
from thongsuot.people.models import Officer
from thongsuot.people.proofs import note_shown_outside

PROVIDER = "oidc"
UNKNOWN, TROUBLE, STALE = "unknown", "trouble", "stale"
# Signatures whose key is public: with one of a shared secret or with none the provider proves nothing.
SIGNED_BY = {"RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"}
ALWAYS_SAID = {"iss", "sub", "aud", "exp", "iat"}  # OpenID Connect Core 1.0, section 2
SKEW = 60  # seconds by which the provider's clock may be behind ours


def stopped(request: HttpRequest, why: str) -> HttpResponse:
    """Return the page that says why the outside identity did not open the desk, and how else to get in."""
    return render(request, "account/outside.html", {"why": why}, status=502 if why == TROUBLE else 403)


class Answer(OpenIDConnectOAuth2Adapter):
    """What the provider says, believed as far as it is signed, by the provider that was named, and meant for us."""

    @property
    def openid_config(self) -> dict:
        """Return what the provider tells of itself. Raises: OAuth2Error where it calls itself another."""
        config = super().openid_config
        if config["issuer"].rstrip("/") != settings.OIDC_ISSUER:
            raise OAuth2Error("the provider calls itself by another name")
        return config

    def _decode_id_token(self, app, id_token: str) -> dict:
        """Check the signature always, where the library trusts the connection; the library's own functions do it."""
        try:
            algorithm = jwt.get_unverified_header(id_token).get("alg")
        except jwt.PyJWTError as wrong:
            raise OAuth2Error("no ID token") from wrong
        if algorithm not in SIGNED_BY:
            raise OAuth2Error("an ID token without a public signature")
        config = self.openid_config
        said = jwtkit.verify_and_decode(
            credential=id_token, keys_url=config["jwks_uri"], issuer=config["issuer"], audience=app.client_id,
            lookup_kid=jwtkit.lookup_kid_jwk,
        )  # fmt: skip
        if not said.keys() >= ALWAYS_SAID or said.get("azp", app.client_id) != app.client_id:
            raise OAuth2Error("an ID token for another, or without what it must say")
        return said


class Provider(OpenIDConnectProvider):
    """Asks with a nonce that only the session knows, and for nothing that an address typed elsewhere adds."""

    oauth2_adapter_class = Answer

    def get_auth_params_from_request(self, request, action) -> dict:
        return self.get_auth_params()

    def get_scope_from_request(self, request) -> list[str]:
        return self.get_scope()

    def redirect(self, request, process, next_url=None, data=None, *, confirming: bool = False, **named):
        """Lead to the provider. `confirming`: it must ask its user for the proof anew, not let a session through."""
        nonce = secrets.token_urlsafe(32)
        asked = self.get_auth_params() | {"nonce": nonce, "max_age": settings.SESSION_COOKIE_AGE}
        asked |= {"prompt": "login", "max_age": 0} if confirming else {}
        kept = {"nonce": nonce, "confirming": confirming, "asked_at": clock.now().timestamp()}
        return super().redirect(request, process, next_url, data, **named | {"auth_params": asked} | kept)


class OutsideIdentity(DefaultSocialAccountAdapter):
    """Stores nothing of what the provider tells: only the subject is looked up, then forgotten."""

    def is_open_for_signup(self, request, sociallogin) -> bool:
        return False

    def get_provider(self, request, provider, client_id=None) -> Provider:
        return Provider(request, app=self.get_app(request, provider=provider, client_id=client_id))

    def get_requests_session(self):
        """Ask the provider's addresses alone: whatever leads elsewhere is not followed."""
        session = super().get_requests_session()
        session.max_redirects = 0
        return session

    def pre_social_login(self, request, sociallogin) -> None:
        """Sign in the officer whose subject an administrator recorded; the second factor is asked for as ever."""
        state, said = sociallogin.state, sociallogin.account.extra_data.get("id_token", {})
        if not constant_time_compare(str(said.get("nonce", "")), state["nonce"]):
            raise ImmediateHttpResponse(stopped(request, TROUBLE))
        found = _linked(sociallogin)
        if found is None or (state["confirming"] and found != request.user):
            raise ImmediateHttpResponse(stopped(request, UNKNOWN))
        if state["confirming"]:
            raise ImmediateHttpResponse(_confirmed(request, said, state))
        if request.user.is_authenticated:
            get_account_adapter().logout(request)
        if _is_known_older(said):
            raise ImmediateHttpResponse(stopped(request, STALE))
        note_shown_outside(request, found, again=_seen_since(said, state))
        request.session.set_expiry(0)
        raise ImmediateHttpResponse(perform_login(request, Login(user=found)))

    def on_authentication_error(self, request, provider, error=None, exception=None, extra_context=None) -> None:
        raise ImmediateHttpResponse(stopped(request, TROUBLE))


def _linked(sociallogin: SocialLogin) -> Officer | None:
    rows = Officer.objects.filter(is_active=True) if sociallogin.state["confirming"] else Officer.objects
    return rows.filter(identities__issuer=settings.OIDC_ISSUER, identities__subject=sociallogin.account.uid).first()


def _seen_since(said: dict, state: dict) -> bool:
    """Whether the provider tells that it saw its user prove themself since we asked (`auth_time`, seconds of UTC)."""
    seen_at = said.get("auth_time")
    return isinstance(seen_at, int | float) and seen_at >= state["asked_at"] - SKEW


def _is_known_older(said: dict) -> bool:
    """Whether the provider let a session through that is older than ours may become, though it was asked not to."""
    oldest = clock.now().timestamp() - settings.SESSION_COOKIE_AGE - SKEW
    return isinstance(said.get("auth_time"), int | float) and said["auth_time"] < oldest


def _confirmed(request: HttpRequest, said: dict, state: dict) -> HttpResponse:
    """Take the provider's word only where it saw its user since we asked."""
    if not _seen_since(said, state):
        return stopped(request, STALE)
    note_shown_outside(request, request.user, again=True)
    return go_on(request, state["next"])
