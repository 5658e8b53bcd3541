from datetime import UTC, datetime, timedelta

import pytest

from denunciations.wrongs import every_bit, every_cut
from thongsuot.denunciations.keys import session
from thongsuot.denunciations.keys.trouble import Broken

PRIVATE = bytes(range(32))
ROW = b"0197a1b2-0000-7000-8000-00000000000a"
USED_AT = datetime(2026, 7, 1, 2, 0, tzinfo=UTC)


def test_both_halves_together_give_the_key_back():
    wrapped = session.wrap(PRIVATE, ROW)
    assert session.unwrap(wrapped.cookie, wrapped.box, ROW) == PRIVATE


def test_neither_half_holds_the_key():
    wrapped = session.wrap(PRIVATE, ROW)
    assert PRIVATE not in wrapped.box
    assert PRIVATE.hex() not in wrapped.cookie
    assert bytes.fromhex(wrapped.cookie) not in wrapped.box


def test_each_wrapping_has_halves_of_its_own():
    first, second = session.wrap(PRIVATE, ROW), session.wrap(PRIVATE, ROW)
    with pytest.raises(Broken):
        session.unwrap(first.cookie, second.box, ROW)


def test_a_cookie_opens_the_row_of_its_own_session_only():
    wrapped = session.wrap(PRIVATE, ROW)
    with pytest.raises(Broken):
        session.unwrap(wrapped.cookie, wrapped.box, ROW[:-1] + b"b")


def test_any_flipped_bit_or_cut_of_the_row_breaks_it():
    wrapped = session.wrap(PRIVATE, ROW)
    for spoilt in [*every_bit(wrapped.box), *every_cut(wrapped.box)]:
        with pytest.raises(Broken):
            session.unwrap(wrapped.cookie, spoilt, ROW)


@pytest.mark.parametrize("cookie", ["", "zz", "00", "0" * 63, "0" * 64, "0" * 66, "é" * 64, "\0" * 64])
def test_a_strange_cookie_opens_nothing(cookie):
    with pytest.raises(Broken):
        session.unwrap(cookie, session.wrap(PRIVATE, ROW).box, ROW)


@pytest.mark.parametrize(
    ("later", "over"),
    [
        (timedelta(0), False),
        (timedelta(minutes=15), False),
        (timedelta(minutes=15, seconds=1), True),
        (timedelta(seconds=-1), True),
    ],
)
def test_an_unlocked_key_lives_fifteen_minutes_since_last_used(later, over):
    assert session.is_over(USED_AT, USED_AT + later) is over


def test_no_text_of_a_wrapped_key_shows_its_cookie():
    assert repr(session.wrap(PRIVATE, ROW)) == "Wrapped(…)"
