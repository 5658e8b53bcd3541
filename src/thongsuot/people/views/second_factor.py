"""Setting up, removing and renewing an own second factor: allauth's pages, each change with an entry in the book."""

from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from allauth.mfa.webauthn.views import AddWebAuthnView, RemoveWebAuthnView
from django.http import HttpRequest, HttpResponse
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from thongsuot.core import clock
from thongsuot.people.actions import note_second_factor
from thongsuot.people.proofs import forget_proofs, has_second_factor, note_factor_set_up


def _note(request: HttpRequest, verb: str) -> None:
    when = {"on": clock.today(), "at": clock.now()}
    note_second_factor(officer_id=request.user.pk, verb=verb, actor=request.actor, **when)


class _SetUp:
    kind = ""

    def form_valid(self, form) -> HttpResponse:
        answer = super().form_valid(form)
        note_factor_set_up(self.request, self.kind)
        _note(self.request, "set_up")
        return answer


class _Remove:
    def form_valid(self, form) -> HttpResponse:
        answer = super().form_valid(form)
        if not has_second_factor(self.request.user):
            forget_proofs(self.request)
        _note(self.request, "remove")
        return answer


class SetUpApp(_SetUp, ActivateTOTPView):
    """An app on a telephone shows six digits."""

    kind = "totp"


class RemoveApp(_Remove, DeactivateTOTPView):
    """The app goes; without another factor the officer sets one up before anything else."""


class SetUpKey(_SetUp, AddWebAuthnView):
    """A security key, or the fingerprint of the device."""

    kind = "webauthn"

    def get_form(self, form_class=None):
        form = super().get_form(form_class)
        form.fields["name"].label = _("Tên khóa")
        return form


class RemoveKey(_Remove, RemoveWebAuthnView):
    """A key goes."""

    success_url = reverse_lazy("mfa_index")


class RenewCodes(GenerateRecoveryCodesView):
    """New spare codes; the old ones open nothing any more."""

    def form_valid(self, form) -> HttpResponse:
        answer = super().form_valid(form)
        _note(self.request, "renew_codes")
        return answer
