"""What the doctor says of the second factor: required is well, optional is a fault except in the demonstration."""

from types import SimpleNamespace

import pytest

from thongsuot.config import checks

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("setting", "demonstration", "ok"),
    [("required", False, True), ("optional", False, False), ("optional", True, True), ("required", True, True)],
)
def test_the_doctor_finds(monkeypatch, tmp_path, setting, demonstration, ok):
    place = tmp_path / "demo.json"
    if demonstration:
        place.touch()
    monkeypatch.setattr(checks.kept, "path", lambda: place)
    monkeypatch.setattr(checks, "env", lambda: SimpleNamespace(second_factor=setting))
    found = checks.second_factor()
    assert (found.ok, bool(found.remedy)) == (ok, not ok)
    assert ("bản chạy thử" in found.what) is demonstration
