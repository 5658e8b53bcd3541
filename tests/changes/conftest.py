"""One case in work, its people, and the administrator of the root; keys of the sealed room derived cheaply.

The real costs of keys are tested with the keys themselves. A file whose case is at another step has a `life` of its
own.
"""

import hashlib

import pytest

from thongsuot.denunciations.keys import pool


@pytest.fixture
def cheap_derivation(monkeypatch):
    def derive(self, secret, salt, *, ops=0, mem=0):
        return hashlib.blake2b(secret, digest_size=32, salt=salt[:16]).digest()

    monkeypatch.setattr(pool.Lane, "derive", derive)


@pytest.fixture
def life():
    from lives import Life  # noqa: PLC0415  reads models, which a conftest named on the command line is before

    return Life().assigned()


@pytest.fixture
def people(life):
    return life.people


@pytest.fixture
def root(life):
    from cast import actor  # noqa: PLC0415  as above
    from changes.reorganised import TODAY  # noqa: PLC0415

    return actor(life.people.province_administrator, on=TODAY)
