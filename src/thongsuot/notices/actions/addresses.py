"""What must not lie in clear while a message waits: sealed under the house's key, gone once it has ended."""

import base64
import hashlib
import hmac
import json
import os
from datetime import datetime
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from thongsuot.notices.models import DeadAddress, Message

MARK = "sealed:"
NONCE_BYTES = 12


def _cipher() -> AESGCM:
    return AESGCM(hashlib.sha256(b"address of a message:" + settings.HOUSE_KEY).digest())


def _box(clear: bytes, row: UUID) -> bytes:
    """Return `clear` sealed (AES-256-GCM), bound to the row that holds it."""
    nonce = os.urandom(NONCE_BYTES)
    return nonce + _cipher().encrypt(nonce, clear, row.bytes)


def _unbox(box: bytes, row: UUID) -> bytes:
    return _cipher().decrypt(box[:NONCE_BYTES], box[NONCE_BYTES:], row.bytes)


def sealed(message: Message) -> str:
    """Return the address of a message as it may lie in the table."""
    return MARK + base64.urlsafe_b64encode(_box(message.address.encode(), message.pk)).decode()


def opened(message: Message) -> str:
    """Return the address of a message in clear, for the wire alone."""
    if not message.address.startswith(MARK):
        return message.address
    return _unbox(base64.urlsafe_b64decode(message.address.removeprefix(MARK)), message.pk).decode()


def sealed_words(words: dict, row: UUID) -> bytes:
    """Return words as they may lie in a row."""
    return _box(json.dumps(words).encode(), row)


def opened_words(box: bytes | None, row: UUID) -> dict:
    """Return what `sealed_words` sealed; nothing of None."""
    return json.loads(_unbox(bytes(box), row)) if box else {}


def _mark(address: str) -> bytes:
    kept = b"dead address:" + address.strip().casefold().encode()
    return hmac.new(settings.HOUSE_KEY, kept, hashlib.sha256).digest()


def is_dead(address: str) -> bool:
    """Return whether a mail server has said that nothing ever arrives there."""
    return DeadAddress.objects.filter(mark=_mark(address)).exists()


def bury(address: str, *, at: datetime) -> None:
    """Keep that nothing arrives at a mail address."""
    DeadAddress.objects.get_or_create(mark=_mark(address), defaults={"since": at})


def revive(address: str) -> None:
    """Forget that nothing arrived at an address: a letter came from it."""
    DeadAddress.objects.filter(mark=_mark(address)).delete()
