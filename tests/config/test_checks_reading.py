"""The doctor names the package that is missing for reading scans, and never fails for it."""

import pytest

from thongsuot.config.checks import CHECKS
from thongsuot.config.checks_reading import reading
from thongsuot.reading import engine


@pytest.mark.parametrize(("lack", "package"), [("tesseract", "tesseract-ocr "), ("vie", "tesseract-ocr-vie"), ("", "")])
def test_the_doctor_names_what_is_missing(monkeypatch, lack, package):
    monkeypatch.setattr(engine, "missing", lambda: lack)
    finding = reading()
    assert finding.ok and package in f"{finding.remedy} " and bool(finding.remedy) == bool(lack)
    assert reading in CHECKS
