"""What acts make of a case: the pure fold and the table it reads."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thongsuot.cases.rules.collective import representatives_limit
from thongsuot.cases.rules.fold import Derived, Event, apply, fold
from thongsuot.cases.rules.reasons import STATE_NAMES
from thongsuot.cases.rules.tables import ALL_STATES
from thongsuot.cases.rules.transitions import BEFORE_ANSWER, BY_VERB, ENDED, STATES, TRANSITIONS
from thongsuot.cases.rules.verbs import VERB_NAMES, shown_words

HERE, THERE, MAIN = (UUID(int=n) for n in (1, 2, 3))
DAY = date(2026, 7, 15)
RECEIVED = Event(verb="receive", on=DAY, unit=HERE, details={"kind": "feedback", "channel": "web"})
DETAILS = {
    "receive": RECEIVED.details,
    "screen": {"kind": "petition", "topic": "land.use", "place": str(HERE)},
    "unjoin": {"back_to": "accepted"},
    "correct": {"persons": 9, "received_on": "2026-07-10"},
}


def event(verb, days=0):
    return Event(
        verb=verb, on=DAY + timedelta(days=days), unit=THERE, other=MAIN if verb == "join" else None,
        details=DETAILS.get(verb, {}),
    )  # fmt: skip


@st.composite
def lives(draw):
    """Any life the table of transitions allows."""
    events, derived = [RECEIVED], fold([RECEIVED])
    for days in range(draw(st.integers(0, 12))):
        verbs = [t.verb for t in TRANSITIONS if derived.state in t.states]
        events.append(event(draw(st.sampled_from(verbs)), days))
        derived = apply(derived, events[-1])
    return events


@given(lives())
def test_every_life_stays_within_the_states_and_counts_its_acts(life):
    derived = fold(life)
    assert derived.state in STATES and derived.revision == len(life)


@given(lives())
def test_a_case_has_an_end_exactly_while_it_is_ended(life):
    assert (fold(life).ended_on is not None) is (fold(life).state in ENDED)


@given(lives())
def test_the_first_receipt_unit_never_changes_and_its_day_only_by_correction(life):
    derived = fold(life)
    corrected = any(one.verb == "correct" for one in life)
    assert derived.received_unit_id == HERE
    assert derived.received_on == (date(2026, 7, 10) if corrected else DAY)


@given(lives())
def test_only_a_joined_case_points_at_a_main_one(life):
    assert (fold(life).joined_into_id is not None) is (fold(life).state == "joined")


@given(lives())
def test_each_reopening_is_counted(life):
    assert fold(life).reopened == sum(one.verb == "reopen" for one in life)


def test_a_transfer_leaves_neither_desk_nor_officer():
    derived = fold([RECEIVED, event("transfer")])
    assert (derived.holder_unit_id, derived.working_unit_id, derived.officer_id, derived.state) == (
        THERE,
        None,
        None,
        "received",
    )


@pytest.mark.parametrize(("state", "after"), [("supplement", "received"), ("assigned", "assigned")])
def test_a_supplement_brings_back_only_what_waited_for_it(state, after):
    assert apply(Derived(state=state), event("supplement")).state == after


@pytest.mark.parametrize(
    ("details", "after"), [({}, "answered"), ({"all_done": False}, "answered"), ({"all_done": True}, "closed")]
)
def test_rating_closes_once_every_item_is_done(details, after):
    derived = apply(Derived(state="answered"), Event(verb="rate", on=DAY, details=details))
    assert (derived.state, derived.ended_on) == (after, DAY if after == "closed" else None)


def test_a_verb_that_may_end_a_case_says_so_in_the_table():
    assert [t.verb for t in TRANSITIONS if t.may_end] == ["rate"]


def test_undoing_a_joining_restores_the_state_it_had():
    derived = fold([RECEIVED, event("join"), event("unjoin")])
    assert (derived.state, derived.joined_into_id, derived.ended_on) == ("accepted", None, None)


def test_an_unknown_verb_is_an_error_and_not_a_silence():
    with pytest.raises(KeyError):
        apply(Derived(), Event(verb="no-such", on=DAY))


def test_every_state_can_be_reached_and_only_ends_cannot_be_left():
    reached = {transition.to for transition in TRANSITIONS if transition.to} | {"received"}
    assert reached == set(STATES)
    stuck = {s for s in STATES if not any(s in t.states and t.to not in (None, s) for t in TRANSITIONS)}
    assert stuck == set(ENDED) - {"closed", "joined"}


def test_every_verb_and_state_has_a_name_in_both_languages():
    assert set(VERB_NAMES) >= set(BY_VERB) and set(STATE_NAMES) == set(ALL_STATES)
    assert all(vi and en for vi, en in [*VERB_NAMES.values(), *STATE_NAMES.values()])


def test_withdrawing_is_possible_exactly_until_the_answer():
    assert set(BY_VERB["withdraw"].states) == set(BEFORE_ANSWER)


@pytest.mark.parametrize(
    ("persons", "limit"), [(1, (0, 0)), (4, (0, 0)), (5, (1, 2)), (10, (1, 2)), (11, (1, 5)), (500, (1, 5))]
)
def test_representatives_by_article_29_of_the_law_on_reception(persons, limit):
    assert representatives_limit(persons) == limit


def test_history_shows_reasons_and_never_the_matter_or_its_people():
    texts = {"text": "Cống tắc.", "people": [{"name": "K'Sơr"}], "late_reason": "Thư đến muộn."}
    assert shown_words("receive", texts) == ["Thư đến muộn."]
    assert shown_words("return", {"text": "Chưa rõ."}) == ["Chưa rõ."]
