"""The table of the ASVS answers every requirement of levels 1 and 2, once, and names tests that there are."""

import re
from collections import Counter
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
TEXT = (PROJECT / "docs" / "security" / "ASVS.md").read_text(encoding="utf-8")
ROWS = [line.strip("|").split("|") for line in TEXT.splitlines() if re.match(r"\| \d", line)]
STATES = {"met", "by hand", "partly", "outside", "none here", "open"}
LEVELS_1_AND_2 = 253  # of version 5.0.0: 70 of the first level, 183 of the second


def _numbers() -> list[str]:
    return [number for row in ROWS for number in re.findall(r"\b\d+\.\d+\.\d+\b", row[0])]


def test_every_requirement_is_answered_once():
    assert [number for number, times in Counter(_numbers()).items() if times > 1] == []
    assert len(_numbers()) == LEVELS_1_AND_2


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0].strip()[:30])
def test_each_row_has_a_state_and_what_it_needs(row):
    _what, state, how, shown = (cell.strip() for cell in row)
    tests = re.findall(r"`([\w/]+\.py)`", shown)
    assert state in STATES
    assert how or state == "none here"
    assert tests or state != "met"
    assert [name for name in tests if not (PROJECT / "tests" / name).exists()] == []
