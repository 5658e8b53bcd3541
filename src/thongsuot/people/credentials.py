"""What a security key sends as JSON: whatever else is sent is refused by the form, where allauth's would break."""

import json
from collections.abc import Callable

from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from allauth.mfa.webauthn.internal import auth
from django import forms

MOST_DIGITS = 20  # of a number; a key sends few and small ones, and Python reads no number of thousands of digits


class Bounded(json.JSONDecoder):
    """Reads JSON. Raises: JSONDecodeError, also for a number too long and for lists too deep."""

    def __init__(self):
        super().__init__(parse_int=_number)

    def decode(self, s, *given):
        try:
            return super().decode(s, *given)
        except RecursionError as deep:
            raise json.JSONDecodeError("too deep", s, 0) from deep


def _number(digits: str) -> int:
    if len(digits) > MOST_DIGITS:
        raise json.JSONDecodeError("too long a number", digits, 0)
    return int(digits)


class Credential(forms.JSONField):
    """What a key sends; `read` makes of it what the key said, or fails as it likes."""

    def __init__(self, read: Callable):
        super().__init__(required=True, widget=forms.HiddenInput, decoder=Bounded)
        self._read = read

    def to_python(self, value):
        found = super().to_python(value)
        try:
            if found is not None:
                self._read(found)
        except (ValueError, TypeError, KeyError, AttributeError, IndexError) as broken:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid") from broken
        return found


def bound() -> None:
    """Let every form that takes what a key sends take nothing else."""
    AddWebAuthnForm.base_fields["credential"] = Credential(auth.parse_registration_response)
    again = Credential(auth.parse_authentication_response)
    for form in (AuthenticateWebAuthnForm, LoginWebAuthnForm, ReauthenticateWebAuthnForm):
        form.base_fields["credential"] = again
