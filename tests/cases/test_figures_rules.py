"""Nothing under five is told to the public, and nothing that subtraction or a percentage would give away."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thongsuot.cases.rules.figures import FEWEST, covers, finer, shown, suppressed, telling, tells_of_parts

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


def public(column):
    """What the public has of a column: its cells, the words in their place, and the total beside them."""
    word = "hidden" if covers(column) else "under five"
    return [word if cell is None else cell for cell in suppressed(column)], shown(sum(column))


def worlds_like(column):
    """Yield every column that looks the same, by filling in what is hidden in all ways that give the same total."""
    told, total = suppressed(column), public(column)
    gaps = [index for index, cell in enumerate(told) if cell is None]
    for numbers in product(range(sum(column[index] for index in gaps) + FEWEST), repeat=len(gaps)):
        world = list(told)
        for index, number in zip(gaps, numbers, strict=True):
            world[index] = number
        if public(world) == total:
            yield world


def computed(column):
    """The hidden cells that have one value in every column that looks like this one."""
    worlds = list(worlds_like(column))
    gaps = [index for index, cell in enumerate(suppressed(column)) if cell is None]
    return [index for index in gaps if len({world[index] for world in worlds}) == 1]


@given(st.lists(st.integers(0, 12), min_size=1, max_size=4))
def test_no_hidden_cell_can_be_computed_by_whoever_knows_the_total_and_how_cells_are_hidden(column):
    assert computed(column) == []


@pytest.mark.parametrize("column", [[0, 0, 40], [4, 4, 40], [4, 4], [0, 0, 0, 7], [0, 7], [4, 5], [0, 0, 5, 5], [0, 0]])
def test_cells_of_none_and_of_all_four_cannot_be_computed_either(column):
    assert computed(column) == []


@pytest.mark.parametrize(("cells", "most"), [(2, 30), (3, 18), (4, 11)])
def test_nor_can_one_of_all_columns_of_so_many_cells(cells, most):
    alike = {}
    for column in product(range(most + 1), repeat=cells):
        if sum(column) <= most:  # so that every column that looks the same is among them
            alike.setdefault(str(public(list(column))), []).append(column)
    for worlds in alike.values():
        for index, cell in enumerate(suppressed(list(worlds[0]))):
            assert cell is not None or len({world[index] for world in worlds}) > 1, worlds[0]


def test_the_smallest_other_cell_is_hidden_with_a_single_one():
    assert suppressed([3, 40, 12, 9]) == [None, 40, 12, None]


def test_the_smallest_other_cell_is_hidden_with_several_that_their_sum_would_tell():
    assert suppressed([0, 40, 0, 12]) == [None, 40, None, None]
    assert suppressed([0, 40, 1, 12]) == [None, 40, None, 12]
    assert suppressed([7, 7, 40, 2]) == [None, None, 40, None]


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


@given(PAIRS)
def test_the_parts_of_one_total_are_all_shown_or_all_hidden(counts):
    fine = finer(counts, seen_now(counts))
    for second in {second for _first, second in counts}:
        assert len({fine[first] is None for first, other in counts if other == second}) == 1


def sums(counts, place):
    keys = sorted({pair[place] for pair in counts})
    return {(place, key): sum(number for pair, number in counts.items() if pair[place] == key) for key in keys}


def seen(counts):
    """What the public sees of both tables: cells, or the words in their place."""
    now = seen_now(counts)
    small = "hidden" if covers(list(sums(counts, 1).values())) else "under five"
    return (*(small if cell is None else cell for cell in now.values()), *sorted(finer(counts, now).items()))


@pytest.mark.parametrize(
    ("held", "most"),
    [
        (["AX", "BX"], 20),
        (["AX", "BX", "CX"], 13),
        (["AX", "AY"], 20),
        (["AX", "AY", "BY"], 13),
        (["AX", "BX", "CY"], 13),
    ],
    ids=["merged", "three merged", "split", "both", "merged beside another"],
)
def test_who_knows_both_tables_and_how_they_are_hidden_finds_no_cell_under_five(held, most):
    alike = {}
    for numbers in product(range(most + 1), repeat=len(held)):
        counts = {(first, second): number for (first, second), number in zip(held, numbers, strict=True)}
        alike.setdefault(seen(counts), []).append(sums(counts, 0) | sums(counts, 1))
    for worlds in alike.values():
        for cell, number in worlds[0].items():
            assert number >= FEWEST or any(world[cell] != number for world in worlds), worlds[0]


@pytest.mark.parametrize(
    ("column", "so"),
    [([3, 40, 12], True), ([3, 4, 12], False), ([0, 0, 12], True), ([7, 8], False), ([3], False), ([], False)],
)
def test_a_large_cell_is_hidden_for_the_sake_of_small_ones_that_could_be_told(column, so):
    assert (
        covers(column)
        == so
        == any(cell is None and count >= FEWEST for cell, count in zip(suppressed(column), column, strict=True))
    )


@pytest.mark.parametrize(
    ("counts", "now", "then"),
    [
        ({("A", "B"): 12, ("B", "B"): 9}, {"B": 21}, {"A": 12, "B": 9}),
        ({("A", "B"): 12, ("B", "B"): 3}, {"B": 15}, {"A": None, "B": None}),
        ({("A", "D"): 20, ("B", "D"): 0, ("C", "D"): 0}, {"D": 20}, {"A": None, "B": None, "C": None}),
        ({("A", "D"): 4, ("B", "D"): 4, ("C", "D"): 4}, {"D": 12}, {"A": None, "B": None, "C": None}),
        ({("A", "B"): 12, ("B", "B"): 9}, {"B": None}, {"A": None, "B": None}),
        ({("A", "B"): 7, ("A", "C"): 8}, {"B": 7, "C": 8}, {"A": 15}),
        ({("A", "B"): 7, ("A", "C"): 3}, {"B": 7, "C": None}, {"A": None}),
        ({("A", "B"): 7, ("A", "C"): 8, ("B", "B"): 9}, {"B": 16, "C": 8}, {"A": None, "B": None}),
        ({("A", "A"): 7, ("B", "C"): 8}, {"A": 7, "C": 8}, {"A": 7, "B": 8}),
    ],
    ids=[
        "merged",
        "a small one",
        "two of none",
        "all of four",
        "a hidden total",
        "split",
        "split, a part hidden",
        "both",
        "apart",
    ],
)
def test_units_of_the_time_are_told_beside_those_of_today(counts, now, then):
    assert finer(counts, now) == then


def beside(whole, part):
    """What the public sees of two columns side by side, their totals with them."""
    return public(whole), "nothing" if tells_of_parts(whole, part) else public(part)


def tables(rows, most):
    """Yield (open, late) of so many rows whose open matters are `most` in all, at the most."""
    for whole in product(range(most + 1), repeat=rows):
        if sum(whole) <= most:
            for part in product(*(range(count + 1) for count in whole)):
                yield list(whole), list(part)


@pytest.mark.parametrize(("rows", "most"), [(1, 12), (2, 20), (3, 14)])
def test_of_open_and_late_side_by_side_no_cell_under_five_can_be_computed(rows, most):
    alike = {}
    for whole, part in tables(rows, most):
        alike.setdefault(str(beside(whole, part)), []).append(whole + part)
    for worlds in alike.values():
        for index, number in enumerate(worlds[0]):
            assert number >= FEWEST or any(world[index] != number for world in worlds), worlds[0]


PARTS = st.lists(st.tuples(st.integers(0, 15), st.integers(0, 15)), min_size=1, max_size=4)


@given(PARTS)
def test_each_small_cell_that_is_told_beside_its_whole_could_be_another(pairs):
    whole, part = [max(pair) for pair in pairs], [min(pair) for pair in pairs]
    if tells_of_parts(whole, part) or sum(part) < FEWEST:
        return
    near = [whole + part]
    for up, down in product(range(len(pairs)), repeat=2):
        for of_whole, of_part in ((1, 0), (0, 1), (1, 1)):
            moved = [list(whole), list(part)]
            for column, by in zip(moved, (of_whole, of_part), strict=True):
                column[up], column[down] = column[up] + by, column[down] - by
            fits = all(0 <= few <= all_ for all_, few in zip(*moved, strict=True))
            if up != down and fits and (public(moved[0]), public(moved[1])) == (public(whole), public(part)):
                near.append(moved[0] + moved[1])
    for index, number in enumerate(whole + part):
        assert number >= FEWEST or any(world[index] != number for world in near), (whole, part)


@pytest.mark.parametrize(
    ("whole", "part", "so"),
    [
        ([5, 6], [4, 6], True),
        ([5, 5, 7], [0, 0, 7], True),
        ([0, 1, 5], [0, 1, 4], True),
        ([1, 5, 6], [0, 5, 1], True),
        ([4, 4], [4, 4], True),
        ([9, 9, 30], [1, 2, 20], False),
        ([9, 9], [0, 3], False),
        ([20, 30], [6, 7], False),
        ([3], [2], False),
    ],
)
def test_late_matters_are_told_only_where_they_tell_no_cell_beside_the_open_ones(whole, part, so):
    assert tells_of_parts(whole, part) is so
