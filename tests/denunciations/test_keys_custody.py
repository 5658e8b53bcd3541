import pytest

from denunciations.wrongs import every_bit
from thongsuot.denunciations.keys import custody, envelopes, pairs
from thongsuot.denunciations.keys.trouble import Broken

INNER, OUTER = pairs.new_pair(), pairs.new_pair()


@pytest.fixture
def lost():
    """The pair of an investigator whose passphrase is lost."""
    return pairs.new_pair()


@pytest.fixture
def blob(lost):
    return custody.entrust(lost.private, INNER.public, OUTER.public)


def test_two_custodians_one_after_the_other_give_an_investigator_the_key_back(lost, blob):
    fresh = pairs.new_pair()
    passed_on = custody.open_outer(OUTER.private, blob)
    handed = custody.open_inner(INNER.private, passed_on, fresh.public)
    assert envelopes.open_with(fresh.private, handed) == lost.private


def test_the_outer_custodian_alone_reads_nothing(lost, blob):
    passed_on = custody.open_outer(OUTER.private, blob)
    assert lost.private not in passed_on
    with pytest.raises(Broken):
        envelopes.open_with(OUTER.private, passed_on)


def test_the_inner_custodian_alone_opens_nothing(blob):
    with pytest.raises(Broken):
        custody.open_inner(INNER.private, blob, INNER.public)
    with pytest.raises(Broken):
        custody.open_outer(INNER.private, blob)


def test_what_the_custodians_hand_over_opens_for_the_investigator_alone(blob):
    fresh = pairs.new_pair()
    handed = custody.open_inner(INNER.private, custody.open_outer(OUTER.private, blob), fresh.public)
    for custodian in (INNER, OUTER):
        with pytest.raises(Broken):
            envelopes.open_with(custodian.private, handed)


def test_one_key_cannot_be_both_custodians(lost):
    with pytest.raises(ValueError):
        custody.entrust(lost.private, INNER.public, INNER.public)


def test_a_spoilt_blob_opens_for_nobody(blob):
    for spoilt in every_bit(blob):
        with pytest.raises(Broken):
            custody.open_outer(OUTER.private, spoilt)


def test_a_spoilt_inner_envelope_opens_for_nobody(blob):
    for spoilt in every_bit(custody.open_outer(OUTER.private, blob)):
        with pytest.raises(Broken):
            custody.open_inner(INNER.private, spoilt, INNER.public)
