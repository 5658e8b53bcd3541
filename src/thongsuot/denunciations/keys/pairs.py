"""The key pair of an officer: the public half seals to them, the private half is locked by a passphrase of theirs."""

import struct
import unicodedata
from dataclasses import dataclass

from nacl import bindings
from nacl.utils import random

from thongsuot.denunciations.keys import envelopes, pool
from thongsuot.denunciations.keys.trouble import Broken, WrongPassphrase

_COSTS = struct.Struct(f">{pool.SALT_BYTES}sII")
_CONTEXT = b"locked private key"


@dataclass(frozen=True)
class Pair:
    """An X25519 pair, 32 bytes each."""

    public: bytes
    private: bytes

    def __repr__(self) -> str:
        return f"Pair({self.public.hex()[:8]}…)"


@dataclass(frozen=True)
class Locked:
    """A private key under a passphrase: salt and costs (passes, bytes) of Argon2id, and the sealed key."""

    salt: bytes
    ops: int
    mem: int
    box: bytes

    def pack(self) -> bytes:
        """Return all of it as bytes, for one column."""
        return _COSTS.pack(self.salt, self.ops, self.mem) + self.box

    @classmethod
    def unpack(cls, packed: bytes) -> "Locked":
        """Return what `pack` made. Raises: Broken"""
        if len(packed) <= _COSTS.size:
            raise Broken
        return cls(*_COSTS.unpack_from(bytes(packed)), bytes(packed[_COSTS.size :]))


def new_pair() -> Pair:
    """Return a new random pair."""
    public, private = bindings.crypto_box_keypair()
    return Pair(public=public, private=private)


def public_of(private: bytes) -> bytes:
    """Return the public half of `private`."""
    return bindings.crypto_scalarmult_base(private)


def lock(private: bytes, passphrase: str, *, ops: int = pool.OPS, mem: int = pool.MEM) -> Locked:
    """Return `private` locked by `passphrase`, in whatever form of Unicode a keyboard writes it. Raises: Busy"""
    salt = random(pool.SALT_BYTES)
    key = pool.OFFICERS.derive(_bytes_of(passphrase), salt, ops=ops, mem=mem)
    return Locked(salt=salt, ops=ops, mem=mem, box=envelopes.encrypt(key, private, _CONTEXT))


def unlock(locked: Locked, passphrase: str) -> bytes:
    """Return the private key. Raises: WrongPassphrase, Busy, Broken (costs that we never set)"""
    try:
        key = pool.OFFICERS.derive(_bytes_of(passphrase), locked.salt, ops=locked.ops, mem=locked.mem)
    except ValueError:
        raise Broken from None
    try:
        return envelopes.decrypt(key, locked.box, _CONTEXT)
    except Broken:
        raise WrongPassphrase from None


def _bytes_of(passphrase: str) -> bytes:
    return unicodedata.normalize("NFC", passphrase).encode()
