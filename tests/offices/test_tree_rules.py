"""What is odd in a tree, by plain rows: each kind of finding, and the properties of loops and holes."""

from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thongsuot.offices.rules.tree import (
    Held,
    Staff,
    UnitRow,
    Work,
    competence,
    holes,
    looped,
    missing,
    staffing,
    tree,
)
from thongsuot.units.rules import topic_line

A, B, C = (UUID(int=number) for number in (1, 2, 3))
PLACE, PROVINCE = UUID(int=11), UUID(int=12)
TOPICS = ("land", "land.use", "land.dispute", "water")


def kinds(found) -> list[str]:
    return [one.kind for one in found]


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({}, []),
        ({"lines": 1}, ["lineage"]),
        ({"parent_standing": False}, ["under-ended"]),
        ({"parent_standing": False, "standing": False}, []),
        ({"practice": True}, ["mixed"]),
        ({"parent_practice": True}, ["mixed"]),
        ({"place": PLACE, "place_standing": False}, ["unit-on-former-place"]),
        ({"place": PLACE, "place_standing": False, "outside": True}, []),
    ],
)
def test_the_shape_of_the_tree(changes, found):
    row = {"id": B, "parent": A, "standing": True, "lines": 2, "parent_lines": 1} | changes
    assert kinds(tree([UnitRow(**row)])) == found


def test_a_unit_under_itself_is_found_and_what_hangs_under_the_loop_is_not():
    assert looped({A: B, B: A, C: A}) == {A, B}


@given(st.dictionaries(st.integers(0, 12), st.one_of(st.none(), st.integers(0, 12)), max_size=13))
def test_a_unit_is_in_a_loop_exactly_where_its_way_up_comes_back_to_it(parents):
    def comes_back(start):
        at = parents[start]
        for _step in parents:
            if at == start:
                return True
            at = parents.get(at)
        return False

    assert looped(parents) == {unit for unit in parents if comes_back(unit)}


@pytest.mark.parametrize(
    ("work", "staff", "found"),
    [
        ({}, {}, []),
        ({"duties": True}, {}, ["nobody"]),
        ({"duties": True}, {"anyone": True}, []),
        ({"cases": True}, {"anyone": True}, ["no-head"]),
        ({"cases": True, "waiting": True}, {"anyone": True}, ["no-receiver", "no-head"]),
        ({"cases": True, "waiting": True}, {"anyone": True, "receivers": 1}, ["no-head"]),
        ({"cases": True, "waiting": True}, {"anyone": True, "heads": 1}, ["no-deputy"]),
        ({"cases": True}, {"anyone": True, "heads": 1, "deputies": 1}, []),
        ({"cases": True}, {"anyone": True, "heads": 2}, []),
        ({"cases": True}, {"anyone": True, "deputies": 1}, ["no-head"]),
    ],
)
def test_open_matters_want_who_acts_on_them(work, staff, found):
    rows = staffing([UnitRow(A, None, True)], {A: Work(A, **work)}, {A: Staff(**staff)})
    assert kinds(rows) == found


def test_a_head_whose_post_ended_is_told_with_the_day():
    gone = Staff(anyone=True, head_until=date(2026, 7, 1))
    (found,) = staffing([UnitRow(A, None, True)], {A: Work(A, cases=True)}, {A: gone})
    assert (found.kind, found.on) == ("no-head", date(2026, 7, 1))


@pytest.mark.parametrize(("heir", "found"), [(None, ["stranded"]), (B, [])])
def test_matters_of_an_ended_unit_want_an_heir(heir, found):
    ended = UnitRow(A, None, False, heir=heir)
    assert kinds(staffing([ended], {A: Work(A, duties=True)}, {})) == found


def test_practice_and_outside_units_want_nobody():
    units = [UnitRow(A, None, True, practice=True), UnitRow(B, None, True, outside=True)]
    assert kinds(staffing(units, {A: Work(A, duties=True), B: Work(B, cases=True)}, {})) == []


def held(unit=A, topic="land", number=1, **more) -> Held:
    return Held(UUID(int=100 + number), unit, topic, more.pop("kind", ""), more.pop("place", PLACE), **more)


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([held(), held(B, number=2)], ["overlap"]),
        ([held(), held(number=2)], []),
        ([held(), held(B, "land.use", 2)], []),
        ([held(), held(B, number=2, kind="petition")], []),
        ([held(), held(B, number=2, place=PROVINCE)], []),
        ([held(), held(B, number=2, unit_practice=True)], []),
        ([held(unit_standing=False)], ["competence-lost"]),
        ([held(place_standing=False)], ["place-gone"]),
        ([held(), held(B, number=2, unit_standing=False)], ["competence-lost"]),
    ],
)
def test_competence_that_overlaps_or_leads_nowhere(rows, found):
    assert kinds(competence(rows)) == found


COMMUNE = UnitRow(A, None, True, place=PLACE, covers=True)


@pytest.mark.parametrize(
    ("rows", "topics"),
    [
        ([], ("land", "water")),
        ([held(topic="")], None),
        ([held(topic="", place=PROVINCE)], None),
        ([held(topic="", place=None)], None),
        ([held(topic="", place=B)], ("land", "water")),
        ([held(topic="", kind="petition")], ("land", "water")),
        ([held(topic="", unit_standing=False)], ("land", "water")),
        ([held(topic="land")], ("water",)),
        ([held(topic="land.use"), held(topic="water", number=2)], ("land", "land.dispute")),
    ],
)
def test_topics_that_nobody_has_in_a_place_are_named(rows, topics):
    found = list(holes([COMMUNE], rows, {PLACE: PROVINCE, PROVINCE: None}, TOPICS))
    assert [one.topics for one in found] == ([topics] if topics else [])


@given(st.sets(st.sampled_from(["", *TOPICS])))
def test_whatever_nobody_has_is_named_itself_or_by_its_whole_topic(covered):
    named = set(missing(covered, TOPICS))
    for topic in TOPICS:
        reached = bool(covered.intersection(topic_line(topic)))
        assert reached or named.intersection(topic_line(topic))
        assert not (reached and topic in named)
