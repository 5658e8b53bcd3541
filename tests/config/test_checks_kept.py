"""What the doctor says of the sealed room, the identity provider, backups and destroyed words: a sentence, a remedy."""

from datetime import timedelta

import pytest

from denunciations.making import Room
from thongsuot.changes import backups as known
from thongsuot.config import checks_kept as checks
from thongsuot.config.env import Env
from thongsuot.config.scrubbing import mark
from thongsuot.core.clock import now

pytestmark = pytest.mark.django_db
ISSUER = {"oidc_issuer": "https://dang-nhap.example"}


@pytest.fixture
def given(monkeypatch, tmp_path):
    """Return a function that sets the environment of the checks."""

    def set_it(**more):
        settings = Env(data_dir=tmp_path, **more)
        monkeypatch.setattr(checks, "env", lambda: settings)
        monkeypatch.setattr(checks.kept, "path", lambda: tmp_path / "demo.json")

    set_it()
    return set_it


def kept(folder, **ago):
    at = now() - timedelta(**ago)
    known.write(folder, [known.Kept(str(folder), at, at + timedelta(days=30))])


def test_before_anything_is_set_up_nothing_is_missing(given):
    assert checks.sealed_room().ok and checks.backups().ok and checks.destroyed_words().ok


@pytest.mark.parametrize(
    ("settings", "ok", "names"),
    [
        ({}, True, ()),
        (ISSUER, False, ("OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET")),
        ({"oidc_client_id": "a"}, False, ("OIDC_ISSUER", "OIDC_CLIENT_SECRET")),
        (ISSUER | {"oidc_client_id": "a", "oidc_client_secret": "b"}, True, ()),
        ({"oidc_issuer": "http://x.example", "oidc_client_id": "a", "oidc_client_secret": "b"}, False, ("https",)),
    ],
)
def test_a_provider_that_is_half_given_is_named(given, settings, ok, names):
    given(**settings)
    found = checks.identity_provider()
    assert found.ok is ok and all(name in found.remedy for name in names) and bool(found.remedy) is not ok


def test_a_room_with_two_custodians_is_well_and_a_third_is_advised(given):
    Room()
    found = checks.sealed_room()
    assert found.ok and "người thứ ba" in found.remedy


def test_a_room_that_takes_nothing_yet_is_told_with_the_way(given):
    from cast import cast  # noqa: PLC0415  named apart: no room here

    cast()
    found = checks.sealed_room()
    assert not found.ok and "lập phòng tố cáo" in found.remedy


@pytest.mark.parametrize(("ago", "ok"), [({"hours": 3}, True), ({"hours": 30}, False)])
def test_a_backup_of_the_last_night_is_asked_for(given, tmp_path, ago, ok):
    Room()
    assert not checks.backups().ok
    kept(tmp_path, **ago)
    assert checks.backups().ok is ok


def test_a_backup_beyond_its_term_is_named(given, tmp_path):
    Room()
    at = now()
    old = known.Kept(str(tmp_path), at - timedelta(days=40), at - timedelta(days=10))
    known.write(tmp_path, [old, known.Kept("/elsewhere", at, at + timedelta(days=30))])
    found = checks.backups()
    assert not found.ok and str(tmp_path) in found.remedy


def test_destroyed_words_left_for_more_than_a_night_are_told(given, tmp_path, monkeypatch):
    at = now() - timedelta(days=2)
    monkeypatch.setattr("thongsuot.changes.queries.destroyed.last_destroyed", lambda: at)
    assert "scrub" in checks.destroyed_words().remedy
    mark(tmp_path, now())
    assert checks.destroyed_words().ok
