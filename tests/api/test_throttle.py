"""The brake: holds a burst, refills, never goes below nothing."""

from hypothesis import given
from hypothesis import strategies as st

from thongsuot.api.throttle import Bucket


def test_a_burst_passes_and_the_next_waits():
    bucket = Bucket(rate=1, burst=3)
    assert [bucket.take(10.0) for _one in range(4)] == [True, True, True, False]
    assert bucket.wait() == 2


def test_it_fills_with_time():
    bucket = Bucket(rate=2, burst=1)
    assert bucket.take(1.0) and not bucket.take(1.1) and bucket.take(1.7)


@given(st.lists(st.floats(0, 100), max_size=50))
def test_no_more_pass_than_burst_and_rate_allow(moments):
    bucket = Bucket(rate=1, burst=5)
    passed = sum(bucket.take(moment) for moment in sorted(moments))
    assert passed <= 5 + 100
