"""How an act becomes evidence."""

import json
from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thongsuot.ledger.rules import KEY_BYTES, canonical, commitment, new_key

texts = st.dictionaries(st.text(max_size=8), st.text(max_size=20) | st.integers() | st.none() | st.booleans())


def test_the_canonical_form_does_not_depend_on_the_order_of_keys():
    assert canonical({"b": 1, "a": "ý kiến"}) == canonical({"a": "ý kiến", "b": 1}) == '{"a":"ý kiến","b":1}'.encode()


@pytest.mark.parametrize(
    "value, text",
    [
        (date(2026, 7, 1), "2026-07-01"),
        (datetime(2026, 7, 1, 3, 4, tzinfo=UTC), "2026-07-01T03:04:00+00:00"),
        (UUID(int=1), "00000000-0000-0000-0000-000000000001"),
    ],
)
def test_days_instants_and_ids_have_one_written_form(value, text):
    assert json.loads(canonical({"v": value})) == {"v": text}


def test_what_has_no_written_form_is_refused():
    with pytest.raises(TypeError):
        canonical({"v": object()})


@given(texts, texts)
def test_two_acts_have_one_commitment_only_if_they_are_the_same(one, other):
    key = b"k" * KEY_BYTES
    assert (commitment(key, one) == commitment(key, other)) == (canonical(one) == canonical(other))


def test_without_the_key_the_commitment_says_nothing_of_the_act():
    act = {"text": "đường hỏng"}
    assert commitment(new_key(), act) != commitment(new_key(), act)
    assert len(commitment(new_key(), act)) == 32
