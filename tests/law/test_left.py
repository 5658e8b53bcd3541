"""What is left of a term: the badge's words and state, the share used, the day to remind."""

from datetime import date
from fractions import Fraction

import pytest

from thongsuot.law.rules import Suspension, days_left, reminder_day, share_used
from thongsuot.law.shipped import shipped

CALENDAR = shipped().calendar

BADGES = [
    ("three working days over a holiday", "2026-08-28", "2026-09-07", "soon", "Còn 3 ngày làm việc"),
    ("many working days", "2026-07-01", "2026-07-15", "running", "Còn 10 ngày làm việc"),
    ("three working days", "2026-07-06", "2026-07-09", "soon", "Còn 3 ngày làm việc"),
    ("a long holiday is soon, not far", "2026-02-13", "2026-02-23", "soon", "Còn 1 ngày làm việc"),
    ("on the day", "2026-07-09", "2026-07-09", "today", "Hôm nay là hạn cuối"),
    ("six working days late", "2026-07-17", "2026-07-09", "late", "Quá 6 ngày làm việc"),
    ("late by a weekend day only", "2026-07-12", "2026-07-11", "late", "Quá 1 ngày"),
    ("due on a day off", "2026-07-10", "2026-07-12", "soon", "Còn 2 ngày"),
    ("late beyond the calendar", "2028-01-10", "2027-12-31", "late", "Quá 10 ngày"),
    ("a posting that ends beyond the calendar", "2027-12-20", "2028-01-19", "running", "Còn 30 ngày"),
]


@pytest.mark.parametrize(("name", "today", "due_on", "state", "sentence"), BADGES, ids=[row[0] for row in BADGES])
def test_the_badge(name, today, due_on, state, sentence):
    left = days_left(date.fromisoformat(today), date.fromisoformat(due_on), CALENDAR)
    assert (left.state, left.sentence) == (state, sentence)


SHARES = [
    ("on the first day nothing", "2026-07-01", "working-day", Fraction(0)),
    ("after four of ten", "2026-07-07", "working-day", Fraction(4, 10)),
    ("a weekend uses no working day", "2026-07-05", "working-day", Fraction(2, 10)),
    ("a weekend uses calendar days", "2026-07-05", "calendar-day", Fraction(4, 14)),
    ("on the due day all", "2026-07-15", "working-day", Fraction(1)),
    ("late is more than all", "2026-07-16", "working-day", Fraction(11, 10)),
    ("before it was opened nothing", "2026-06-20", "working-day", Fraction(0)),
]


@pytest.mark.parametrize(("name", "today", "unit", "share"), SHARES, ids=[row[0] for row in SHARES])
def test_the_share_used(name, today, unit, share):
    opened, due = date(2026, 7, 1), date(2026, 7, 15)
    assert share_used(opened, due, date.fromisoformat(today), CALENDAR, unit) == share


def test_suspended_days_use_nothing():
    paused = [Suspension(date(2026, 7, 2), date(2026, 7, 8))]
    opened, due = date(2026, 7, 1), date(2026, 7, 22)
    assert share_used(opened, due, date(2026, 7, 8), CALENDAR, "working-day", paused) == 0
    assert share_used(opened, due, date(2026, 7, 15), CALENDAR, "working-day", paused) == Fraction(1, 2)


def test_a_term_that_ends_on_its_first_day_is_used_up():
    assert share_used(date(2026, 7, 1), date(2026, 7, 1), date(2026, 7, 1), CALENDAR) == 1


REMINDERS = [
    ("the eighth of ten working days", "2026-07-15", "working-day", "2026-07-13"),
    ("the twelfth of fourteen days", "2026-07-15", "calendar-day", "2026-07-13"),
    ("the only day", "2026-07-02", "working-day", "2026-07-02"),
    ("no day at all", "2026-07-01", "working-day", "2026-07-01"),
]


@pytest.mark.parametrize(("name", "due", "unit", "reminded"), REMINDERS, ids=[row[0] for row in REMINDERS])
def test_the_reminder_comes_when_four_fifths_are_used(name, due, unit, reminded):
    found = reminder_day(date(2026, 7, 1), date.fromisoformat(due), CALENDAR, unit)
    assert found == date.fromisoformat(reminded)
    if name != "no day at all":
        assert share_used(date(2026, 7, 1), date.fromisoformat(due), found, CALENDAR, unit) >= Fraction(4, 5)
