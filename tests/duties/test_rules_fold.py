"""What acts make of a duty, without a database."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thongsuot.duties import rules
from thongsuot.duties.rules import ALLOWED, Act, Clock, WrongAct, fold, reckon, step
from thongsuot.law.shipped import shipped

START = date(2026, 8, 3)
UNIT = "00000000-0000-0000-0000-000000000001"
OFFICER = "00000000-0000-0000-0000-000000000002"


def opened(rule="PAKN.RESOLVE", due=None, on=START):
    details = {"unit": UNIT, "officer": None, "starts_on": on.isoformat(), "rule": rule, "variant": ""}
    return Act("opened", on, details | {"fixed_due_on": due.isoformat() if due else None})


def act(verb, on=START, **details):
    return Act(verb, on, details)


def after(*acts):
    return fold([opened(), *acts])


def due(*acts, first=None):
    return reckon(fold([first or opened(), *acts]), shipped()).due_on


def test_a_duty_by_rule_is_due_when_the_law_book_says():
    assert due() == shipped().due("PAKN.RESOLVE", START).due_on == date(2026, 8, 22)  # a worked Saturday


def test_a_promised_day_that_nothing_moved_stays_even_on_a_sunday():
    assert due(first=opened(rule="", due=date(2026, 8, 9))) == date(2026, 8, 9)


def test_a_promised_day_moved_by_an_extension_rolls_to_a_working_day():
    assert due(act("extended", days=7), first=opened(rule="", due=date(2026, 8, 9))) == date(2026, 8, 17)


def test_a_promised_day_moves_by_the_days_it_was_suspended():
    acts = [act("suspended", date(2026, 8, 4)), act("resumed", date(2026, 8, 6))]
    assert due(*acts, first=opened(rule="", due=date(2026, 8, 10))) == date(2026, 8, 12)


def test_a_duty_without_rule_and_day_has_no_due_day_yet():
    assert due(first=opened(rule="")) is None


def test_the_day_of_resuming_counts_again_and_the_day_of_suspending_does_not():
    clock = after(act("suspended", date(2026, 8, 5)), act("resumed", date(2026, 8, 7)))
    assert clock.suspensions == ((date(2026, 8, 5), date(2026, 8, 6)),)
    assert clock.state == rules.OPEN


def test_suspending_and_resuming_on_one_day_equals_never_having_stopped():
    assert due(act("suspended"), act("resumed")) == due()


@given(st.integers(0, 12), st.integers(0, 20))
def test_a_pause_never_makes_a_duty_due_earlier(wait, length):
    first = START + timedelta(days=wait)
    assert due(act("suspended", first), act("resumed", first + timedelta(days=length))) >= due()


@given(st.integers(1, 60))
def test_an_extension_always_moves_the_day_later(days):
    assert due(act("extended", days=days)) > due()


def test_meeting_a_suspended_duty_ends_the_pause_with_it():
    clock = after(act("suspended", date(2026, 8, 5)), act("met", date(2026, 8, 10)))
    assert (clock.state, clock.suspended_since, clock.ended_on) == (rules.MET, None, date(2026, 8, 10))


def test_handing_over_changes_the_unit_and_forgets_the_officer():
    clock = after(act("assigned", officer=OFFICER), act("handed", unit=OFFICER))
    assert (clock.holder_unit, clock.holder_officer) == (OFFICER, None)


def test_assigning_keeps_the_unit():
    clock = after(act("assigned", officer=OFFICER))
    assert (clock.holder_unit, clock.holder_officer) == (UNIT, OFFICER)


def test_a_reopened_duty_starts_a_new_clock_without_the_old_extensions():
    clock = after(act("extended", days=5), act("met"), act("reopened", starts_on="2026-09-07"))
    assert (clock.state, clock.starts_on, clock.extensions, clock.ended_on) == ("open", date(2026, 9, 7), (), None)


def test_a_corrected_receipt_day_keeps_the_extensions():
    clock = after(act("extended", days=5), act("corrected", starts_on="2026-07-30"))
    assert (clock.starts_on, clock.extensions) == (date(2026, 7, 30), (5,))


def test_a_correction_may_change_the_rule_and_a_promise_may_take_its_place():
    clock = after(act("corrected", rule="", variant="", fixed_due_on="2026-08-20"))
    assert (clock.rule_code, clock.fixed_due_on) == ("", date(2026, 8, 20))


REFUSED = [(verb, state) for verb in ALLOWED for state in ("", "open", "suspended", "met", "waived")]


@pytest.mark.parametrize("verb, state", [pair for pair in REFUSED if pair[1] not in ALLOWED[pair[0]]])
def test_an_act_that_does_not_fit_is_refused(verb, state):
    with pytest.raises(WrongAct):
        step(Clock(state=state), Act(verb, START, {}))


def test_the_day_an_act_holds_is_the_day_of_the_duty():
    moved = act("extended", days=5, due_on="2026-09-01", remind_on=None, rule_in_force_from="2008-04-05")
    clock = after(moved)
    assert (clock.due_on, clock.remind_on, clock.rule_in_force_from) == (date(2026, 9, 1), None, date(2008, 4, 5))


def test_every_task_has_two_names():
    assert all(len(names) == 2 and all(names) for names in rules.TASKS.values())
    assert rules.task_name("screen", "en") == "Screen the submission"
    assert rules.task_name("something-new") == "something-new"


def test_the_reminder_comes_at_four_fifths_of_the_time():
    assert reckon(after(), shipped()).remind_on == date(2026, 8, 19)


def test_a_duty_of_one_day_is_not_reminded_early():
    clock = fold([opened(rule="", due=START + timedelta(days=1))])
    assert reckon(clock, shipped()).remind_on is None
