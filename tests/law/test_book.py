"""Which row holds: by the day of the act and by what was known, and what is said where none does."""

import dataclasses
from datetime import date

import pytest

from thongsuot.law.rules import Book, Calendar, RuleUnknown
from thongsuot.law.shipped import shipped

REGIMES = [
    ("the last day of the old law", date(2026, 6, 30), 10, "calendar-day"),
    ("the first day of the new law", date(2026, 7, 1), 7, "working-day"),
    ("the first day of all", date(2012, 7, 1), 10, "calendar-day"),
]


@pytest.mark.parametrize(("name", "on", "length", "unit"), REGIMES, ids=[row[0] for row in REGIMES])
def test_the_regime_follows_from_the_day(name, on, length, unit):
    row = shipped().rule("KN.ACCEPT", on)
    assert (row.length, row.unit) == (length, unit)


def test_a_matter_of_the_new_law_was_under_the_old_one_as_known_before():
    known_before = shipped().as_known_on(date(2026, 6, 15))
    assert known_before.rule("KN.ACCEPT", date(2026, 7, 2)).length == 10
    assert shipped().as_known_on(date(2026, 7, 1)).rule("KN.ACCEPT", date(2026, 7, 2)).length == 7


def test_the_old_law_still_holds_for_its_own_days_as_known_later():
    assert shipped().as_known_on(date(2026, 11, 1)).rule("KN.ACCEPT", date(2026, 6, 30)).length == 10


def with_version(**changes) -> Book:
    row = shipped().rule("PAKN.RESOLVE", date(2026, 1, 5))
    return Book((*shipped().rules, dataclasses.replace(row, **changes)), shipped().calendar)


def test_a_later_version_of_a_row_replaces_it_once_known():
    book = with_version(length=20, known_since=date(2026, 3, 1))
    assert book.rule("PAKN.RESOLVE", date(2026, 1, 5)).length == 20
    assert book.as_known_on(date(2026, 2, 28)).rule("PAKN.RESOLVE", date(2026, 1, 5)).length == 15


def test_a_row_that_became_known_later_wins_from_its_first_day():
    book = with_version(length=10, in_force_from=date(2026, 5, 1), known_since=date(2026, 4, 1))
    assert book.rule("PAKN.RESOLVE", date(2026, 4, 30)).length == 15
    assert book.rule("PAKN.RESOLVE", date(2026, 5, 1)).length == 10
    assert book.as_known_on(date(2026, 3, 31)).rule("PAKN.RESOLVE", date(2026, 5, 1)).length == 15


def test_a_row_may_be_ended_by_a_later_version():
    book = with_version(in_force_until=date(2026, 4, 30), known_since=date(2026, 4, 1))
    book = Book(book.rules, book.calendar)
    with pytest.raises(RuleUnknown, match="không có hiệu lực ngày 2026-05-01"):
        book.rule("PAKN.RESOLVE", date(2026, 5, 1))
    assert book.as_known_on(date(2026, 3, 31)).rule("PAKN.RESOLVE", date(2026, 5, 1)).length == 15


UNKNOWN = [
    ("a misspelt code offers the near one", "KN.FRIST", "", "Có phải KN.FIRST không", "rule"),
    ("a code in small letters offers the real one", "kn.first", "", "Có phải KN.FIRST không", "rule"),
    ("a code like no other", "ZZZZZZ", "", "Xem các mã ở trang Tính thời hạn", "rule"),
    ("an unknown variant names the others", "KN.FIRST", "far", '"", "complex", "remote", "remote-complex"', "variant"),
    ("a code that was not in force", "KN.SUSPEND.SEND", "", "thời gian có hiệu lực: 2026-07-01 – …", "starts_on"),
]


@pytest.mark.parametrize(("name", "code", "variant", "said", "field"), UNKNOWN, ids=[row[0] for row in UNKNOWN])
def test_what_is_unknown_is_said_with_the_remedy(name, code, variant, said, field):
    with pytest.raises(RuleUnknown) as caught:
        shipped().rule(code, date(2026, 1, 5), variant)
    assert said in str(caught.value)
    assert caught.value.field == field


def test_a_code_with_signs_of_formatting_is_named_as_it_is():
    with pytest.raises(RuleUnknown, match=r'mã "100%d"'):
        shipped().rule("100%d", date(2026, 1, 5))


def test_a_rule_not_known_then_is_said():
    with pytest.raises(RuleUnknown, match="chưa được biết"):
        shipped().as_known_on(date(2026, 6, 1)).rule("KN.SUSPEND.SEND", date(2026, 7, 5))


def test_the_book_lists_one_row_for_each_term():
    terms = shipped().terms
    assert len({(row.code, row.variant) for row in terms}) == len(terms) == len(shipped().rules) - 1
    assert next(row for row in terms if row.code == "KN.ACCEPT").length == 7


def test_a_book_counts_with_its_own_calendar():
    bare = Book(shipped().rules, Calendar.of([], [2026]))
    assert bare.due("TC.INITIAL", date(2026, 2, 13)).due_on == date(2026, 2, 24)
