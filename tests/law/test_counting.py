"""How days are counted, decided once: domain by domain, each rule of counting by an example."""

from datetime import date

import pytest

from thongsuot.law.rules import (
    Calendar,
    CalendarUnknown,
    DeadlineRule,
    Entry,
    Extension,
    Source,
    Suspension,
    WrongTerm,
    due_day,
)
from thongsuot.law.shipped import shipped

SOURCE = Source(instrument="Luật mẫu", instrument_en="Sample Act", article="Điều 1", article_en="Article 1")


def rule(length=7, unit="working-day", counting="forward", rolls=False, **more):
    return DeadlineRule(
        code="X",
        length=length,
        unit=unit,
        counting=counting,
        rolls=rolls,
        in_force_from=date(2012, 7, 1),
        known_since=date(2012, 7, 1),
        source=SOURCE,
        confidence=more.pop("confidence", "verified"),
        title="Mẫu",
        title_en="Sample",
        **more,
    )


def day(text: str) -> date:
    return date.fromisoformat(text)


def due(a_rule, start, extensions=(), suspensions=()):
    extended = [Extension(days) for days in extensions]
    paused = [Suspension(day(first), day(last)) for first, last in suspensions]
    return due_day(a_rule, day(start), shipped().calendar, extended, paused)


def counted(result) -> list[str]:
    return [step.date.isoformat() for step in result.steps if step.counted]


def test_seven_working_days_pass_over_the_lunar_new_year():
    found = due(rule(7), "2026-02-13")
    assert found.due_on == day("2026-03-03")
    february = ["2026-02-23", "2026-02-24", "2026-02-25", "2026-02-26", "2026-02-27"]
    assert counted(found) == [*february, "2026-03-02", "2026-03-03"]


def test_thirty_days_that_end_on_a_saturday_before_a_sunday_end_on_monday():
    found = due(rule(30, "calendar-day", rolls=True), "2026-04-02")
    assert found.due_on == day("2026-05-04")
    assert [step.date for step in found.steps][-3:] == [day("2026-05-02"), day("2026-05-03"), day("2026-05-04")]


def test_a_saturday_worked_in_exchange_counts():
    found = due(rule(7), "2025-12-31")
    assert found.due_on == day("2026-01-12")
    january = ["2026-01-05", "2026-01-06", "2026-01-07", "2026-01-08", "2026-01-09", "2026-01-10", "2026-01-12"]
    assert counted(found) == january


TERMS = [
    ("a calendar term may end on a worked Saturday", rule(5, "calendar-day", rolls=True), "2026-01-05", "2026-01-10"),
    ("months end on the same day number", rule(3, "month", rolls=True), "2026-01-15", "2026-04-15"),
    ("months end on the last day where there is no such day", rule(1, "month"), "2026-01-31", "2026-02-28"),
    ("months end on the 29th in a leap year", rule(1, "month", rolls=True), "2024-01-31", "2024-02-29"),
    ("months then roll", rule(3, "month", rolls=True), "2025-11-30", "2026-03-02"),
    ("a year ends on the same day", rule(1, "year", rolls=True), "2024-02-29", "2025-02-28"),
    ("backward working days do not count the event", rule(5, counting="backward"), "2026-09-07", "2026-08-26"),
    ("a backward calendar day off is not moved", rule(5, "calendar-day", "backward"), "2026-09-03", "2026-08-29"),
    ("a posting is never rolled", rule(30, "calendar-day", "consecutive"), "2026-04-02", "2026-05-02"),
    ("a backward month", rule(1, "month", "backward"), "2026-03-31", "2026-02-28"),
    ("24 November is a working day", rule(1), "2026-11-23", "2026-11-24"),
]


@pytest.mark.parametrize(("name", "a_rule", "start", "due_on"), TERMS, ids=[row[0] for row in TERMS])
def test_the_count(name, a_rule, start, due_on):
    assert due(a_rule, start).due_on == day(due_on)


