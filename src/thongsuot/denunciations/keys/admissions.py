"""The mark of an admitted public key: whoever can write in the database alone cannot slip in a key of their own.

A custodian admits a key; the mark, made with a secret of the installation that lies outside the database, says which
key of whom was admitted. A key whose mark is not genuine gets no envelope.
"""

import hmac
from collections.abc import Iterable

from nacl import bindings

MARK_BYTES = 32


def mark(pepper: bytes, public: bytes, facts: Iterable[str]) -> bytes:
    """Return the mark of `public`. `facts`: officer, unit, kind and who admitted it, always in the same order."""
    fields = [public, *(fact.encode() for fact in facts)]
    message = b"".join(len(field).to_bytes(4) + field for field in fields)
    return bindings.crypto_generichash_blake2b_salt_personal(
        message, digest_size=MARK_BYTES, key=pepper, person=b"admitted key"
    )


def is_genuine(given: bytes, pepper: bytes, public: bytes, facts: Iterable[str]) -> bool:
    """Whether `given` is the mark of exactly this key and these facts."""
    return hmac.compare_digest(bytes(given), mark(pepper, public, facts))
