import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from denunciations.wrongs import CHEAP, every_bit, every_cut
from thongsuot.denunciations.keys import envelopes, pairs
from thongsuot.denunciations.keys.trouble import Broken, KeyTrouble, WrongPassphrase

PHRASE = "trâu vàng gặm cỏ đồng Đinh"


def test_the_public_half_belongs_to_the_private_one():
    pair = pairs.new_pair()
    assert pairs.public_of(pair.private) == pair.public
    assert envelopes.open_with(pair.private, envelopes.seal_to(pair.public, b"a")) == b"a"


def test_a_locked_key_opens_with_its_passphrase_at_the_costs_we_use():
    pair = pairs.new_pair()
    locked = pairs.lock(pair.private, PHRASE)
    assert (locked.ops, locked.mem) == (4, 64 * 1024 * 1024)
    assert pairs.unlock(locked, PHRASE) == pair.private


@given(phrase=st.text(max_size=60), other=st.text(max_size=60))
def test_no_other_passphrase_unlocks(phrase, other):
    pair = pairs.new_pair()
    locked = pairs.lock(pair.private, phrase, **CHEAP)
    if unicodedata.normalize("NFC", phrase) == unicodedata.normalize("NFC", other):
        assert pairs.unlock(locked, other) == pair.private
    else:
        with pytest.raises(WrongPassphrase):
            pairs.unlock(locked, other)


def test_a_passphrase_typed_on_another_keyboard_unlocks():
    pair = pairs.new_pair()
    locked = pairs.lock(pair.private, unicodedata.normalize("NFC", PHRASE), **CHEAP)
    assert pairs.unlock(locked, unicodedata.normalize("NFD", PHRASE)) == pair.private


def test_the_same_key_and_passphrase_never_lock_the_same_twice():
    pair = pairs.new_pair()
    first, second = pairs.lock(pair.private, PHRASE, **CHEAP), pairs.lock(pair.private, PHRASE, **CHEAP)
    assert first.salt != second.salt
    assert first.box != second.box


def test_any_flipped_bit_of_a_locked_key_keeps_it_shut():
    locked = pairs.lock(pairs.new_pair().private, PHRASE, **CHEAP)
    for spoilt in every_bit(locked.salt):
        with pytest.raises(WrongPassphrase):
            pairs.unlock(replace(locked, salt=spoilt), PHRASE)
    for spoilt in [*every_bit(locked.box)][::7]:
        with pytest.raises(WrongPassphrase):
            pairs.unlock(replace(locked, box=spoilt), PHRASE)


@pytest.mark.parametrize("costs", [{"ops": 0}, {"ops": 2**32 - 1}, {"mem": 1}, {"mem": 2**32 - 1}])
def test_costs_we_never_set_are_refused_before_they_are_paid(costs):
    locked = pairs.lock(pairs.new_pair().private, PHRASE, **CHEAP)
    with pytest.raises(Broken):
        pairs.unlock(replace(locked, **costs), PHRASE)


def test_a_locked_key_survives_its_column():
    locked = pairs.lock(pairs.new_pair().private, PHRASE, **CHEAP)
    assert pairs.Locked.unpack(locked.pack()) == locked
    assert pairs.Locked.unpack(memoryview(locked.pack())) == locked


def test_a_column_cut_anywhere_unlocks_nothing():
    for spoilt in every_cut(pairs.lock(pairs.new_pair().private, PHRASE, **CHEAP).pack()):
        with pytest.raises(KeyTrouble):
            pairs.unlock(pairs.Locked.unpack(spoilt), PHRASE)


def test_no_text_of_a_pair_shows_its_private_half():
    pair = pairs.new_pair()
    for shown in (repr(pair), str(pair), f"{pair}"):
        assert repr(pair.private) not in shown
        assert pair.private.hex() not in shown
