"""The list of those who signed a collective matter: sealed at once, opened only by a logged act."""

import hashlib
import hmac
import json
import os

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from thongsuot.cases.models import Case, Signatories

NONCE_BYTES = 12


def _cipher() -> AESGCM:
    return AESGCM(hashlib.sha256(b"signatories:" + settings.HOUSE_KEY).digest())


def seal_digest(signatories: tuple[str, ...]) -> str:
    """Return the keyed digest (hex) of a list of signatories, or "": what the act commits to instead of the names."""
    if not signatories:
        return ""
    return hmac.new(settings.HOUSE_KEY, json.dumps(signatories).encode(), hashlib.sha256).hexdigest()


def seal_signatories(case: Case, signatories: tuple[str, ...]) -> None:
    """Keep the list sealed (AES-256-GCM, bound to the case) under the house's key."""
    if not signatories:
        return
    nonce = os.urandom(NONCE_BYTES)
    sealed = nonce + _cipher().encrypt(nonce, json.dumps(signatories).encode(), case.pk.bytes)
    Signatories.objects.create(case=case, sealed=sealed, count=len(signatories))


def open_sealed(signatories: Signatories) -> list[str]:
    """Return the names in a sealed list; call only from the logged act `open_signatories`."""
    sealed = bytes(signatories.sealed)
    clear = _cipher().decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], signatories.case_id.bytes)
    return json.loads(clear)