def test_extensions_are_summed_with_the_term_and_rolled_once():
    thirty = rule(30, "calendar-day", rolls=True)
    # 30 days from 2/4 fall on Sat 2/5; rolling before adding would give Wed 3/6 instead of Mon 1/6.
    assert due(thirty, "2026-04-02", [30]).due_on == day("2026-06-01")
    assert due(thirty, "2026-04-02", [10, 20]).due_on == due(thirty, "2026-04-02", [30]).due_on


def test_suspended_days_are_passed_over_both_ends_included():
    found = due(rule(3), "2026-07-06", suspensions=[("2026-07-08", "2026-07-09")])
    assert counted(found) == ["2026-07-07", "2026-07-10", "2026-07-13"]
    assert [step.why for step in found.steps if step.reason == "suspended"] == ["tạm đình chỉ, không tính"] * 2


def test_overlapping_suspensions_count_once():
    overlapping = [("2026-07-08", "2026-07-12"), ("2026-07-10", "2026-07-15")]
    thirty = rule(30, "calendar-day", rolls=True)
    assert (
        due(thirty, "2026-07-01", suspensions=overlapping).due_on
        == due(thirty, "2026-07-01", suspensions=[("2026-07-08", "2026-07-15")]).due_on
    )


def test_rolling_passes_over_a_suspension_that_begins_on_the_next_working_day():
    found = due(rule(30, "calendar-day", rolls=True), "2026-04-02", suspensions=[("2026-05-04", "2026-05-06")])
    assert found.due_on == day("2026-05-07")


def test_a_suspension_after_the_due_day_changes_nothing():
    assert due(rule(3), "2026-07-06", suspensions=[("2026-07-10", "2026-07-20")]).due_on == day("2026-07-09")


def test_every_day_from_the_start_to_the_due_day_has_one_step():
    found = due(rule(30, "calendar-day", rolls=True), "2026-04-02", [5], [("2026-04-20", "2026-04-24")])
    days = [step.date for step in found.steps]
    assert days == [date.fromordinal(n) for n in range(days[0].toordinal(), days[-1].toordinal() + 1)]
    assert (days[0], days[-1]) == (day("2026-04-02"), found.due_on)


WHYS = [
    ("2025-12-31", "ngày bắt đầu, không tính"),
    ("2026-01-01", "nghỉ Tết Dương lịch"),
    ("2026-01-02", "nghỉ hoán đổi, làm bù thứ Bảy 10/1/2026"),
    ("2026-01-03", "nghỉ thứ Bảy"),
    ("2026-01-04", "nghỉ Chủ nhật"),
    ("2026-01-05", "ngày làm việc thứ 1"),
    ("2026-01-10", "ngày làm việc thứ 6, thứ Bảy làm bù cho ngày 2/1/2026"),
]


@pytest.mark.parametrize(("on", "why"), WHYS, ids=[row[0] for row in WHYS])
def test_a_day_says_why_it_counts_or_not(on, why):
    steps = {step.date: step for step in due(rule(7), "2025-12-31").steps}
    assert steps[day(on)].why == why
    assert steps[day(on)].why_en


def test_the_last_day_off_says_that_the_due_day_moves():
    steps = due(rule(30, "calendar-day", rolls=True), "2026-04-02").steps
    assert steps[-3].why == "ngày thứ 30, trùng ngày nghỉ (nghỉ thứ Bảy) nên hạn dời tiếp"
    assert steps[-1].why == "ngày làm việc đầu tiên sau ngày nghỉ, hạn dời sang ngày này"


OUTSIDE = [
    ("the count runs into a year not covered", rule(30, "calendar-day", rolls=True), "2027-12-20", 2028),
    ("it starts before the first year", rule(3), "2022-12-30", 2022),
    ("a posting runs into a year not covered", rule(30, "calendar-day", "consecutive"), "2027-12-20", 2028),
    ("a backward count leaves the first year", rule(5, counting="backward"), "2023-01-04", 2022),
    ("the last day of all", rule(5), "9999-12-31", 9999),
    ("rolling runs into a year not covered", rule(1, "calendar-day", rolls=True), "2027-12-31", 2028),
]


