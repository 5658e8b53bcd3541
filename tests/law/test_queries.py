"""The book that holds now: administrators' changes over the shipped one, without a stale verdict."""

from datetime import UTC, date, datetime

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from thongsuot.law import queries
from thongsuot.law.models import CalendarChange, CalendarYear, RuleChange
from thongsuot.law.rules import CalendarUnknown, RuleUnknown
from thongsuot.law.shipped import shipped

pytestmark = pytest.mark.django_db

BY = {
    "recorded_at": datetime(2026, 3, 1, 2, 0, tzinfo=UTC),
    "recorded_by": "service:test",
    "ground": "Thông báo mẫu",
    "confidence": "verified",
}


def change_day(on: date, kind: str, known_since=date(2026, 3, 1), **more) -> CalendarChange:
    values = BY | {"name": "nghỉ theo thông báo", "name_en": "off by notice"} | more
    return CalendarChange.objects.create(on=on, kind=kind, known_since=known_since, **values)


def change_rule(**more) -> RuleChange:
    values = BY | {
        "code": "PAKN.RESOLVE",
        "length": 10,
        "unit": "working-day",
        "counting": "forward",
        "rolls": False,
        "in_force_from": date(2026, 5, 1),
        "known_since": date(2026, 4, 1),
        "instrument": "Quyết định số 12/2026/QĐ-UBND",
        "instrument_en": "Decision No. 12/2026/QĐ-UBND",
        "article": "Điều 5",
        "article_en": "Article 5",
        "title": "Trả lời phản ánh, kiến nghị",
        "title_en": "Answer feedback or a petition",
    }
    return RuleChange.objects.create(**(values | more))


def due(known_on=None, starts_on=date(2026, 7, 1)):
    return queries.book(known_on).due("PAKN.TRANSFER", starts_on).due_on


def test_without_changes_the_shipped_book_holds():
    assert queries.book().rules == shipped().rules
    assert due() == date(2026, 7, 8)


def test_a_new_day_off_moves_the_due_day():
    change_day(date(2026, 7, 3), "off")
    assert due() == date(2026, 7, 9)


def test_a_new_day_off_moves_nothing_as_known_before():
    change_day(date(2026, 7, 3), "off", known_since=date(2026, 3, 1))
    assert due(known_on=date(2026, 2, 28)) == date(2026, 7, 8)
    assert due(known_on=date(2026, 3, 1)) == date(2026, 7, 9)


def test_of_two_changes_of_a_day_the_one_known_last_holds():
    change_day(date(2026, 7, 3), "ordinary", known_since=date(2026, 4, 1))
    change_day(date(2026, 7, 3), "off", known_since=date(2026, 3, 1))
    assert due() == date(2026, 7, 8)
    assert due(known_on=date(2026, 3, 15)) == date(2026, 7, 9)


def test_a_shipped_day_off_can_be_taken_back():
    change_day(date(2026, 8, 31), "ordinary")
    assert due(starts_on=date(2026, 8, 27)) == date(2026, 9, 7)
    assert shipped().due("PAKN.TRANSFER", date(2026, 8, 27)).due_on == date(2026, 9, 8)


def test_a_saturday_can_become_worked():
    change_day(date(2026, 7, 4), "worked", name="thứ Bảy làm bù")
    assert due() == date(2026, 7, 7)


def test_the_change_names_itself_in_the_explanation():
    change_day(date(2026, 7, 3), "off", confidence="unsure")
    found = queries.book().due("PAKN.TRANSFER", date(2026, 7, 1))
    assert found.confidence == "unsure"
    assert "nghỉ theo thông báo (dự kiến, chưa công bố)" in [step.why for step in found.steps]


def test_a_rolled_back_change_leaves_no_verdict_behind():
    with transaction.atomic():
        change_day(date(2026, 7, 3), "off")
        assert due() == date(2026, 7, 9)
        transaction.set_rollback(True)
    assert due() == date(2026, 7, 8)


def test_another_change_after_a_rollback_is_seen():
    with transaction.atomic():
        change_day(date(2026, 7, 3), "off")
        due()
        transaction.set_rollback(True)
    change_day(date(2026, 7, 6), "off")
    change_day(date(2026, 7, 7), "off")
    assert due() == date(2026, 7, 10)


def test_the_book_is_merged_once_for_the_same_changes(django_assert_num_queries):
    change_day(date(2026, 7, 3), "off")
    queries.book()
    with django_assert_num_queries(1):
        queries.book()


