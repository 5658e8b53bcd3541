"""A key in an envelope that one person opens, and words under a key that open in one place only.

`seal_to`: X25519 and XSalsa20-Poly1305 with a throw-away sender (libsodium's sealed box). `encrypt`:
XChaCha20-Poly1305 with a random nonce; the length shows in steps of 256 bytes only.
"""

import secrets

from nacl import bindings
from nacl.exceptions import CryptoError
from nacl.utils import random

from thongsuot.denunciations.keys.trouble import Broken

KEY_BYTES = bindings.crypto_aead_xchacha20poly1305_ietf_KEYBYTES
NONCE_BYTES = bindings.crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
STEP = 256


def new_key() -> bytes:
    """Return a random key of 32 bytes."""
    return secrets.token_bytes(KEY_BYTES)


def derive(key: bytes, purpose: bytes) -> bytes:
    """Return the key of `purpose` (at most 16 bytes) below `key`: from it, `key` and its other keys cannot be found."""
    return bindings.crypto_generichash_blake2b_salt_personal(b"", digest_size=KEY_BYTES, key=key, person=purpose)


def seal_to(public: bytes, plain: bytes) -> bytes:
    """Return an envelope around `plain` (a key, or another envelope) that only the holder of the private key opens."""
    return bindings.crypto_box_seal(plain, public)


def open_with(private: bytes, envelope: bytes) -> bytes:
    """Return what lies in `envelope`. Raises: Broken"""
    return opener(private)(envelope)


def opener(private: bytes):
    """Return a function that opens envelopes with `private`: for many at once, its public half is reckoned once."""
    public = bindings.crypto_scalarmult_base(private)

    def opened(envelope: bytes) -> bytes:
        try:
            return bindings.crypto_box_seal_open(bytes(envelope), public, private)
        except (CryptoError, ValueError):
            raise Broken from None

    return opened


def encrypt(key: bytes, plain: bytes, context: bytes) -> bytes:
    """Return `plain` sealed under `key` for one place: it opens only with the same `context` (the id of its row)."""
    nonce = random(NONCE_BYTES)
    padded = bindings.sodium_pad(plain, STEP)
    return nonce + bindings.crypto_aead_xchacha20poly1305_ietf_encrypt(padded, context, nonce, key)


def decrypt(key: bytes, box: bytes, context: bytes) -> bytes:
    """Return what `encrypt` sealed. Raises: Broken (changed, cut, from another place, or another key)"""
    nonce, sealed = bytes(box[:NONCE_BYTES]), bytes(box[NONCE_BYTES:])
    try:
        padded = bindings.crypto_aead_xchacha20poly1305_ietf_decrypt(sealed, context, nonce, key)
        return bindings.sodium_unpad(padded, STEP)
    except (CryptoError, ValueError):
        raise Broken from None