@pytest.mark.parametrize(("name", "a_rule", "start", "year"), OUTSIDE, ids=[row[0] for row in OUTSIDE])
def test_a_year_outside_the_calendar_is_an_error_that_names_it(name, a_rule, start, year):
    with pytest.raises(CalendarUnknown, match=str(year)) as caught:
        due(a_rule, start)
    assert caught.value.year == year


SURE = [
    ("a verified rule on announced days", rule(7), "2026-07-01", "verified"),
    ("a day off not compared with the text", rule(7), "2026-08-25", "general"),
    ("a day off not announced yet", rule(7), "2027-02-01", "unsure"),
    ("an unsure rule", rule(7, confidence="unsure"), "2026-07-01", "unsure"),
    ("a holiday a calendar term only crosses", rule(30, "calendar-day", rolls=True), "2027-01-25", "verified"),
    ("a holiday a calendar term ends on", rule(10, "calendar-day", rolls=True), "2027-01-25", "unsure"),
]


@pytest.mark.parametrize(("name", "a_rule", "start", "sure"), SURE, ids=[row[0] for row in SURE])
def test_a_due_day_is_as_sure_as_the_least_sure_thing_it_rests_on(name, a_rule, start, sure):
    assert due(a_rule, start).confidence == sure


def test_an_unannounced_day_off_says_so():
    steps = {step.date: step.why for step in due(rule(7), "2027-02-01").steps}
    assert steps[day("2027-02-04")] == "nghỉ Tết Nguyên đán Đinh Mùi (dự kiến, chưa công bố)"


def test_worked_saturdays_do_not_count_where_the_rule_says_so():
    assert due(rule(7, counts_worked_saturday=False), "2025-12-31").due_on == day("2026-01-13")


def test_every_saturday_counts_where_the_rule_says_so():
    assert due(rule(3, counts_saturday=True), "2026-07-02").due_on == day("2026-07-06")


@pytest.mark.parametrize("days", [0, -1], ids=["none", "negative"])
def test_an_extension_has_at_least_one_day(days):
    with pytest.raises(WrongTerm, match="từ 1 trở lên"):
        Extension(days)


def test_a_suspension_does_not_end_before_it_begins():
    with pytest.raises(WrongTerm, match="Đổi lại thứ tự"):
        Suspension(day("2026-07-02"), day("2026-07-01"))


WRONG_RULES = [
    ("an unknown unit", {"unit": "hour"}),
    ("an unknown counting", {"counting": "sideways"}),
    ("an unknown confidence", {"confidence": "sure"}),
    ("no length", {"length": 0}),
    ("a working-day term that rolls", {"rolls": True}),
    ("a consecutive term that rolls", {"unit": "calendar-day", "counting": "consecutive", "rolls": True}),
    ("an end before its beginning", {"in_force_until": date(2012, 6, 30)}),
]


@pytest.mark.parametrize(("name", "wrong"), WRONG_RULES, ids=[row[0] for row in WRONG_RULES])
def test_a_rule_that_cannot_be_is_refused(name, wrong):
    with pytest.raises(ValueError, match="X"):
        rule(**wrong)


def test_a_calendar_has_no_gap():
    with pytest.raises(ValueError, match="without a gap"):
        Calendar.of([], [2024, 2026])


def test_a_later_entry_of_a_day_replaces_the_earlier():
    entries = [
        Entry(on=day("2026-07-01"), kind="off", name="nghỉ", name_en="off"),
        Entry(on=day("2026-07-01"), kind="ordinary", name="làm việc", name_en="worked"),
    ]
    assert Calendar.of(entries, [2026]).is_working(day("2026-07-01"))
