"""Proving oneself anew by password, code or key: allauth's pages, after which the form that waited goes on."""

from allauth.account.views import ReauthenticateView
from allauth.mfa.base.views import ReauthenticateView as ReauthenticateByCodeView
from allauth.mfa.webauthn.views import ReauthenticateWebAuthnView
from django.http import HttpResponse

from thongsuot.people.kept import go_on


class _GoesOn:
    def form_valid(self, form) -> HttpResponse:
        return go_on(self.request, super().form_valid(form).url)


class ByPassword(_GoesOn, ReauthenticateView):
    """The password again."""


class ByCode(_GoesOn, ReauthenticateByCodeView):
    """A code of the app, or a spare one."""


class ByKey(_GoesOn, ReauthenticateWebAuthnView):
    """A security key, or the fingerprint of the device."""
