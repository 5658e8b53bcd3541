"""What every test of the search stands on: an index folder of its own, and the cast."""

import hashlib

import pytest

from thongsuot.denunciations.keys import pool


@pytest.fixture(autouse=True)
def data_dir(tmp_path, settings):
    settings.DATA_DIR = tmp_path


@pytest.fixture
def people():
    from cast import cast  # noqa: PLC0415  has models, and this file is read before Django is set up

    return cast()


@pytest.fixture
def cheap_derivation(monkeypatch):
    def derive(self, secret, salt, *, ops=0, mem=0):
        return hashlib.blake2b(secret, digest_size=32, salt=salt[:16]).digest()

    monkeypatch.setattr(pool.Lane, "derive", derive)
