"""The words of the terminal: figures as the reader's language writes them."""

import pytest

from thongsuot.config.words import decimal


@pytest.mark.parametrize(("language", "shown"), [("vi_VN.UTF-8", "81,5"), ("", "81,5"), ("en_GB.UTF-8", "81.5")])
def test_a_decimal_has_a_comma_unless_the_terminal_speaks_english(monkeypatch, language, shown):
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.setenv(name, language)
    assert decimal(81.54) == shown
