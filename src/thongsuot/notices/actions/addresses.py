"""An address that must not lie in clear while a message waits: sealed under the house's key, gone once it has ended."""

import base64
import hashlib
import os

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from thongsuot.notices.models import Message

MARK = "sealed:"
NONCE_BYTES = 12


def _cipher() -> AESGCM:
    return AESGCM(hashlib.sha256(b"address of a message:" + settings.HOUSE_KEY).digest())


def sealed(message: Message) -> str:
    """Return the address of a message as it may lie in the table (AES-256-GCM, bound to the message)."""
    nonce = os.urandom(NONCE_BYTES)
    box = nonce + _cipher().encrypt(nonce, message.address.encode(), message.pk.bytes)
    return MARK + base64.urlsafe_b64encode(box).decode()


def opened(message: Message) -> str:
    """Return the address of a message in clear, for the wire alone."""
    if not message.address.startswith(MARK):
        return message.address
    box = base64.urlsafe_b64decode(message.address.removeprefix(MARK))
    return _cipher().decrypt(box[:NONCE_BYTES], box[NONCE_BYTES:], message.pk.bytes).decode()
