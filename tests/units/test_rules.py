"""How names become search keys, and which competence is the narrowest."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thongsuot.units import rules


@pytest.mark.parametrize(
    ("typed", "bare"),
    [
        ("xã Đơn Dương", "don duong"),
        ("TP. Đà Lạt", "da lat"),
        ("Phường Xuân Hương - Đà Lạt", "xuan huong da lat"),
        ("P. Phúc Xá", "phuc xa"),
        ("Ka Đô", "ka do"),
        ("Xã Ea H'leo", "ea h leo"),
        ("Phước Long", "phuoc long"),
    ],
)
def test_a_place_is_known_by_its_name_without_what_it_is(typed, bare):
    assert rules.bare_name(typed) == bare


def test_a_search_key_holds_each_further_word_once():
    assert rules.search_text("Phòng Kinh tế xã Đơn Dương", "Phòng Kinh tế", "xã Đơn Dương", limit=99) == (
        "phong kinh te xa don duong"
    )


def test_a_long_search_key_is_cut_between_words():
    assert rules.search_text("một hai ba", limit=8) == "mot hai"


@given(st.text(max_size=200))
def test_a_word_query_holds_nothing_a_tsquery_could_stumble_over(text):
    for term in filter(None, rules.word_query(text).split(" & ")):
        beginning, _or, whole = term.strip("()").partition(" | ")
        assert beginning.endswith(":*")
        assert beginning[:-2].isalnum()
        assert whole.isalnum() == term.startswith("(") == term.endswith(")")


@pytest.mark.parametrize(
    ("typed", "asked"),
    [("tỷ lệ", "(ty:* | ti) & le:*"), ("Quản lí", "quan:* & (li:* | ly)"), ("quý", "(quy:* | qui)"), ("hai", "hai:*")],
)
def test_a_word_spelt_with_i_or_y_is_asked_for_in_either_spelling(typed, asked):
    assert rules.word_query(typed) == asked


def test_each_word_is_asked_once_and_no_more_than_of_the_cases():
    typed = [f"w{number}" for number in range(40)]
    assert rules.word_query(" ".join(typed + typed)) == " & ".join(f"{word}:*" for word in typed[:32])
    assert rules.word_query("nước NUOC sạch") == "nuoc:* & sach:*"


def test_a_topic_is_covered_by_its_field_and_by_all():
    assert rules.topic_line("land.use") == ["land.use", "land", ""]
    assert rules.topic_line("") == [""]


@pytest.mark.parametrize(
    ("narrower", "wider"),
    [
        (("land.use", "", 1), ("land", "petition", 0)),
        (("land", "petition", 1), ("land", "", 0)),
        (("land", "", 0), ("land", "", 1)),
        (("", "", 0), ("", "", 1)),
        (("land", "", 3), ("", "", 0)),
    ],
    ids=["longer topic", "named kind", "nearer place", "no topic, nearer place", "any topic before none"],
)
def test_the_narrowest_competence_comes_first(narrower, wider):
    keys = [rules.narrowness(topic=t, kind=k, place_distance=d) for t, k, d in (wider, narrower)]
    assert keys[1] < keys[0]


@given(st.lists(st.integers(0, 30), min_size=1, max_size=30))
def test_the_closure_of_a_tree_holds_every_unit_once_with_each_of_its_ancestors(drawn):
    parents = {0: None} | {i + 1: value % (i + 1) for i, value in enumerate(drawn)}
    rows = list(rules.closure(parents))
    assert len({(above, unit) for above, unit, _depth in rows}) == len(rows)
    for unit, parent in parents.items():
        own = {(above, depth) for above, below, depth in rows if below == unit}
        upper = {(above, depth + 1) for above, below, depth in rows if below == parent}
        assert own == upper | {(unit, 0)}


def test_names_of_people_are_ordered_by_given_name():
    names = ["Trần Văn Hậu", "Nguyễn Thị Ánh", "Lê An", "Bùi Văn Ổn"]
    assert sorted(names, key=rules.name_order_bytes) == ["Lê An", "Nguyễn Thị Ánh", "Trần Văn Hậu", "Bùi Văn Ổn"]
