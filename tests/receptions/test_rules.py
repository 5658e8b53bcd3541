"""Norms of the law by date, slots, the steps of a visit, the days of a schedule."""

from datetime import date, time, timedelta

import pytest

from thongsuot.receptions import rules
from thongsuot.receptions.rules.days import days_of_months

ALWAYS = lambda day: day.weekday() < 5  # noqa: E731  a week without holidays


@pytest.mark.parametrize(
    ("level", "day", "times", "period"),
    [
        ("province", date(2026, 3, 1), 1, "month"),
        ("district", date(2025, 6, 30), 2, "month"),
        ("commune", date(2026, 6, 30), 1, "week"),
        ("commune", date(2026, 7, 1), 2, "month"),
        ("other", date(2026, 7, 1), 1, "month"),
    ],
)
def test_the_norm_follows_from_level_and_day(level, day, times, period):
    norm = rules.norm_on(level, day)
    assert (norm.times, norm.period) == (times, period)
    assert norm.confidence == "verified" and all(norm.source)


def test_there_is_no_norm_for_a_district_once_districts_are_gone_nor_before_the_law():
    assert rules.norm_on("district", date(2025, 7, 1)) is None
    assert rules.norm_on("commune", date(2014, 6, 30)) is None


def test_both_regimes_of_a_commune_in_one_year_week_by_week_then_month_by_month():
    weekly = [date(2026, 6, 2), date(2026, 6, 9), date(2026, 6, 11)]
    monthly = [date(2026, 7, 6), date(2026, 7, 20), date(2026, 7, 27), date(2026, 8, 5)]
    found = rules.standing_in("commune", date(2026, 6, 1), date(2026, 8, 31), weekly + monthly)
    weeks = [each for each in found if each.norm.period == "week"]
    months = [each for each in found if each.norm.period == "month"]
    # The week of 29 June is cut by the new law: nobody owes part of a week.
    assert [each.from_on for each in weeks] == [
        date(2026, 6, 1),
        date(2026, 6, 8),
        date(2026, 6, 15),
        date(2026, 6, 22),
    ]
    assert [each.done for each in weeks] == [1, 2, 0, 0]
    assert [(each.must, each.done) for each in months] == [(2, 3), (2, 1)]
    # More in one month mends no other: 2 of 4 weeks, 2 + 1 of 4 days.
    assert rules.must_in(found) == (8, 5)


@pytest.mark.parametrize(
    ("year", "first", "last"),
    [
        (2024, date(2024, 1, 1), date(2024, 12, 31)),  # 31/12/2024 is a Tuesday: its week is of 2025
        (2025, date(2024, 12, 30), date(2025, 12, 31)),
        (2026, date(2025, 12, 29), date(2027, 1, 3)),  # both ends lie in weeks whose Thursday is of 2026
        (2027, date(2027, 1, 1), date(2028, 1, 2)),
    ],
)
def test_a_year_reaches_to_the_ends_of_the_weeks_whose_thursday_it_holds(year, first, last):
    assert rules.bounds_of(year) == (first, last)


def test_each_week_is_owed_in_one_year_and_a_month_by_its_own():
    weeks = []
    for year in range(2015, 2026):
        found = rules.standing_in("commune", *rules.bounds_of(year), [])
        weeks += [each.from_on for each in found]
        assert {each.norm.period for each in found} == {"week"} and len(found) in (52, 53)
    assert weeks == [weeks[0] + timedelta(days=7 * n) for n in range(len(weeks))], "none twice, none left out"
    months = rules.standing_in("commune", *rules.bounds_of(2027), [])
    assert [each.from_on for each in months] == [date(2027, month, 1) for month in range(1, 13)]
    both = rules.standing_in("commune", *rules.bounds_of(2026), [])
    assert [each.norm.period for each in both] == ["week"] * 26 + ["month"] * 6
    assert both[0].from_on == date(2025, 12, 29)


def test_a_period_that_is_not_over_is_not_counted_and_two_sessions_a_day_are_one_day():
    held = [date(2026, 7, 6), date(2026, 7, 6)]
    assert rules.standing_in("commune", date(2026, 7, 1), date(2026, 7, 30), held) == []
    (july,) = rules.standing_in("commune", date(2026, 7, 1), date(2026, 7, 31), held)
    assert (july.done, july.missing) == (1, 1)


def test_every_fourth_slot_stays_for_who_comes_without_booking():
    slots = rules.slots_of(time(7, 30), time(9, 0), 15)
    assert slots == [time(7, 30), time(7, 45), time(8, 0), time(8, 15), time(8, 30), time(8, 45)]
    free = rules.free_slots(time(7, 30), time(9, 0), 15, [time(7, 45)])
    assert free == [time(7, 30), time(8, 0), time(8, 30), time(8, 45)]


def test_a_visit_of_every_state_takes_only_the_steps_of_the_table():
    for state in rules.STATES:
        for name, (allowed, result) in rules.STEPS.items():
            if state in allowed:
                assert rules.after(name, state) == result
            else:
                with pytest.raises(rules.WrongStep):
                    rules.after(name, state)
    assert {state for state in rules.STATES if not any(state in allowed for allowed, _r in rules.STEPS.values())} == {
        "done", "refused", "cancelled",
    }  # fmt: skip


def test_the_days_of_months_move_off_days_off_and_stay_in_their_month():
    off = {date(2026, 9, 1), date(2026, 9, 2), date(2026, 8, 31)}
    days = days_of_months(date(2026, 8, 1), date(2026, 10, 31), (1, 31), lambda day: ALWAYS(day) and day not in off)
    # 1/8 Saturday → 3/8; 31/8 off, nothing later in August → 28/8; 1/9 off → 3/9; 30/9; 1/10; 31/10 Saturday → 30/10.
    assert days == [
        date(2026, 8, 3), date(2026, 8, 28), date(2026, 9, 3), date(2026, 9, 30), date(2026, 10, 1), date(2026, 10, 30),
    ]  # fmt: skip


def test_the_closed_list_of_refusals_has_its_words_in_both_languages():
    assert len(rules.refusals()) == 4 and all(vi and en for vi, en in rules.refusals().values())
