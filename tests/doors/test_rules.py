"""What is a proof of work and what is none; the sums of the lanes."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doors.solving import packed, solution
from thongsuot.doors.rules import GOOD_FOR, MOST_TRIES, PROVED, UNPROVED, new_challenge, solved

KEY = b"khoa cua ngoi nha"
AT = datetime(2026, 7, 20, 2, 0, tzinfo=UTC)
SOON = AT + timedelta(minutes=20)
CHALLENGE = new_challenge(KEY, AT)
PROOF = solution(CHALLENGE)


def test_the_number_that_fits_is_a_proof_until_the_challenge_is_three_hours_old():
    challenge, old_at = solved(KEY, PROOF, SOON)
    assert challenge == json.loads(CHALLENGE)["challenge"]
    assert old_at == AT + GOOD_FOR
    assert solved(KEY, PROOF, AT + GOOD_FOR - timedelta(seconds=1)) is not None
    assert solved(KEY, PROOF, AT + GOOD_FOR) is None


def test_a_proof_for_another_house_is_none():
    assert solved(b"khoa cua nha khac", PROOF, SOON) is None


LATER = json.loads(CHALLENGE)["salt"].replace("expires=", "expires=9")


@pytest.mark.parametrize(
    "changed",
    [
        {"number": -1}, {"number": MOST_TRIES + 1}, {"number": "1"}, {"number": True}, {"number": None},
        {"number": 1e3}, {"salt": LATER}, {"salt": ""}, {"salt": None}, {"salt": "x"}, {"algorithm": "SHA-1"},
        {"algorithm": None}, {"signature": ""}, {"signature": "\u00e9"}, {"challenge": "0" * 64}, {"challenge": 5},
    ],
    ids=lambda changed: next(iter(changed)),  # every process of a run must collect the same names
)  # fmt: skip
def test_what_was_changed_is_no_proof(changed):
    assert solved(KEY, solution(CHALLENGE, **changed), SOON) is None


@pytest.mark.parametrize("value", [None, 1, "x", [], {}, [[[]]], {"number": 1}])
def test_what_is_something_else_is_no_proof(value):
    assert solved(KEY, packed(value), SOON) is None


@given(st.text(max_size=2000))
def test_whatever_is_sent_is_judged_without_an_error(text):
    assert solved(KEY, text, SOON) is None


@pytest.mark.parametrize("lane", [UNPROVED, PROVED])
def test_a_lane_allows_for_its_burst_and_its_stamina(lane):
    full, tired = lane.limits(AT)
    assert full == AT + (lane.burst - 1) * lane.one
    assert tired == AT + (lane.stamina - 1) * lane.tiring


def test_a_proof_is_worth_its_while():
    assert PROVED.a_second > UNPROVED.a_second and PROVED.lasting > UNPROVED.lasting
