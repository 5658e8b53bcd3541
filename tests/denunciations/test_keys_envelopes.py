import pytest
from hypothesis import given
from hypothesis import strategies as st

from denunciations.wrongs import KEYS, every_bit, every_cut
from thongsuot.denunciations.keys import envelopes, pairs
from thongsuot.denunciations.keys.trouble import Broken

KEY = bytes(range(32))
CONTEXT = b"0197a1b2-0000-7000-8000-000000000001"


@given(key=KEYS, plain=st.binary(max_size=2000), context=st.binary(max_size=80))
def test_what_was_sealed_opens_with_its_key_in_its_place(key, plain, context):
    assert envelopes.decrypt(key, envelopes.encrypt(key, plain, context), context) == plain


@given(plain=st.binary(min_size=8, max_size=600))
def test_the_sealed_form_holds_nothing_of_the_words(plain):
    assert plain not in envelopes.encrypt(KEY, plain, CONTEXT)


def test_the_same_words_never_look_the_same_twice():
    assert envelopes.encrypt(KEY, b"a", CONTEXT) != envelopes.encrypt(KEY, b"a", CONTEXT)


def test_the_length_of_words_shows_in_steps_of_256_bytes_only():
    lengths = {len(envelopes.encrypt(KEY, b"x" * size, CONTEXT)) for size in range(0, 256)}
    assert len(lengths) == 1
    assert len(envelopes.encrypt(KEY, b"x" * 256, CONTEXT)) == lengths.pop() + 256


def test_any_flipped_bit_breaks_sealed_words():
    sealed = envelopes.encrypt(KEY, "lời tố cáo".encode(), CONTEXT)
    for spoilt in every_bit(sealed):
        with pytest.raises(Broken):
            envelopes.decrypt(KEY, spoilt, CONTEXT)


def test_sealed_words_cut_anywhere_are_broken():
    sealed = envelopes.encrypt(KEY, "lời tố cáo".encode(), CONTEXT)
    for spoilt in [*every_cut(sealed), sealed + b"\0"]:
        with pytest.raises(Broken):
            envelopes.decrypt(KEY, spoilt, CONTEXT)


@given(other=st.binary(max_size=80).filter(lambda context: context != CONTEXT))
def test_words_moved_to_another_row_do_not_open(other):
    with pytest.raises(Broken):
        envelopes.decrypt(KEY, envelopes.encrypt(KEY, b"secret", CONTEXT), other)


@given(other=KEYS.filter(lambda key: key != KEY))
def test_another_key_does_not_open_words(other):
    with pytest.raises(Broken):
        envelopes.decrypt(other, envelopes.encrypt(KEY, b"secret", CONTEXT), CONTEXT)


@given(plain=st.binary(max_size=500))
def test_an_envelope_opens_for_its_receiver(plain):
    pair = pairs.new_pair()
    assert envelopes.open_with(pair.private, envelopes.seal_to(pair.public, plain)) == plain


def test_an_envelope_opens_for_nobody_else():
    receiver, other = pairs.new_pair(), pairs.new_pair()
    envelope = envelopes.seal_to(receiver.public, KEY)
    with pytest.raises(Broken):
        envelopes.open_with(other.private, envelope)


def test_any_flipped_bit_or_cut_breaks_an_envelope():
    receiver = pairs.new_pair()
    envelope = envelopes.seal_to(receiver.public, KEY)
    opened = envelopes.opener(receiver.private)
    for spoilt in [*every_bit(envelope), *every_cut(envelope), envelope + b"\0"]:
        with pytest.raises(Broken):
            opened(spoilt)


def test_bytes_as_the_database_hands_them_out_open_too():
    receiver = pairs.new_pair()
    envelope = memoryview(envelopes.seal_to(receiver.public, KEY))
    assert envelopes.open_with(receiver.private, envelope) == KEY
    assert envelopes.decrypt(KEY, memoryview(envelopes.encrypt(KEY, b"a", CONTEXT)), CONTEXT) == b"a"


@given(key=KEYS)
def test_keys_below_a_key_differ_by_purpose_and_stay_the_same(key):
    files, words = envelopes.derive(key, b"files"), envelopes.derive(key, b"words")
    assert len({key, files, words}) == 3
    assert files == envelopes.derive(key, b"files")


def test_new_keys_are_32_bytes_and_never_the_same():
    drawn = {envelopes.new_key() for _ in range(100)}
    assert len(drawn) == 100
    assert {len(key) for key in drawn} == {32}
