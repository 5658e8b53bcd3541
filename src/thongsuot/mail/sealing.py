"""What the room keeps of letters and passwords, sealed under the house's key; marks by which things are known again."""

import hashlib
import hmac
import os
import zlib

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

NONCE_BYTES = 12


def seal(clear: bytes, purpose: str, key: bytes = b"") -> bytes:
    """Return `clear` sealed (AES-256-GCM) for one purpose, under the house's key and, where given, another with it."""
    nonce = os.urandom(NONCE_BYTES)
    return nonce + _cipher(key).encrypt(nonce, zlib.compress(clear, 1), purpose.encode())


def unseal(box: bytes, purpose: str, key: bytes = b"") -> bytes:
    """Return what was sealed for this purpose. Raises: cryptography.exceptions.InvalidTag."""
    box = bytes(box)
    return zlib.decompress(_cipher(key).decrypt(box[:NONCE_BYTES], box[NONCE_BYTES:], purpose.encode()))


def _cipher(key: bytes) -> AESGCM:
    return AESGCM(hashlib.sha256(b"mail room:" + settings.HOUSE_KEY + key).digest())


def mark(purpose: str, thing: bytes) -> bytes:
    """Return 32 bytes by which a thing is known again; without the house's key they cannot be tried out."""
    return hmac.new(settings.HOUSE_KEY, f"mail {purpose}:".encode() + thing, hashlib.sha256).digest()
