"""The closed lists of law: complete, sourced, dated, and counted in whole numbers."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thongsuot.law.lists import item_of, list_of, lists
from thongsuot.law.rules.lists import ClosedList, Item, ListUnknown, passes, representatives
from thongsuot.law.rules.terms import Source
from thongsuot.law.shipped import shipped

DAY = date(2026, 7, 5)
ROWS = [(name, item) for name, rows in lists().items() for item in rows.items]
# list, day, how many rows the law has there
COUNTS = [
    ("KN.NOT-ACCEPTED", DAY, 9),
    ("KN.COMPLEX", date(2026, 6, 30), 1),
    ("KN.COMPLEX", DAY, 7),
    ("KN.SUSPENSION", date(2026, 6, 30), 0),
    ("TCD.REFUSAL", date(2026, 6, 30), 3),
    ("TCD.REFUSAL", DAY, 13),
    ("TCD.ONLINE", date(2026, 6, 30), 0),
    ("TCD.ONLINE", DAY, 5),
    ("TC.NOT-PROCESSED", DAY, 3),
    ("TC.CONTINUE", date(2026, 6, 30), 3),
    ("TC.CONTINUE", DAY, 3),
    ("TC.PROTECTED", DAY, 4),
    ("TC.PROTECTION", DAY, 3),
    ("LETTER.INELIGIBLE", DAY, 7),
    ("DC.PUBLISH", DAY, 14),
    ("DC.DECIDE", DAY, 6),
    ("FREQUENCY", date(2025, 6, 30), 7),
    ("FREQUENCY", date(2025, 7, 1), 5),
]


@pytest.mark.parametrize(("name", "item"), ROWS, ids=[f"{n} {i.code} {i.in_force_from}" for n, i in ROWS])
def test_every_row_names_its_source_and_reads_in_both_languages(name, item):
    source = item.source
    assert all((source.instrument, source.instrument_en, source.article, source.article_en, item.text, item.text_en))
    assert item.known_since <= item.in_force_from


@pytest.mark.parametrize(("name", "day", "count"), COUNTS, ids=[f"{n} {d}" for n, d, _ in COUNTS])
def test_a_list_has_as_many_rows_as_the_law_of_the_day(name, day, count):
    assert len(list_of(name, day)) == count


def test_the_commune_chair_receives_a_day_a_week_until_june_2026_and_two_a_month_from_july():
    before, after = (item_of("FREQUENCY", "TCD.COMM.CHAIR", day).values for day in (date(2026, 6, 30), DAY))
    assert (before["times"], before["period"]) == (1, "week")
    assert (after["times"], after["period"]) == (2, "month")


def test_a_law_that_is_passed_but_not_in_force_is_known_and_not_applied():
    codes = {"TCD.COMM.CHAIR"}
    on_known = {i.values["period"] for i in list_of("FREQUENCY", DAY, date(2025, 12, 10)) if i.code in codes}
    before_known = {i.values["period"] for i in list_of("FREQUENCY", DAY, date(2025, 12, 9)) if i.code in codes}
    assert on_known == {"month"}
    assert before_known == {"week"}


def test_a_list_that_is_not_known_is_named():
    with pytest.raises(ListUnknown, match='mã "KN.WRONG"'):
        list_of("KN.WRONG", DAY)


def test_a_row_that_is_not_in_the_list_on_the_day_is_refused_with_the_remedy():
    with pytest.raises(ListUnknown, match=r'TCD.REFUSAL không có mục "weapons" vào ngày 2026-06-30. Chọn một mục'):
        item_of("TCD.REFUSAL", "weapons", date(2026, 6, 30))


def test_the_fourteen_items_are_posted_as_article_13_says():
    rows = {int(item.code): item.values for item in list_of("DC.PUBLISH", DAY)}
    assert [n for n in rows if rows[n]["posting"] == "permanent"] == [4, 13]
    assert [n for n in rows if rows[n]["posting"] == "thirty-days"] == [1, 2, 3, 5, 6, 7, 8, 9, 10, 11, 12]
    assert [n for n in rows if rows[n]["loudspeaker"]] == [7, 8, 9, 10, 11, 12]


def test_every_rule_a_row_points_to_is_in_the_book():
    codes = {rule.code for rule in shipped().rules}
    named = {item.values[key] for _, item in ROWS for key in ("rule", "loudspeaker_rule") if key in item.values}
    assert named
    assert named <= codes


def test_every_threshold_an_item_points_to_is_in_the_list():
    known = {item.code for item in list_of("DC.THRESHOLD", DAY)}
    assert {item.values["threshold"] for item in list_of("DC.DECIDE", DAY)} <= known


@pytest.mark.parametrize(
    ("code", "yes", "total", "reached"),
    [
        ("two-thirds", 2, 3, True),
        ("two-thirds", 66, 100, False),
        ("two-thirds", 67, 100, True),
        ("two-thirds", 200, 300, True),
        ("two-thirds", 199, 300, False),
        ("more-than-half", 50, 100, False),
        ("more-than-half", 51, 100, True),
        ("more-than-half", 1, 1, True),
        ("initiative", 10, 100, True),
        ("initiative", 9, 91, False),
        ("two-thirds", 0, 0, False),
    ],
)
def test_a_share_is_reached_exactly(code, yes, total, reached):
    assert passes(item_of("DC.THRESHOLD", code, DAY), yes, total) is reached


@given(st.integers(0, 5000), st.integers(0, 5000))
def test_two_thirds_is_three_times_yes_against_twice_all(yes, more):
    total = yes + more
    assert passes(item_of("DC.THRESHOLD", "two-thirds", DAY), yes, total) == (total > 0 and 3 * yes >= 2 * total)
    assert passes(item_of("DC.THRESHOLD", "more-than-half", DAY), yes, total) == (2 * yes > total)


def test_more_yes_than_people_is_refused():
    with pytest.raises(ValueError, match="4 of 3"):
        passes(item_of("DC.THRESHOLD", "two-thirds", DAY), 4, 3)


@pytest.mark.parametrize("code", ["KN.REPRESENTATIVES", "TCD.REPRESENTATIVES"])
@pytest.mark.parametrize("day", [date(2015, 1, 5), date(2022, 1, 5), DAY], ids=str)
@pytest.mark.parametrize(("people", "most"), [(5, 2), (10, 2), (11, 5), (3000, 5)])
def test_few_speak_for_many(code, day, people, most):
    assert representatives(list_of(code, day), people).values["most"] == most


def test_four_people_speak_for_themselves():
    assert representatives(list_of("KN.REPRESENTATIVES", DAY), 4) is None


SOURCE = Source(instrument="Luật", instrument_en="Law", article="Điều 1", article_en="Article 1")
ROW = {"code": "a", "text": "Một", "text_en": "One", "source": SOURCE, "confidence": "verified"}
FIRST = {"in_force_from": date(2020, 1, 1), "known_since": date(2020, 1, 1)}


def test_two_rows_of_one_code_that_overlap_are_refused():
    rows = (Item(**ROW, **FIRST), Item(**ROW, **FIRST))
    with pytest.raises(ValueError, match="X a: two rows overlap from 2020-01-01"):
        ClosedList("X", "X", "X", rows)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"text": ""}, "needs a code, a text"),
        ({"confidence": "perhaps"}, "confidence is 'perhaps'"),
        ({"transition": "Chỉ một thứ tiếng"}, "both languages"),
        ({"values": {"share": 0.66}}, "whole ones"),
        ({"in_force_until": date(2019, 1, 1)}, "ends before it begins"),
    ],
    ids=["no text", "confidence", "transition", "fraction", "period"],
)
def test_a_row_that_cannot_be_is_refused(wrong, said):
    with pytest.raises(ValueError, match=said):
        Item(**ROW | FIRST | wrong)