def test_a_further_year_can_be_covered():
    with pytest.raises(CalendarUnknown):
        due(starts_on=date(2027, 12, 29))
    CalendarYear.objects.create(year=2028, known_since=date(2027, 11, 1), **BY)
    change_day(date(2028, 1, 3), "off", known_since=date(2027, 11, 1))
    assert due(starts_on=date(2027, 12, 29)) == date(2028, 1, 6)
    with pytest.raises(CalendarUnknown):
        due(known_on=date(2027, 10, 31), starts_on=date(2027, 12, 29))


def test_a_year_after_a_gap_waits_until_the_gap_is_filled():
    CalendarYear.objects.create(year=2029, known_since=date(2027, 11, 1), **BY)
    assert max(queries.book().calendar.years) == 2027
    CalendarYear.objects.create(year=2028, known_since=date(2027, 11, 1), **BY)
    assert max(queries.book().calendar.years) == 2029


def test_a_local_rule_holds_from_its_first_day_once_known():
    change_rule()
    book = queries.book()
    assert book.rule("PAKN.RESOLVE", date(2026, 4, 30)).length == 15
    assert book.rule("PAKN.RESOLVE", date(2026, 5, 1)).length == 10
    assert queries.book(date(2026, 3, 31)).rule("PAKN.RESOLVE", date(2026, 5, 1)).length == 15


def test_a_new_code_can_be_added():
    change_rule(code="LOCAL.SLA", variant="light", length=3)
    found = queries.book().due("LOCAL.SLA", date(2026, 7, 1), "light")
    assert (found.due_on, str(found.rule.source)) == (date(2026, 7, 6), "Điều 5 Quyết định số 12/2026/QĐ-UBND")
    assert not found.rule.shipped


def test_a_code_added_is_unknown_as_known_before():
    change_rule(code="LOCAL.SLA")
    with pytest.raises(RuleUnknown, match="chưa được biết"):
        queries.book(date(2026, 3, 31)).rule("LOCAL.SLA", date(2026, 7, 1))


IMPOSSIBLE = [
    ("no length", {"length": 0}),
    ("an unknown unit", {"unit": "hour"}),
    ("an unknown counting", {"counting": "sideways"}),
    ("a working-day term that rolls", {"rolls": True}),
    ("an end before its beginning", {"in_force_until": date(2026, 4, 30)}),
    ("no source", {"article": ""}),
    ("an unknown confidence", {"confidence": "sure"}),
]


@pytest.mark.parametrize(("name", "wrong"), IMPOSSIBLE, ids=[row[0] for row in IMPOSSIBLE])
def test_the_database_refuses_a_rule_that_cannot_be(name, wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        change_rule(**wrong)


def test_changes_are_never_altered_or_deleted():
    row = change_day(date(2026, 7, 3), "off")
    with pytest.raises(DatabaseError, match="Cannot update or delete"), transaction.atomic():
        CalendarChange.objects.filter(pk=row.pk).update(kind="ordinary")
    with pytest.raises(DatabaseError, match="Cannot update or delete"), transaction.atomic():
        row.delete()


def test_weeks_begin_on_monday_and_hold_every_day():
    found = shipped().due("TCD.REPLY", date(2026, 8, 20))
    weeks = queries.weeks(found)
    assert [len(week) for week in weeks] == [7, 7, 7, 7]
    assert [cell.kind for cell in weeks[0]] == ["none", "none", "none", "start", "count", "count", "off"]
    assert [cell.kind for cell in weeks[2]] == ["off", "off", "off", "count", "count", "off", "off"]
    assert [cell.kind for cell in weeks[3]] == ["end", "none", "none", "none", "none", "none", "none"]


def test_the_due_day_ends_the_table():
    weeks = queries.weeks(shipped().due("TCD.REPLY", date(2026, 8, 21)))
    ends = [cell for week in weeks for cell in week if cell.kind == "end"]
    assert [cell.step.date for cell in ends] == [date(2026, 9, 8)]


def test_a_backward_count_is_drawn_in_the_order_of_the_calendar():
    weeks = queries.weeks(shipped().due("TCD.POST", date(2026, 9, 7)))
    kinds = [cell.kind for week in weeks for cell in week if cell.step]
    assert (kinds[0], kinds[-1]) == ("end", "start")
