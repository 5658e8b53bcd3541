"""Tests of acts that reach the sealed room derive keys cheaply; the real costs are tested with the keys themselves."""

import hashlib

import pytest

from thongsuot.denunciations.keys import pool


@pytest.fixture
def cheap_derivation(monkeypatch):
    def derive(self, secret, salt, *, ops=0, mem=0):
        return hashlib.blake2b(secret, digest_size=32, salt=salt[:16]).digest()

    monkeypatch.setattr(pool.Lane, "derive", derive)
