"""What holds for every term: properties, searched for counterexamples."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from law.test_counting import rule
from thongsuot.law.rules import Extension, Suspension, due_day
from thongsuot.law.rules.terms import merged
from thongsuot.law.shipped import shipped

CALENDAR = shipped().calendar
starts = st.dates(date(2023, 6, 1), date(2026, 6, 1))
spans = st.tuples(st.integers(-20, 120), st.integers(0, 40))


@st.composite
def rules(draw, countings=("forward", "backward", "consecutive")):
    counting = draw(st.sampled_from(countings))
    unit = draw(st.sampled_from(["working-day", "calendar-day", "month"]))
    may_roll = counting == "forward" and unit != "working-day"
    length = draw(st.integers(1, 3 if unit == "month" else 60))
    return rule(length, unit, counting, rolls=draw(st.booleans()) if may_roll else False)


def paused_from(start: date, drawn, direction=1) -> tuple[Suspension, ...]:
    ends = [sorted((start + timedelta(direction * a), start + timedelta(direction * (a + b)))) for a, b in drawn]
    return tuple(Suspension(*pair) for pair in ends)


@given(rules(("forward",)), starts)
def test_a_rolling_or_working_day_term_ends_on_a_working_day(a_rule, start):
    if a_rule.rolls or a_rule.counts_working_days:
        assert CALENDAR.is_working(due_day(a_rule, start, CALENDAR).due_on)


@given(rules(), starts, st.lists(st.integers(1, 30), max_size=3), st.lists(spans, max_size=3))
def test_exactly_as_many_days_count_as_the_term_and_its_extensions_have(a_rule, start, extra, drawn):
    paused = paused_from(start, drawn, a_rule.direction)
    found = due_day(a_rule, start, CALENDAR, [Extension(days) for days in extra], paused)
    counted = [step for step in found.steps if step.counted]
    assert len(counted) == found.amount
    if a_rule.unit != "month":
        assert len(counted) == a_rule.length + sum(extra)
    assert not any(suspension.covers(step.date) for step in counted for suspension in paused)


@given(rules(), starts, st.integers(0, 90))
def test_who_starts_later_is_not_due_earlier(a_rule, start, later):
    first = due_day(a_rule, start, CALENDAR).due_on
    assert first <= due_day(a_rule, start + timedelta(later), CALENDAR).due_on


@given(rules(), starts, st.lists(st.integers(1, 30), min_size=1, max_size=4))
def test_extensions_are_one_term_with_the_rule(a_rule, start, extra):
    parts = due_day(a_rule, start, CALENDAR, [Extension(days) for days in extra])
    whole = due_day(a_rule, start, CALENDAR, [Extension(sum(extra))])
    assert parts.due_on == whole.due_on
    if a_rule.unit != "month":
        longer = rule(a_rule.length + sum(extra), a_rule.unit, a_rule.counting, a_rule.rolls)
        assert whole.due_on == due_day(longer, start, CALENDAR).due_on


@given(rules(("forward",)), starts, st.integers(1, 60), st.integers(0, 40))
def test_suspending_and_resuming_equals_never_having_counted_those_days(a_rule, start, after, length):
    first = start + timedelta(after)
    paused = Suspension(first, first + timedelta(length))
    found = due_day(a_rule, start, CALENDAR, suspensions=[paused])
    before = [s for s in found.steps if s.counted and s.date < first]
    rest = found.amount - len(before)
    if rest == 0 or a_rule.rolls:
        return
    resumed = rule(rest, "working-day" if a_rule.counts_working_days else "calendar-day")
    assert found.due_on == due_day(resumed, paused.last, CALENDAR).due_on


@given(rules(), starts, st.lists(spans, max_size=4))
def test_suspensions_count_the_same_joined_or_apart(a_rule, start, drawn):
    paused = paused_from(start, drawn, a_rule.direction)
    apart = due_day(a_rule, start, CALENDAR, suspensions=paused)
    assert apart.due_on == due_day(a_rule, start, CALENDAR, suspensions=merged(paused)).due_on


@given(rules(), starts)
@settings(max_examples=50)
def test_every_uncounted_day_says_why(a_rule, start):
    assert all(step.why and step.why_en for step in due_day(a_rule, start, CALENDAR).steps)
