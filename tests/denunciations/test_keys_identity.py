import pytest

from denunciations.wrongs import every_bit
from thongsuot.denunciations.keys import envelopes, identity, pairs
from thongsuot.denunciations.keys.trouble import Broken

CONTENT, IDENTITY = b"c" * 32, b"i" * 32
LAN, MINH, INVESTIGATOR = pairs.new_pair(), pairs.new_pair(), pairs.new_pair()


@pytest.fixture
def wrapped():
    return identity.wrap_identity(CONTENT, IDENTITY, {"lan": LAN.public, "minh": MINH.public})


def test_an_investigator_and_either_custodian_together_read_the_identity(wrapped):
    for name, custodian in (("lan", LAN), ("minh", MINH)):
        peeled = identity.peel(CONTENT, wrapped[name], name)
        granted = identity.grant(custodian.private, peeled, INVESTIGATOR.public)
        assert envelopes.open_with(INVESTIGATOR.private, granted) == IDENTITY


def test_an_investigator_alone_reads_no_identity(wrapped):
    peeled = identity.peel(CONTENT, wrapped["lan"], "lan")
    assert IDENTITY not in peeled
    with pytest.raises(Broken):
        envelopes.open_with(INVESTIGATOR.private, peeled)


def test_a_custodian_alone_reads_no_identity(wrapped):
    with pytest.raises(Broken):
        identity.grant(LAN.private, wrapped["lan"], LAN.public)
    with pytest.raises(Broken):
        envelopes.open_with(LAN.private, wrapped["lan"])


def test_a_grant_opens_for_the_investigator_who_asked_and_nobody_else(wrapped):
    granted = identity.grant(LAN.private, identity.peel(CONTENT, wrapped["lan"], "lan"), INVESTIGATOR.public)
    for other in (LAN, MINH, pairs.new_pair()):
        with pytest.raises(Broken):
            envelopes.open_with(other.private, granted)


def test_the_envelope_of_one_custodian_does_not_pass_for_that_of_another(wrapped):
    with pytest.raises(Broken):
        identity.peel(CONTENT, wrapped["lan"], "minh")
    with pytest.raises(Broken):
        identity.grant(MINH.private, identity.peel(CONTENT, wrapped["lan"], "lan"), INVESTIGATOR.public)


def test_the_content_key_of_another_denunciation_peels_nothing(wrapped):
    with pytest.raises(Broken):
        identity.peel(b"d" * 32, wrapped["lan"], "lan")


def test_any_flipped_bit_keeps_the_identity_shut(wrapped):
    for spoilt in every_bit(wrapped["lan"]):
        with pytest.raises(Broken):
            identity.peel(CONTENT, spoilt, "lan")
    for spoilt in every_bit(identity.peel(CONTENT, wrapped["lan"], "lan")):
        with pytest.raises(Broken):
            identity.grant(LAN.private, spoilt, INVESTIGATOR.public)
