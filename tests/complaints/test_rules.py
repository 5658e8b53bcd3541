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
    after = {"label", "note", "send_notice", "answer_urge", "reissue_secret", "reveal_party", "open_signatories",
             "note_lawsuit", "consent", "publish", "withdraw_publication", "rate"}  # fmt: skip
    for row in COMPLAINT_TRANSITIONS:
        if set(row.states) & ALL_ENDED:
            assert row.verb in after, row.verb
