"""Due days of many duties at once are those of the pure rule, one by one."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from law.test_counting import rule
from thongsuot.law.queries import Running, due_days
from thongsuot.law.rules import CalendarUnknown, Extension, Suspension, due_day
from thongsuot.law.shipped import shipped

pytestmark = pytest.mark.django_db

CALENDAR = shipped().calendar


def one_by_one(duty: Running) -> date | None:
    extensions = [Extension(duty.extra_days)] if duty.extra_days else []
    try:
        return due_day(duty.rule, duty.starts_on, CALENDAR, extensions, duty.suspensions).due_on
    except CalendarUnknown:
        return None


@st.composite
def any_rule(draw):
    unit = draw(st.sampled_from(["working-day", "calendar-day", "month", "year"]))
    counting = draw(st.sampled_from(["forward", "forward", "backward", "consecutive"]))
    may_roll = unit != "working-day" and counting != "consecutive"
    length = draw(st.integers(1, {"month": 4, "year": 1}.get(unit, 70)))
    flags = {"counts_worked_saturday": draw(st.booleans()), "counts_saturday": draw(st.booleans())}
    return rule(length, unit, counting, rolls=draw(st.booleans()) if may_roll else False, **flags)


@st.composite
def any_duty(draw):
    start = draw(st.dates(date(2022, 12, 20), date(2028, 1, 10)))
    firsts = draw(st.lists(st.tuples(st.integers(-90, 90), st.integers(0, 25)), max_size=4))
    paused = [Suspension(start + timedelta(a), start + timedelta(a + b)) for a, b in firsts]
    return Running(None, draw(any_rule()), start, draw(st.sampled_from([0, 0, 1, 30, 400])), tuple(paused))


@given(st.lists(any_duty(), min_size=1, max_size=40))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_many_at_once_are_the_same_as_one_by_one(duties):
    named = [Running(n, d.rule, d.starts_on, d.extra_days, d.suspensions) for n, d in enumerate(duties)]
    assert due_days(named, CALENDAR) == {duty.id: one_by_one(duty) for duty in named}


def test_every_shipped_rule_is_the_same_both_ways():
    duties = [
        Running((row.name, row.in_force_from, start), row, start)
        for row in shipped().rules
        for start in (date(2026, 2, 13), date(2026, 4, 2), date(2025, 12, 31), date(2026, 8, 28))
    ]
    assert due_days(duties, CALENDAR) == {duty.id: one_by_one(duty) for duty in duties}


def test_rolling_into_a_suspension_goes_past_it():
    paused = (Suspension(date(2026, 5, 4), date(2026, 5, 6)),)
    duty = Running("a", rule(30, "calendar-day", rolls=True), date(2026, 4, 2), 0, paused)
    assert due_days([duty], CALENDAR) == {"a": date(2026, 5, 7)}


def test_a_year_without_calendar_gives_no_day():
    duty = Running("a", rule(30, "calendar-day", "consecutive"), date(2027, 12, 20))
    assert due_days([duty], CALENDAR) == {"a": None}


def test_no_duties_give_no_days():
    assert due_days([], CALENDAR) == {}
