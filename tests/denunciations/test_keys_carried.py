"""The key a denouncer's page carries: for half an hour, for one place, and nothing but whole."""

import base64
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from denunciations.wrongs import KEYS, every_bit
from thongsuot.denunciations.keys import envelopes
from thongsuot.denunciations.keys.carried import LIFE, Carried, seal, unseal
from thongsuot.denunciations.keys.trouble import Broken

KEY, CONTENT = b"k" * 32, b"c" * 32
AT = datetime(2026, 7, 20, 2, tzinfo=UTC)
CARRIED = Carried(UUID("01900000-0000-7000-8000-000000000001"), CONTENT, 3)


@given(KEYS, KEYS, st.uuids(), st.integers(0, 2**32 - 1))
def test_what_was_sealed_comes_back(key, content, pk, own_acts):
    carried = Carried(pk, content, own_acts)
    assert unseal(key, seal(key, carried, AT), AT) == carried


@pytest.mark.parametrize("later", [timedelta(0), timedelta(seconds=1), LIFE])
def test_it_is_good_for_half_an_hour(later):
    assert unseal(KEY, seal(KEY, CARRIED, AT), AT + later) == CARRIED


@pytest.mark.parametrize("later", [LIFE + timedelta(seconds=1), timedelta(days=1), -timedelta(seconds=1)])
def test_it_is_good_no_longer_and_not_before(later):
    with pytest.raises(Broken):
        unseal(KEY, seal(KEY, CARRIED, AT), AT + later)


def test_another_key_opens_nothing():
    with pytest.raises(Broken):
        unseal(b"x" * 32, seal(KEY, CARRIED, AT), AT)


def test_every_bit_counts():
    box = base64.urlsafe_b64decode(seal(KEY, CARRIED, AT))
    for spoilt in every_bit(box[:120]):
        with pytest.raises(Broken):
            unseal(KEY, base64.urlsafe_b64encode(spoilt + box[120:]).decode(), AT)


@given(st.text(max_size=3000))
def test_whatever_is_typed_in_its_place_is_told_and_nothing_breaks(text):
    with pytest.raises(Broken):
        unseal(KEY, text, AT)


def test_what_was_sealed_elsewhere_under_the_same_key_is_not_taken():
    elsewhere = base64.urlsafe_b64encode(envelopes.encrypt(KEY, b"x" * 60, b"another place")).decode()
    with pytest.raises(Broken):
        unseal(KEY, elsewhere, AT)


def test_its_length_tells_nothing_and_its_text_no_key():
    assert len(seal(KEY, CARRIED, AT)) == len(seal(KEY, Carried(CARRIED.denunciation_id, CONTENT, 4_000), AT))
    assert CONTENT.hex() not in repr(CARRIED) and str(CARRIED.denunciation_id) not in repr(CARRIED)
