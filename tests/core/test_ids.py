"""Codes that can be read down a telephone: a wrong digit or two swapped ones are noticed."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thongsuot.core.ids import check_digit, new_code, new_id, new_ids, new_secret, parse_code, show_code

DRAWN = st.integers(0, 10**8 - 1)


@given(DRAWN)
def test_a_code_is_read_back_as_it_is_printed(drawn):
    code = new_code("4715", below=lambda limit: drawn)
    assert parse_code(show_code(code)) == code
    assert parse_code(f"  {show_code(code).replace('-', '. ')} ") == code


@given(DRAWN, st.integers(0, 12), st.integers(1, 9))
def test_one_wrong_digit_is_noticed(drawn, place, shift):
    code = new_code("4715", below=lambda limit: drawn)
    wrong = code[:place] + str((int(code[place]) + shift) % 10) + code[place + 1 :]
    assert parse_code(wrong) is None


@given(DRAWN, st.integers(0, 11))
def test_two_neighbours_swapped_are_noticed(drawn, place):
    code = new_code("4715", below=lambda limit: drawn)
    swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    assert swapped == code or parse_code(swapped) is None


@pytest.mark.parametrize("text", ["", "4715", "4715-9036-2817-45", "mã của tôi", "４７１５"])
def test_what_is_no_code_is_none(text):
    assert parse_code(text) is None


def test_the_check_digit_is_damms():
    assert check_digit("572") == "4"


@pytest.mark.parametrize("prefix", ["471", "47155", "abcd", ""])
def test_an_installation_has_four_digits(prefix):
    with pytest.raises(ValueError, match="four digits"):
        new_code(prefix)


def test_a_secret_has_twelve_digits():
    assert len(new_secret()) == 12
    assert new_secret().isdigit()


def test_identifiers_sort_by_the_time_of_their_making():
    made = [new_id() for _one in range(50)]
    assert made == sorted(made)
    assert {each.version for each in made} == {7}


def test_identifiers_of_a_batch_are_as_those_made_one_by_one():
    made = [new_id(), *new_ids(500), new_id()]
    assert made == sorted(set(made))
    assert {(each.version, each.variant) for each in made} == {(7, "specified in RFC 4122")}
    assert new_ids(0) == []


def test_a_burst_of_keys_does_not_run_ahead_of_the_clock():
    newest = [new_id() for _ in range(5000)][-1]
    assert newest.int >> 80 <= time.time_ns() // 1_000_000
