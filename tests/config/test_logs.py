import io
import logging
import logging.config
import sys

import pytest

from thongsuot.config import checks
from thongsuot.config.logs import logging_settings
from thongsuot.config.postgres.cluster import SETTINGS

CANARY = "CHIM-YEN-7f3a"


class Terminal(io.StringIO):
    def __init__(self, on_terminal: bool):
        super().__init__()
        self.isatty = lambda: on_terminal


def failing(words: str):
    raise LookupError("it failed")


@pytest.mark.parametrize("on_terminal", [True, False])
def test_a_traceback_shows_no_value_of_a_variable(monkeypatch, on_terminal):
    told = Terminal(on_terminal)
    monkeypatch.setattr(sys, "stderr", told)
    formatter = logging_settings()["formatters"]["structured"].copy()
    handler = logging.StreamHandler(told)
    handler.setFormatter(formatter.pop("()")(**formatter))
    logger = logging.Logger("thongsuot.trial")
    logger.addHandler(handler)
    try:
        failing(CANARY[:4] + CANARY[4:])
    except LookupError:
        logger.exception("trouble")
    assert "LookupError" in told.getvalue()
    assert CANARY not in told.getvalue()


def test_the_doctor_finds_the_embedded_server_silent():
    assert checks.log().ok


def test_the_doctor_names_each_setting_that_lets_words_into_the_log(monkeypatch):
    for name, wanted in (("log_statement", "ddl"), ("log_min_messages", "fatal")):
        monkeypatch.setitem(checks.QUIET, name, (wanted,))
    finding = checks.log()
    assert not finding.ok
    assert finding.remedy.endswith(": log_statement = ddl, log_min_messages = fatal.")


def test_our_own_server_has_every_setting_the_doctor_asks_for():
    ours = {name: SETTINGS[name] for name in checks.QUIET if name in SETTINGS}
    assert all(ours[name] in checks.QUIET[name] for name in ours)
    assert set(checks.QUIET) - set(ours) == {"log_min_duration_statement"}  # PostgreSQL's own default is silent
