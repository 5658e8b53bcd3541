"""Passwords are kept by Argon2id; those of an older release still open, and are hashed anew."""

import pytest
from argon2 import extract_parameters
from django.conf import settings
from django.contrib.auth.hashers import check_password, make_password

from thongsuot.config import settings as shipped
from thongsuot.people.hashers import AT_ONCE, Argon2id, _turns

PASSWORD = "mot-mat-khau-dai"


@pytest.fixture(autouse=True)
def real(settings):
    settings.PASSWORD_HASHERS = shipped.PASSWORD_HASHERS


def test_a_password_is_hashed_with_at_least_what_owasp_advises():
    kept = make_password(PASSWORD)
    assert kept.startswith("argon2$argon2id$")
    found = extract_parameters(kept.removeprefix("argon2"))
    assert (found.memory_cost >= 19 * 1024, found.time_cost >= 2, found.parallelism >= 1) == (True, True, True)
    assert check_password(PASSWORD, kept)
    assert not check_password(PASSWORD + "x", kept)


def test_a_password_of_an_older_release_opens_and_is_hashed_anew():
    old, renewed = make_password(PASSWORD, hasher="pbkdf2_sha256"), []
    assert check_password(PASSWORD, old, renewed.append)
    assert renewed == [PASSWORD]


def test_a_process_works_on_few_passwords_at_a_time():
    taken = [_turns.acquire(blocking=False) for _each in range(AT_ONCE + 1)]
    for _each in range(AT_ONCE):
        _turns.release()
    assert taken == [True] * AT_ONCE + [False]
    assert Argon2id().verify(PASSWORD, make_password(PASSWORD))
    assert settings.PASSWORD_HASHERS[0].endswith("Argon2id")
