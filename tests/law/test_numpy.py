"""Ten thousand random due days against the business days of numpy, an engine written by others."""

import random
from datetime import date, timedelta
from itertools import pairwise

import numpy as np

from law.test_counting import rule
from thongsuot.law.rules import Extension, due_day
from thongsuot.law.shipped import shipped

CALENDAR = shipped().calendar
CASES = 10_000


def _numpy_calendar() -> np.busdaycalendar:
    """Monday to Saturday, with every Saturday that is not worked and every weekday off taken out."""
    days = (CALENDAR.first + timedelta(n) for n in range((CALENDAR.last - CALENDAR.first).days + 1))
    off = [day for day in days if day.weekday() < 6 and not CALENDAR.is_working(day)]
    return np.busdaycalendar(weekmask="1111110", holidays=off)


def _random_cases(unit: str) -> list[tuple[date, int, list[int], str]]:
    dice = random.Random(f"due days {unit}")
    starts = [CALENDAR.first + timedelta(dice.randrange(200, 1600)) for _ in range(CASES)]
    return [
        (start, dice.randint(1, 70), [dice.randint(1, 15)] * dice.randint(0, 2), dice.choice(["forward", "backward"]))
        for start in starts
    ]


def _ours(cases, unit: str) -> list[date]:
    return [
        due_day(_rule(length, unit, counting), start, CALENDAR, [Extension(days) for days in extra]).due_on
        for start, length, extra, counting in cases
    ]


def _rule(length: int, unit: str, counting: str):
    return rule(length, unit, counting, rolls=unit == "calendar-day" and counting == "forward")


def test_working_days_are_those_of_numpy():
    cases = _random_cases("working-day")
    starts = np.array([start for start, *_ in cases], dtype="datetime64[D]")
    sign = np.array([1 if counting == "forward" else -1 for *_, counting in cases])
    amount = np.array([length + sum(extra) for _, length, extra, _ in cases]) * sign
    working = _numpy_calendar()
    # Counting starts after the start day, so that one off is moved against the direction of the count first.
    before = np.where(
        sign > 0,
        np.busday_offset(starts, 0, roll="backward", busdaycal=working),
        np.busday_offset(starts, 0, roll="forward", busdaycal=working),
    )
    expected = np.busday_offset(before, amount, busdaycal=working)
    assert _ours(cases, "working-day") == expected.tolist()


def test_calendar_days_that_roll_are_those_of_numpy():
    cases = _random_cases("calendar-day")
    starts = np.array([start for start, *_ in cases], dtype="datetime64[D]")
    sign = np.array([1 if counting == "forward" else -1 for *_, counting in cases])
    ends = starts + np.array([length + sum(extra) for _, length, extra, _ in cases]) * sign
    rolled = np.busday_offset(ends, 0, roll="forward", busdaycal=_numpy_calendar())
    assert _ours(cases, "calendar-day") == np.where(sign > 0, rolled, ends).tolist()


def test_between_any_two_neighbouring_working_days_numpy_counts_one():
    days = (date(2026, 1, 1) + timedelta(n) for n in range(365))
    worked = [day for day in days if CALENDAR.is_working(day)]
    counts = [np.busday_count(a, b, busdaycal=_numpy_calendar()) for a, b in pairwise(worked[:60])]
    assert set(counts) == {1}
