"""Recovery of a lost passphrase by two custodians, one envelope inside the other: neither opens it alone.

The outer custodian takes off the outer envelope, the inner one opens what is left and seals the key at once to the new
pair of the same investigator. Both acts are logged by whoever calls.
"""

from thongsuot.denunciations.keys import envelopes


def entrust(private: bytes, inner_public: bytes, outer_public: bytes) -> bytes:
    """Return `private` in two envelopes. The two custodians must be two persons: that, the caller ensures.

    Raises: ValueError where both are the same key
    """
    if inner_public == outer_public:
        raise ValueError("two custodians are needed")
    return envelopes.seal_to(outer_public, envelopes.seal_to(inner_public, private))


def open_outer(outer_private: bytes, blob: bytes) -> bytes:
    """Return the inner envelope, which its opener cannot read. Raises: Broken"""
    return envelopes.open_with(outer_private, blob)


def open_inner(inner_private: bytes, blob: bytes, to_public: bytes) -> bytes:
    """Return the private key in an envelope to `to_public`, the investigator's new key. Raises: Broken"""
    return envelopes.seal_to(to_public, envelopes.open_with(inner_private, blob))
