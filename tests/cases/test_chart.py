"""The drawing of the public figures: within its frame, silent where the table is silent."""

from hypothesis import given
from hypothesis import strategies as st

from thongsuot.cases.rules.chart import APART, lines, share
from thongsuot.cases.rules.figures import telling

SHARES = st.lists(st.none() | st.floats(0, 100), min_size=7, max_size=7)


def test_a_share_stands_between_the_bottom_and_the_top():
    (line,) = lines({"on_time": [0, 50, 100]})
    assert line.points == (("38.0", "190.0"), ("143.0", "105.0"), ("248.0", "20.0"))
    assert line.runs == ("38.0,190.0 143.0,105.0 248.0,20.0",)


def test_a_month_that_may_not_be_told_is_a_gap():
    (line,) = lines({"on_time": [10, 20, None, 40, None, 60, 70]})
    assert (len(line.runs), len(line.points)) == (2, 5)


def test_nothing_to_tell_is_no_line_and_no_name():
    (line,) = lines({"on_time": [None, None]})
    assert (line.runs, line.points, line.label_y) == ((), (), None)


@given(st.integers(0, 50), st.none() | st.integers(0, 50))
def test_a_share_is_drawn_exactly_where_it_may_be_told(part, whole):
    drawn = share(part, whole)
    assert (drawn is None) is (not whole or telling(part, whole) != "rate")
    assert drawn is None or 0 <= drawn <= 100


@given(SHARES, SHARES, SHARES)
def test_names_never_cover_each_other(one, two, three):
    found = [float(line.label_y) for line in lines({"a": one, "b": two, "c": three}) if line.label_y]
    found.sort()
    assert all(right - left >= APART - 0.11 for left, right in zip(found, found[1:], strict=False))
