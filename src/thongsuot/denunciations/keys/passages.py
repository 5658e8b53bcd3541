"""The way of whoever sent a case that became a denunciation: opened by the case's old secret, and by nothing kept here.

What is sealed and found is derived by Argon2id from a proof that only the secret gives again once the case is emptied.
"""

import base64
import binascii
import struct
from datetime import datetime, timedelta

from nacl import bindings

from thongsuot.denunciations.keys import envelopes, pool
from thongsuot.denunciations.keys.receipts import Receipt
from thongsuot.denunciations.keys.trouble import Broken

LIFE = timedelta(minutes=30)
LONGEST = 1000
_HALF = 32
_FORM = struct.Struct(f">Q{_HALF}s{_HALF}s")
_CONTEXT = b"way to a receipt"


def derive(proof: bytes, pepper: bytes) -> Receipt:
    """Return what a proof of the secret opens: `lookup` finds the passage, `key` opens it. Raises: Busy"""
    salt = _keyed(b"", pepper, b"passage salt")[: pool.SALT_BYTES]
    message = _keyed(proof, pepper, b"passage proof")
    root = pool.RECEIPTS.derive(message, salt, ops=6, mem=64 * 1024 * 1024)
    secret = _keyed(root, pepper, b"passage root")
    return Receipt(lookup=_keyed(b"", secret, b"passage lookup"), key=_keyed(b"", secret, b"passage key"))


def seal(key: bytes, passage: Receipt, at: datetime) -> str:
    """Return what a page carries of a proved secret to the next form, good for half an hour from `at` (UTC)."""
    plain = _FORM.pack(int(at.timestamp()), passage.lookup, passage.key)
    return base64.urlsafe_b64encode(envelopes.encrypt(key, plain, _CONTEXT)).decode()


def unseal(key: bytes, text: str, at: datetime) -> Receipt:
    """Return what a page carried. Raises: Broken (changed, too old, from the future, not ours)"""
    try:
        box = base64.b64decode(text[:LONGEST].encode(), altchars=b"-_", validate=True)
        made, lookup, opens = _FORM.unpack(envelopes.decrypt(key, box, _CONTEXT))
    except (binascii.Error, struct.error, UnicodeEncodeError, ValueError):
        raise Broken from None
    if not 0 <= int(at.timestamp()) - made <= LIFE.total_seconds():
        raise Broken
    return Receipt(lookup=lookup, key=opens)


def _keyed(message: bytes, key: bytes, purpose: bytes) -> bytes:
    return bindings.crypto_generichash_blake2b_salt_personal(message, digest_size=_HALF, key=key, person=purpose)
