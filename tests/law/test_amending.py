"""What may be changed in the book, and the sentence where it may not."""

from dataclasses import replace
from datetime import date

import pytest

from thongsuot.law.rules import CalendarUnknown, Entry, LawError
from thongsuot.law.rules.amending import NothingChanged, Overlaps, amended, check_day, check_year, withdrawn
from thongsuot.law.shipped import shipped

BOOK = shipped()
NOW = date(2026, 7, 15)
FIRST = BOOK.rule("KN.FIRST", NOW)


def changed(**more):
    values = {"in_force_from": date(2026, 9, 1), "known_since": NOW, "length": 20, "shipped": False}
    return replace(FIRST, **values | more)


def test_a_new_row_that_overlaps_is_refused_and_names_the_other():
    with pytest.raises(Overlaps, match=r"KN.FIRST đã có dòng hiệu lực 1/7/2012 – …, trùng.*Chọn kết thúc dòng đó"):
        amended(BOOK, changed())


def test_the_row_that_runs_on_is_ended_the_day_before():
    ended, row = amended(BOOK, changed(), end_earlier=True)
    assert (ended.in_force_from, ended.in_force_until) == (date(2012, 7, 1), date(2026, 8, 31))
    after = BOOK.with_changes(rules=(ended, row))
    assert after.rule("KN.FIRST", date(2026, 8, 31)).length == 30
    assert after.rule("KN.FIRST", date(2026, 9, 1)).length == 20


def test_before_the_change_was_known_the_old_row_runs_on():
    after = BOOK.with_changes(rules=amended(BOOK, changed(), end_earlier=True))
    assert after.as_known_on(date(2026, 7, 14)).rule("KN.FIRST", date(2026, 9, 1)).length == 30


def test_a_row_before_a_later_one_must_end_first():
    with pytest.raises(Overlaps, match="Ghi ngày hết hiệu lực trước ngày 1/7/2012"):
        amended(BOOK, changed(in_force_from=date(2010, 1, 1)), end_earlier=True)


def test_a_row_of_the_same_first_day_is_replaced():
    (row,) = amended(BOOK, changed(in_force_from=date(2012, 7, 1), length=31))
    assert BOOK.with_changes(rules=(row,)).rule("KN.FIRST", NOW).length == 31


def test_a_version_known_before_the_one_it_replaces_is_refused():
    late = changed(in_force_from=date(2012, 7, 1), known_since=date(2012, 6, 30))
    with pytest.raises(LawError, match="đã được biết từ ngày 1/7/2012"):
        amended(BOOK, late)


def test_the_same_row_again_is_refused():
    with pytest.raises(NothingChanged, match="đã ghi đúng như vậy"):
        amended(BOOK, replace(FIRST, known_since=NOW, shipped=False))


def test_a_row_taken_back_is_as_if_it_had_never_been():
    rows = amended(BOOK, changed(), end_earlier=True)
    taken = BOOK.with_changes(rules=(*rows, withdrawn(rows[1], NOW), replace(FIRST, known_since=NOW, shipped=False)))
    assert taken.rule("KN.FIRST", date(2026, 9, 1)).length == 30
    assert [row.in_force_from for row in taken.rows("KN.FIRST")] == [date(2012, 7, 1)]


def entry(on, kind, name="nghỉ theo thông báo"):
    return Entry(on=date.fromisoformat(on), kind=kind, name=name, name_en="off by notice")


@pytest.mark.parametrize(
    ("on", "kind", "said"),
    [
        ("2026-07-18", "off", "vốn đã nghỉ"),
        ("2026-07-17", "worked", "phải là thứ Bảy hoặc Chủ nhật"),
        ("2026-07-17", "ordinary", "không có gì để bỏ"),
        ("2030-07-17", "off", "Lịch nghỉ năm 2030 chưa có"),
    ],
)
def test_a_day_that_cannot_be_is_refused(on, kind, said):
    with pytest.raises(LawError, match=said):
        check_day(BOOK.calendar, entry(on, kind))


def test_a_day_that_stands_so_already_is_refused():
    with pytest.raises(NothingChanged, match="đúng như vậy"):
        check_day(BOOK.calendar, entry("2026-09-02", "off", "nghỉ Quốc khánh 2/9"))


@pytest.mark.parametrize(("on", "kind"), [("2026-07-17", "off"), ("2026-07-18", "worked"), ("2026-09-01", "ordinary")])
def test_a_day_that_can_be_is_taken(on, kind):
    check_day(BOOK.calendar, entry(on, kind))


def test_years_follow_each_other():
    check_year(BOOK.calendar, 2028)
    with pytest.raises(LawError, match="Thêm năm 2028 trước"):
        check_year(BOOK.calendar, 2029)
    with pytest.raises(LawError, match="đã có đến hết năm 2027"):
        check_year(BOOK.calendar, 2026)


def test_a_year_added_with_its_days_is_counted_in():
    with pytest.raises(CalendarUnknown, match="2028"):
        BOOK.due("KN.FIRST", date(2027, 12, 20))
    day = entry("2028-01-03", "off", "nghỉ bù")
    assert BOOK.with_changes(days=[day], years=[2028]).due("KN.FIRST", date(2027, 12, 4)).due_on == date(2028, 1, 4)
