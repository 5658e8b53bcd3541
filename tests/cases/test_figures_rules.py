"""Nothing under five is told to the public, and nothing that subtraction or a percentage would give away."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thongsuot.cases.rules.figures import FEWEST, finer, shown, suppressed, telling

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


PAIRS = st.dictionaries(st.tuples(st.integers(0, 5), st.integers(0, 5)), st.integers(0, 30), min_size=1, max_size=8)


def seen_now(counts):
    """What the public sees by second key."""
    keys = sorted({second for _first, second in counts})
    sums = [sum(count for (_first, second), count in counts.items() if second == key) for key in keys]
    return dict(zip(keys, suppressed(sums), strict=True))


@given(PAIRS)
def test_of_the_finer_counts_too_no_cell_under_five_is_shown_and_what_is_shown_is_the_count(counts):
    found = finer(counts, seen_now(counts))
    assert set(found) == {first for first, _second in counts}
    for key, cell in found.items():
        assert (
            cell is None or cell == sum(count for (first, _second), count in counts.items() if first == key) >= FEWEST
        )


@given(PAIRS)
def test_no_hidden_cell_of_either_table_is_the_difference_of_shown_ones(counts):
    coarse = seen_now(counts)
    fine = finer(counts, coarse)
    for second, cell in coarse.items():
        firsts = {first for first, other in counts if other == second}
        hidden = [first for first in firsts if fine[first] is None]
        if cell is None:
            assert hidden == list(firsts)
        elif {other for first, other in counts if first in firsts} == {second}:
            assert len(hidden) != 1 or len(firsts) == 1


@pytest.mark.parametrize(
    ("counts", "now", "then"),
    [
        ({("A", "B"): 12, ("B", "B"): 9}, {"B": 21}, {"A": 12, "B": 9}),
        ({("A", "B"): 12, ("B", "B"): 3}, {"B": 15}, {"A": None, "B": None}),
        ({("A", "B"): 12, ("B", "B"): 9}, {"B": None}, {"A": None, "B": None}),
        ({("A", "B"): 7, ("A", "C"): 8}, {"B": 7, "C": 8}, {"A": 15}),
        ({("A", "B"): 7, ("A", "C"): 3}, {"B": 7, "C": None}, {"A": None}),
        ({("A", "B"): 7, ("A", "C"): 8, ("B", "B"): 9}, {"B": 16, "C": 8}, {"A": None, "B": None}),
        ({("A", "A"): 7, ("B", "C"): 8}, {"A": 7, "C": 8}, {"A": 7, "B": 8}),
    ],
    ids=["merged", "a small one", "a hidden total", "split", "split, a part hidden", "both", "apart"],
)
def test_units_of_the_time_are_told_beside_those_of_today(counts, now, then):
    assert finer(counts, now) == then
