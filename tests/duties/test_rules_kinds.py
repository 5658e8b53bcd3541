"""What each of the four kinds of duty allows, without a database."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thongsuot.duties.rules import (
    PERIODS,
    Act,
    WrongAct,
    badge,
    fold,
    period_around,
    period_words,
    reckon,
    standing_proof,
)
from thongsuot.law.shipped import shipped

BOOK = shipped()
UNIT = "00000000-0000-0000-0000-000000000001"
START, DAY = date(2026, 8, 3), timedelta(days=1)


def opened(kind, *, due=None, rule="", on=START, **more):
    details = {"unit": UNIT, "officer": None, "starts_on": on.isoformat(), "rule": rule, "variant": "", "kind": kind}
    return Act("opened", on, details | {"fixed_due_on": due.isoformat() if due else None} | more)


def life(*acts):
    """Return the clock after `acts`, each day computed as the actions do it."""
    done = []
    for act in acts:
        clock = fold([*done, act])
        moving = act.verb in ("opened", "interrupted", "restored", "extended", "resumed", "corrected")
        days = reckon(clock, BOOK).details() if moving else {}
        done.append(Act(act.verb, act.on, {**act.details, **days}))
    return fold(done)


def act(verb, on, **details):
    return Act(verb, on, details)


def why(*acts):
    with pytest.raises(WrongAct) as refused:
        life(*acts)
    return refused.value.why


# Not before a day


def test_what_must_wait_is_due_by_no_day_and_may_be_done_from_its_day_on():
    wait = opened("not-before", due=date(2026, 8, 20))
    clock = life(wait)
    assert (clock.due_on, clock.remind_on, clock.until_on) == (None, None, date(2026, 8, 20))
    assert life(wait, act("met", date(2026, 8, 20))).state == "met"


def test_what_must_wait_is_not_met_a_day_earlier():
    assert why(opened("not-before", due=date(2026, 8, 20)), act("met", date(2026, 8, 19))) == "early"


def test_a_waiting_duty_may_rest_on_a_rule_of_law():
    clock = life(opened("not-before", rule="PAKN.RESOLVE"))
    assert (clock.until_on, clock.due_on) == (BOOK.due("PAKN.RESOLVE", START).due_on, None)


# Continuous from-to


def posted(**more):
    return opened("continuous", rule="DC.POST30", **more)


def test_a_posting_of_thirty_days_stands_until_the_thirtieth_day_and_is_met_only_after_it():
    clock = life(posted())
    assert (clock.until_on, clock.due_on) == (date(2026, 9, 2), None)
    assert why(posted(), act("met", date(2026, 9, 2))) == "early"
    assert life(posted(), act("met", date(2026, 9, 3))).state == "met"


def test_what_stopped_standing_is_owed_the_same_day_and_cannot_be_met():
    gone = act("interrupted", date(2026, 8, 10), ground="removed")
    clock = life(posted(), gone)
    assert (clock.due_on, clock.interrupted_since, clock.state) == (date(2026, 8, 10), date(2026, 8, 10), "open")
    assert why(posted(), gone, act("met", date(2026, 10, 1))) == "broken"


def test_unbroken_days_begin_anew_when_it_stands_again():
    clock = life(posted(), act("interrupted", date(2026, 8, 10)), act("restored", date(2026, 8, 12)))
    assert (clock.starts_on, clock.until_on, clock.due_on) == (date(2026, 8, 12), date(2026, 9, 11), None)
    assert standing_proof(clock) == {
        "from": "2026-08-12",
        "until": "2026-09-11",
        "days": 30,
        "interruptions": [["2026-08-10", "2026-08-12"]],
    }


def test_where_the_days_need_not_be_unbroken_the_missing_ones_are_added():
    gone, back = act("interrupted", date(2026, 8, 10)), act("restored", date(2026, 8, 12))
    clock = life(opened("continuous", due=date(2026, 8, 23), unbroken=False), gone, back)
    assert (clock.starts_on, clock.until_on) == (START, date(2026, 8, 25))


def test_a_promised_standing_is_never_moved_to_a_working_day():
    gone, back = act("interrupted", date(2026, 8, 10)), act("restored", date(2026, 8, 11))
    clock = life(opened("continuous", due=date(2026, 8, 22), unbroken=False), gone, back)
    assert clock.until_on == date(2026, 8, 23)  # a Sunday


@pytest.mark.parametrize(
    "acts, reason",
    [
        ([("restored", 5)], "standing"),
        ([("interrupted", 5), ("interrupted", 6)], "broken"),
        ([("interrupted", 5), ("restored", 4)], "early"),
        ([("interrupted", -1)], "early"),
        ([("occurred", 5)], "kind"),
    ],
    ids=str,
)
def test_what_stands_cannot_stand_again_nor_fall_twice(acts, reason):
    assert why(posted(), *(act(verb, START + n * DAY, occurrence=1) for verb, n in acts)) == reason


@given(st.lists(st.integers(0, 12), min_size=2, max_size=10), st.booleans())
def test_however_often_it_is_interrupted_thirty_days_have_stood_when_it_may_be_met(gaps, unbroken):
    acts, day, down = [posted(unbroken=unbroken)], START, set()
    for n, gap in enumerate(gaps):
        start, day = day, day + gap * DAY
        acts.append(act("restored" if n % 2 else "interrupted", day))
        down |= {start + k * DAY for k in range((day - start).days)} if n % 2 else set()
    if len(gaps) % 2:
        acts.append(act("restored", day))
    clock = life(*acts)
    stood = {clock.starts_on + (k + 1) * DAY for k in range((clock.until_on - clock.starts_on).days)} - down
    assert len(stood) >= 30
    assert life(*acts, act("met", clock.until_on + DAY)).state == "met"
    assert why(*acts, act("met", clock.until_on)) == "early"


# n times a period


def reception(times=2, on=date(2026, 8, 1)):
    last = period_around(on, "month")[1]
    return opened("per-period", due=last, on=on, times=times, period="month")


def held(day, number):
    return act("occurred", date(2026, 8, day), occurrence=number)


def test_a_reception_owed_twice_a_month_is_met_by_the_second():
    assert life(reception(), held(4, 1)).state == "open"
    clock = life(reception(), held(18, 1), held(4, 2))
    assert (clock.state, clock.ended_on, clock.done_times) == ("met", date(2026, 8, 18), 2)


def test_a_period_that_is_short_cannot_be_called_met():
    with pytest.raises(WrongAct) as refused:
        life(reception(), held(4, 1), act("met", date(2026, 8, 30)))
    assert (refused.value.why, refused.value.left) == ("few", 1)


def test_a_third_occurrence_counts_too_and_changes_nothing():
    clock = life(reception(), held(4, 1), held(18, 2), held(25, 3))
    assert (clock.state, clock.ended_on, clock.done_times) == ("met", date(2026, 8, 18), 3)


def test_a_struck_occurrence_is_owed_again():
    wrong = act("struck", date(2026, 8, 20), occurrence=2)
    clock = life(reception(), held(4, 1), held(18, 2), wrong)
    assert (clock.state, clock.ended_on, clock.done_times) == ("open", None, 1)
    assert why(reception(), held(4, 1), act("struck", START, occurrence=7)) == "kind"


def test_a_short_period_can_be_ended_as_missed():
    assert life(reception(), held(4, 1), act("missed", date(2026, 9, 2), ground="head-away")).state == "missed"


@pytest.mark.parametrize("kind", ["once-by", "not-before", "continuous"])
@pytest.mark.parametrize("verb", ["occurred", "struck", "missed"])
def test_only_what_comes_back_has_occurrences(kind, verb):
    assert why(opened(kind, due=date(2026, 9, 1)), act(verb, START, occurrence=1)) == "kind"


@pytest.mark.parametrize("kind", ["once-by", "not-before", "per-period"])
@pytest.mark.parametrize("verb", ["interrupted", "restored"])
def test_only_what_stands_can_be_interrupted(kind, verb):
    assert why(opened(kind, due=date(2026, 9, 1), times=1, period="month"), act(verb, START)) == "kind"


@pytest.mark.parametrize(
    "period, first, last",
    [
        ("week", date(2026, 8, 10), date(2026, 8, 16)),
        ("month", date(2026, 8, 1), date(2026, 8, 31)),
        ("quarter", date(2026, 7, 1), date(2026, 9, 30)),
        ("half-year", date(2026, 7, 1), date(2026, 12, 31)),
        ("year", date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_periods_are_those_of_the_calendar(period, first, last):
    assert period_around(date(2026, 8, 14), period) == (first, last)


@given(st.dates(date(2020, 1, 1), date(2035, 12, 31)), st.sampled_from(sorted(PERIODS)))
def test_periods_follow_each_other_without_gap_or_overlap(day, period):
    first, last = period_around(day, period)
    assert first <= day <= last
    assert period_around(first, period) == period_around(last, period) == (first, last)
    assert period_around(last + DAY, period)[0] == last + DAY


def test_how_often_is_said_in_words():
    assert (period_words(2, "month"), period_words(2, "month", "en")) == ("2 lần mỗi tháng", "2 times a month")
    assert period_words(1, "week", "en") == "once a week"


# Badges


class Seen:
    state, ended_on, due_on, until_on = "open", None, None, date(2026, 8, 20)

    def __init__(self, kind, **more):
        self.kind = kind
        self.__dict__.update(more)


@pytest.mark.parametrize(
    "duty, state, shape, vietnamese, english",
    [
        (Seen("not-before"), "is-waiting", "running", "Còn 6 ngày mới được làm", "May be done in 6 days"),
        (
            Seen("not-before", until_on=date(2026, 8, 14)),
            "is-allowed",
            "today",
            "Đã đến ngày được làm",
            "May be done now",
        ),
        (Seen("continuous"), "is-standing", "running", "Phải giữ thêm 6 ngày", "To be kept for 6 more days"),
        (
            Seen("continuous", due_on=date(2026, 8, 13)),
            "is-broken",
            "late",
            "Gián đoạn 1 ngày",
            "Interrupted for 1 day",
        ),
        (Seen("per-period", state="missed"), "is-missed", "late", "Không đủ số lần", "Not done often enough"),
        (Seen("continuous", state="met"), "is-done", "done", "Đã xong", "Done"),
    ],
    ids=lambda value: value if isinstance(value, str) else "duty",
)
def test_the_badge_says_what_the_kind_means(duty, state, shape, vietnamese, english):
    shown = badge(duty, date(2026, 8, 14), BOOK.calendar)
    assert (shown.state, shown.shape, shown.words("vi"), shown.words("en")) == (state, shape, vietnamese, english)
