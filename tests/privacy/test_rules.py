"""The clock of 72 hours, and the order of steps."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thongsuot.privacy.rules import (
    ASKED,
    HAPPENED,
    OUTCOMES,
    STEPS,
    answer_by,
    answer_term,
    breach_term,
    may,
    tell_by,
)

INSTANTS = st.datetimes(timezones=st.just(UTC)).filter(lambda instant: instant.year < 9999)


def test_a_breach_noticed_on_a_friday_evening_is_told_by_monday_evening():
    assert tell_by(datetime(2026, 7, 17, 11, 30, tzinfo=UTC)) == datetime(2026, 7, 20, 11, 30, tzinfo=UTC)


@given(INSTANTS)
def test_the_hours_run_through_nights_and_days_off(noticed_at):
    assert tell_by(noticed_at) - noticed_at == timedelta(hours=72)


def test_the_term_names_its_law():
    assert breach_term().hours == 72
    assert "91/2025/QH15" in breach_term().source and "91/2025/QH15" in breach_term().source_en


@pytest.mark.parametrize(
    ("verb", "states"),
    [
        ("acknowledge", {"open"}),
        ("answer", {"open", "acknowledged"}),
        ("tell", {"open"}),
        ("close", {"open", "told"}),
    ],
)
def test_each_step_has_its_states(verb, states):
    assert {state for state in ("open", "acknowledged", "told", "closed") if may(verb, state)} == states


def test_nothing_is_done_to_what_is_closed():
    assert [verb for verb in STEPS if may(verb, "closed")] == []


def test_every_code_has_both_languages():
    assert all(len(names) == 2 and all(names) for table in (ASKED, HAPPENED, OUTCOMES) for names in table.values())


def test_the_day_to_aim_at_for_an_answer_follows_the_data_and_says_that_it_is_unsure():
    assert set(answer_term().days) == set(ASKED)
    assert answer_by("erase", date(2026, 7, 1)) == date(2026, 7, 21)
    assert answer_term().confidence == "unsure"
