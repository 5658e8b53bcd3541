"""When a duty is reminded of, and its badge, without a database."""

from dataclasses import dataclass
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thongsuot.duties.rules import badge, due_reminders, next_look, schedule
from thongsuot.law.shipped import shipped

CALENDAR = shipped().calendar
DUE = date(2026, 8, 14)  # a Friday
REMIND = date(2026, 8, 11)


def plan(top=2, pace=2, due=DUE, remind=REMIND):
    return schedule(due, remind, top, CALENDAR, pace)


def test_a_late_duty_climbs_one_unit_every_two_working_days():
    assert [(one.kind, one.step, one.on.isoformat()) for one in plan()] == [
        ("early", 0, "2026-08-11"),
        ("today", 0, "2026-08-14"),
        ("late", 0, "2026-08-17"),
        ("late", 1, "2026-08-19"),
        ("late", 2, "2026-08-21"),
    ]


def test_the_pace_is_data():
    assert [one.on.day for one in plan(pace=1) if one.kind == "late"] == [17, 18, 19]


def test_days_off_do_not_make_a_duty_climb():
    days = [one.on for one in plan(due=date(2026, 8, 28), remind=None, top=1) if one.kind == "late"]
    assert days == [date(2026, 9, 3), date(2026, 9, 7)]


def test_in_a_year_without_calendar_weekdays_count_so_that_nobody_is_forgotten():
    assert len(schedule(date(2031, 1, 3), None, 3, CALENDAR)) == 5


@pytest.mark.parametrize(
    "today, sent, expected",
    [
        (date(2026, 8, 10), set(), []),
        (date(2026, 8, 11), set(), [("early", 0)]),
        (date(2026, 8, 12), {("early", 0)}, []),
        (date(2026, 8, 14), set(), [("today", 0)]),
        (date(2026, 8, 15), set(), []),
        (date(2026, 8, 17), set(), [("late", 0)]),
        (date(2026, 8, 25), {("late", 0)}, [("late", 1), ("late", 2)]),
        (date(2026, 9, 25), {("late", 0), ("late", 1), ("late", 2)}, []),
    ],
)
def test_what_goes_out_is_due_unsent_and_still_true(today, sent, expected):
    assert [(one.kind, one.step) for one in due_reminders(plan(), sent, today)] == expected


def test_the_next_look_is_the_next_planned_day_and_none_after_the_top():
    assert next_look(plan(), date(2026, 8, 14)) == date(2026, 8, 17)
    assert next_look(plan(), date(2026, 8, 21)) is None


@given(st.dates(date(2026, 1, 1), date(2026, 12, 1)), st.integers(0, 6), st.integers(1, 10))
def test_steps_are_in_order_one_a_day_at_most(due, top, pace):
    late = [one for one in schedule(due, None, top, CALENDAR, pace) if one.kind == "late"]
    assert [one.step for one in late] == list(range(top + 1))
    assert all(before.on < after.on for before, after in zip(late, late[1:], strict=False))


@dataclass
class Seen:
    state: str = "open"
    due_on: date | None = DUE
    ended_on: date | None = None


@pytest.mark.parametrize(
    "duty, today, state, vietnamese, english",
    [
        (Seen(), date(2026, 8, 3), "", "Còn 9 ngày làm việc", "9 working days left"),
        (Seen(), date(2026, 8, 13), "is-soon", "Còn 1 ngày làm việc", "1 working day left"),
        (Seen(), DUE, "is-today", "Hạn hôm nay", "Due today"),
        (Seen(), date(2026, 8, 18), "is-late", "Quá 2 ngày làm việc", "2 working days late"),
        (Seen(), date(2026, 8, 15), "is-late", "Quá 1 ngày", "1 day late"),
        (Seen(due_on=None), DUE, "is-unknown", "Chưa có ngày", "No day yet"),
        (Seen("met", ended_on=DUE), DUE, "is-done", "Đã xong", "Done"),
        (
            Seen("met", ended_on=date(2026, 8, 18)),
            date(2026, 9, 1),
            "is-done-late",
            "Đã xong, quá 2 ngày làm việc",
            "Done, 2 working days late",
        ),
        (Seen("waived"), DUE, "is-waived", "Không phải làm nữa", "No longer owed"),
    ],
)
def test_the_badge_says_in_words_what_its_shape_says(duty, today, state, vietnamese, english):
    shown = badge(duty, today, CALENDAR)
    assert (shown.state, shown.words("vi"), shown.words("en")) == (state, vietnamese, english)


def test_a_suspended_duty_is_never_late_and_says_for_how_long():
    shown = badge(Seen("suspended"), date(2026, 9, 1), CALENDAR, suspended_since=date(2026, 8, 24))
    assert (shown.state, shown.words()) == ("is-paused", "Tạm dừng 8 ngày")
