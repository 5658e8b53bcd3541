"""How the second factor is kept and asked for, told to allauth: secrets under the house's key, each code once."""

import base64
import hashlib
import os

from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thongsuot.people import tries

NONCE_BYTES = 12
# Seconds in which a code of an app could be valid: its own half minute and the ones before and after, with margin.
USED_FOR = 120


def _cipher() -> AESGCM:
    return AESGCM(hashlib.sha256(b"second factor:" + settings.HOUSE_KEY).digest())


class SecondFactor(DefaultMFAAdapter):
    """Secrets of apps and spare codes lie in the database under AES-256-GCM; apps show the sign-in name alone."""

    def encrypt(self, text: str) -> str:
        nonce = os.urandom(NONCE_BYTES)
        return base64.b64encode(nonce + _cipher().encrypt(nonce, text.encode(), None)).decode()

    def decrypt(self, encrypted_text: str) -> str:
        sealed = base64.b64decode(encrypted_text)
        return _cipher().decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], None).decode()

    def _get_user_identifier(self, user) -> str:
        return user.username

    def _get_site_name(self) -> str:
        return settings.MFA_TOTP_ISSUER

    def generate_authenticator_name(self, user, type) -> str:
        """Return the name offered for a new key; the officer may write another."""
        return _("Khóa của %(name)s") % {"name": user.username}


class UsedOnce:
    """A code that opened a session opens no second one, however long it would be valid; wrong ones slow down."""

    def clean_code(self) -> str:
        typed = "".join(self.cleaned_data["code"].split())
        used = "people.code." + hashlib.sha256(f"{self.user.pk}:{typed}".encode()).hexdigest()
        if used in cache:
            raise ValidationError(_("Mã này đã dùng. Chờ ứng dụng hiện mã mới rồi gõ."))
        wait = tries.take(context.request, "code", self.user.username)
        if wait:
            raise ValidationError(tries.sentence(wait))
        code = super().clean_code()
        tries.give_back(context.request, "code", self.user.username)
        if not cache.add(used, "1", timeout=USED_FOR):
            raise ValidationError(_("Mã này đã dùng. Chờ ứng dụng hiện mã mới rồi gõ."))
        return code


class CodeForm(UsedOnce, AuthenticateForm):
    """The code asked for at sign-in."""


class CodeAgainForm(UsedOnce, ReauthenticateForm):
    """The code asked for before a dangerous act."""
