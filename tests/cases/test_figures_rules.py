"""Nothing under five is told to the public, and nothing that subtraction or a percentage would give away."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thongsuot.cases.rules.figures import FEWEST, shown, suppressed, telling

COUNTS = st.lists(st.integers(0, 60), min_size=1, max_size=12)


@given(COUNTS)
def test_no_cell_under_five_is_shown(column):
    assert all(cell is None or cell >= FEWEST for cell in suppressed(column))


@given(COUNTS.filter(lambda column: len(column) > 1))
def test_a_hidden_cell_is_never_hidden_alone(column):
    assert suppressed(column).count(None) != 1


@given(COUNTS)
def test_what_is_shown_is_the_count(column):
    assert all(cell in (None, count) for cell, count in zip(suppressed(column), column, strict=True))


def test_the_smallest_other_cell_is_hidden_with_a_single_one():
    assert suppressed([3, 40, 12, 9]) == [None, 40, 12, None]


@pytest.mark.parametrize(("count", "told"), [(0, None), (4, None), (5, 5), (61, 61)])
def test_a_single_figure_under_five_is_hidden(count, told):
    assert shown(count) == told


@pytest.mark.parametrize(
    ("part", "whole", "how"),
    [(0, 20, "few"), (4, 20, "few"), (5, 20, "rate"), (15, 20, "rate"), (16, 20, "rest"), (20, 20, "rest")],
)
def test_a_share_is_a_percentage_only_where_both_parts_have_five(part, whole, how):
    assert telling(part, whole) == how
