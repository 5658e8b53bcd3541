"""How an act becomes evidence: its canonical form and its commitment."""

import hashlib
import hmac
import json
import secrets
from datetime import date, datetime
from uuid import UUID

KEY_BYTES = 32


def new_key() -> bytes:
    """Return a fresh random key of 32 bytes; it lies beside the content and dies with it."""
    return secrets.token_bytes(KEY_BYTES)


def _plain(value):
    if isinstance(value, UUID | date | datetime):
        return value.isoformat() if isinstance(value, date) else str(value)
    raise TypeError(f"a canonical form cannot hold {type(value).__name__}")


# One encoder for all acts: a batch of thousands makes none of its own.
_FORM = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=_plain)


def canonical(act: dict) -> bytes:
    """Return the one byte form of an act: JSON, keys sorted, no blanks, UTF-8 as it is (RFC 8785 in spirit)."""
    return _FORM.encode(act).encode()


def commitment(key: bytes, act: dict) -> bytes:
    """Return HMAC-SHA256 of the canonical form of `act` under `key`, 32 bytes (RFC 2104)."""
    return hmac.new(key, canonical(act), hashlib.sha256).digest()
