"""Tests of the room derive keys cheaply, but for those of the keys themselves; the sums and their costs are theirs."""

import hashlib

import pytest

from thongsuot.denunciations.keys import pool


@pytest.fixture(autouse=True)
def cheap_derivation(request, monkeypatch):
    if request.path.name.startswith("test_keys_"):
        return

    def derive(self, secret, salt, *, ops=0, mem=0):
        return hashlib.blake2b(secret, digest_size=32, salt=salt[:16]).digest()

    monkeypatch.setattr(pool.Lane, "derive", derive)
