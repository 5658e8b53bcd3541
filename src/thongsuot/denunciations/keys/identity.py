"""The key of a denouncer's identity: under the content's key and, inside, in an envelope to a custodian.

Investigators alone, or a custodian alone, read no name. An investigator peels the outer layer; a custodian who grants
the request opens the rest and seals the key to that investigator, for a time.
"""

from collections.abc import Mapping

from thongsuot.denunciations.keys import envelopes


def wrap_identity(content_key: bytes, identity_key: bytes, custodian_publics: Mapping) -> dict:
    """Return {custodian: wrapped identity key} for {custodian: public key}; `str(custodian)` binds each to its own."""
    return {
        custodian: envelopes.encrypt(content_key, envelopes.seal_to(public, identity_key), _context(custodian))
        for custodian, public in custodian_publics.items()
    }


def peel(content_key: bytes, wrapped: bytes, custodian) -> bytes:
    """Return the envelope to `custodian`, of which an investigator can read nothing. Raises: Broken"""
    return envelopes.decrypt(content_key, wrapped, _context(custodian))


def grant(custodian_private: bytes, peeled: bytes, to_public: bytes) -> bytes:
    """Return the identity key in an envelope to the investigator; `envelopes.open_with` opens it. Raises: Broken"""
    return envelopes.seal_to(to_public, envelopes.open_with(custodian_private, peeled))


def _context(custodian) -> bytes:
    return f"identity:{custodian}".encode()
