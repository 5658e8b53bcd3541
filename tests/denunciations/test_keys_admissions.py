import pytest
from hypothesis import given
from hypothesis import strategies as st

from denunciations.wrongs import every_bit
from thongsuot.denunciations.keys import admissions

PEPPER, PUBLIC = bytes(range(32)), b"p" * 32
FACTS = ("officer-1", "unit-1", "investigator", "officer-2")


def test_the_mark_of_an_admitted_key_is_genuine():
    assert admissions.is_genuine(admissions.mark(PEPPER, PUBLIC, FACTS), PEPPER, PUBLIC, FACTS)


@pytest.mark.parametrize(
    ("public", "facts"),
    [
        (b"q" * 32, FACTS),
        (PUBLIC, ("officer-3", *FACTS[1:])),
        (PUBLIC, ("officer-1", "unit-2", *FACTS[2:])),
        (PUBLIC, (*FACTS[:2], "custodian", "officer-2")),
        (PUBLIC, (*FACTS[:3], "officer-1")),
        (PUBLIC, FACTS[:3]),
    ],
)
def test_a_key_slipped_in_or_a_changed_fact_has_no_genuine_mark(public, facts):
    assert not admissions.is_genuine(admissions.mark(PEPPER, PUBLIC, FACTS), PEPPER, public, facts)


def test_without_the_secret_of_the_installation_no_mark_can_be_made():
    forged = admissions.mark(b"guess" * 6 + b"xx", PUBLIC, FACTS)
    assert not admissions.is_genuine(forged, PEPPER, PUBLIC, FACTS)


def test_a_spoilt_or_missing_mark_is_not_genuine():
    for spoilt in [*every_bit(admissions.mark(PEPPER, PUBLIC, FACTS)), b""]:
        assert not admissions.is_genuine(spoilt, PEPPER, PUBLIC, FACTS)


@given(left=st.lists(st.text(max_size=5), max_size=4), right=st.lists(st.text(max_size=5), max_size=4))
def test_different_facts_never_share_a_mark(left, right):
    assert (admissions.mark(PEPPER, PUBLIC, left) == admissions.mark(PEPPER, PUBLIC, right)) == (left == right)
