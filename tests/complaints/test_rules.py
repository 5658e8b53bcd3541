"""The pure rules: terms, competence, what is lacking, the fold, the closed lists."""

from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thongsuot.cases.rules.complaints import COMPLAINT_STATES, COMPLAINT_TRANSITIONS
from thongsuot.cases.rules.fold import Event
from thongsuot.cases.rules.reasons import STATE_NAMES
from thongsuot.cases.rules.tables import ALL_ENDED, same_table, table_of
from thongsuot.cases.rules.verbs import VERB_NAMES, verb_name
from thongsuot.complaints.forms.acts import marked
from thongsuot.complaints.rules import grounds
from thongsuot.complaints.rules.competence import is_first, is_second, standing_now
from thongsuot.complaints.rules.fold import Facts, apply, fold
from thongsuot.complaints.rules.lacking import lacking
from thongsuot.complaints.rules.terms import effect, filing, sending, settling
from thongsuot.law.lists import list_of
from thongsuot.law.shipped import shipped

A, B, C, D = (UUID(int=n) for n in range(1, 5))
FLAGS = st.booleans()


@pytest.mark.parametrize(
    ("level", "complex_", "remote", "wanted"),
    [
        ("first", False, False, ("KN.FIRST", "")),
        ("first", True, False, ("KN.FIRST", "complex")),
        ("first", False, True, ("KN.FIRST", "remote")),
        ("first", True, True, ("KN.FIRST", "remote-complex")),
        ("second", False, False, ("KN.SECOND", "")),
        ("second", True, True, ("KN.SECOND", "remote-complex")),
    ],
)
def test_the_term_to_settle(level, complex_, remote, wanted):
    assert settling(level, False, complex_=complex_, remote=remote) == wanted


@given(st.sampled_from(["first", "second"]), FLAGS, FLAGS, FLAGS, FLAGS)
def test_every_term_named_is_one_of_the_book(level, discipline, complex_, remote, dismissal):
    named = [
        settling(level, discipline, complex_=complex_, remote=remote),
        effect(level, remote=remote),
        filing(level, discipline, remote=remote, dismissal=dismissal),
        (sending(level), ""),
    ]
    for code, variant in named:
        assert shipped().rule(code, date(2026, 7, 15), variant)


def test_a_body_that_stands_is_itself():
    assert standing_now(A, lambda unit: [B], lambda unit: True) == {A}


def test_a_body_merged_twice_is_what_stands_today_and_a_circle_ends():
    after = {A: [B], B: [C, A], C: [D]}
    assert standing_now(A, lambda unit: after.get(unit, []), lambda unit: unit == D) == {D}


def test_a_body_shared_out_has_several_heirs():
    assert standing_now(A, lambda unit: [B, C], lambda unit: unit in (B, C)) == {B, C}


def test_the_first_level_is_the_body_or_the_body_of_the_desk():
    below = {A: {A, B}}
    assert is_first(A, {A}, lambda unit: below.get(unit, set()))
    assert is_first(A, {B}, lambda unit: below.get(unit, set()))
    assert not is_first(A, {C}, lambda unit: below.get(unit, set()))


def test_the_second_level_is_the_nearest_above_and_never_the_first_itself():
    assert is_second(B, A, [B, C])
    assert not is_second(C, A, [B, C])
    assert not is_second(A, A, [A])
    assert not is_second(B, A, [])


def test_a_whole_description_lacks_nothing():
    whole = Facts(about="decision", disputed_on=date(2026, 6, 1), known_on=date(2026, 6, 2), body_id=A,
                  standing="self", signed=True)  # fmt: skip
    assert lacking(whole, number="1/QĐ", body_name="") == []
    assert lacking(Facts(), number="", body_name="") == ["about", "body", "known_on", "standing", "signed"]


def test_most_acts_change_nothing_of_a_complaint():
    facts = Facts(level="second")
    assert apply(facts, Event(verb="minute", on=date(2026, 7, 20))) is facts


@given(st.lists(st.sampled_from([True, False]), max_size=6))
def test_the_last_word_on_publication_holds(words):
    events = [Event(verb="consent", on=date(2026, 8, 1), details={"given": word}) for word in words]
    assert fold(events).consented is (words[-1] if words else False)


def test_there_are_nine_grounds_of_refusal_each_with_its_clause():
    assert len(grounds.REFUSAL_GROUNDS) == 9
    assert [f"Điều 11 khoản {n}" in row.source for n, row in enumerate(grounds.REFUSAL_GROUNDS, start=1)] == [True] * 9


@pytest.mark.parametrize(
    "reasons",
    [getattr(grounds, name) for name in dir(grounds) if name.isupper() and isinstance(getattr(grounds, name), tuple)],
    ids=lambda rows: rows[0].code,
)
def test_every_closed_list_has_each_code_once_and_names_in_both_languages(reasons):
    codes = [row.code for row in reasons]
    assert len(codes) == len(set(codes))
    assert all(row.vi and row.en for row in reasons)


@pytest.mark.parametrize(
    ("listed", "reasons"),
    [
        ("KN.NOT-ACCEPTED", grounds.REFUSAL_GROUNDS),
        ("KN.COMPLEX", grounds.COMPLEX_GROUNDS),
        ("KN.SUSPENSION", grounds.SUSPENSION_GROUNDS),
        ("KN.TERMINATION", grounds.TERMINATION_GROUNDS),
    ],
)
def test_no_ground_is_surer_than_what_the_book_of_law_knows(listed, reasons):
    """A list of the book may be shorter; nothing is verified here that is not verified there."""
    items = list_of(listed, date(2026, 7, 15))
    verified = sum(item.confidence == "verified" for item in items)
    assert sum(row.confidence == "verified" for row in reasons) == verified
    assert len(reasons) >= len(items)


def test_an_officer_reads_which_ground_was_not_compared_with_the_law():
    names = dict(marked(grounds.SUSPENSION_GROUNDS, ""))
    assert names["expert"].endswith("(chưa đối chiếu với văn bản luật)")
    assert "đối chiếu" not in names["force-majeure"]


def test_every_state_and_verb_of_a_complaint_has_its_name():
    assert set(COMPLAINT_STATES) <= set(STATE_NAMES)
    assert {row.verb for row in COMPLAINT_TRANSITIONS} <= set(VERB_NAMES)
    assert verb_name("suspend", kind="complaint") != verb_name("suspend")


def test_feedback_and_petition_share_a_table_and_a_complaint_has_its_own():
    assert same_table("feedback", "petition") and not same_table("petition", "complaint")
    assert table_of("") is table_of("feedback")


def test_nothing_of_the_procedure_is_done_in_an_ended_complaint():
    after = {"label", "note", "send_notice", "answer_urge", "reissue_secret", "reveal_party", "open_signatories",
             "note_lawsuit", "consent", "publish", "withdraw_publication", "rate"}  # fmt: skip
    for row in COMPLAINT_TRANSITIONS:
        if set(row.states) & ALL_ENDED:
            assert row.verb in after, row.verb
