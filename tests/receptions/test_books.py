"""Visits in the book of reception: those without a case there, in its columns, with names for the very desk alone."""

import io

import pytest
from pypdf import PdfReader

from cast import actor, cast
from lives import RECEIVED, Life, instant, moment
from receptions.making import DAY, came, opened, received, step
from thongsuot.core.ids import show_code
from thongsuot.counter.actions.books import ask_book, draw_now
from thongsuot.counter.queries.books import Wanted, parts, total_of
from thongsuot.counter.rules import COLUMNS
from thongsuot.receptions.actions import Outcome
from thongsuot.receptions.rules import refusals

pytestmark = pytest.mark.django_db
SAID = "Đường vào thôn sạt, bà Hoa kể."
ANSWER = "Xã sửa tạm trong tuần này."
NAME, PAPER = "K'Brin", "068090001234"


@pytest.fixture
def people():
    return cast()


@pytest.fixture
def session(people):
    return opened(people)


def wanted(people, **more) -> Wanted:
    given = {"kind": "reception", "unit_id": people.commune.pk, "from_on": RECEIVED, "to_on": DAY, "named": False}
    return Wanted(**given | more)


def rows(people, who="receptionist", **more) -> list[list[str]]:
    found = parts(actor(getattr(people, who), on=DAY), wanted(people, **more), 2)
    return [row for part in found for row in part]


def test_a_visit_without_a_case_has_its_row_in_the_columns_of_the_law(people, session):
    received(people, session, summary=SAID, answer=ANSWER)
    (row,) = rows(people, named=True)
    assert len(row) == len(COLUMNS)
    assert (row[0], row[1], row[2], row[3], row[4]) == ("1", "29/7/2026", NAME, PAPER, SAID)
    assert row[5] == "Tiếp công dân định kỳ, 1 người" and row[8] == "29/7/2026"
    assert ANSWER in row[10] and row[11] == "Số thứ tự 1"


def test_names_and_words_stand_only_where_they_were_asked_for_and_no_initials_above(people, session):
    received(people, session, summary=SAID, answer=ANSWER)
    for who, person in (("receptionist", "K'B."), ("supervisor", "")):
        (row,) = rows(people, who)
        whole = " ".join(row)
        assert NAME not in whole and PAPER not in whole and "Hoa" not in whole and ANSWER not in whole
        assert "Giải thích, hướng dẫn tại chỗ" in row[10] and (row[2] == "") == (person == "")


def test_rows_of_cases_and_visits_run_on_in_the_order_of_receipt(people, session):
    first = Life(people, channel="counter").case
    received(people, session, token="one")
    received(people, session, token="two")
    found = rows(people)
    assert [row[0] for row in found] == ["1", "2", "3"] and found[0][11] == str(first)
    assert [row[11] for row in found[1:]] == ["Số thứ tự 1", "Số thứ tự 2"]
    assert total_of(actor(people.receptionist, on=DAY), wanted(people)) == 3


def test_a_visit_whose_case_stands_in_the_book_does_not_stand_twice_and_one_joined_to_an_older_does(people, session):
    case = Life(people, channel="counter").case
    visit = step(people, came(people, session), "begin")
    step(people, visit, "finish", given=Outcome(outcome="joined", summary=SAID, case_code=case.code))
    assert [row[11] for row in rows(people)] == [str(case)]
    later = rows(people, from_on=DAY)
    assert [row[11] for row in later] == [f"Số thứ tự 1\n{show_code(case.code)}"]


def test_who_waits_or_left_was_not_received(people, session):
    came(people, session, token="waits")
    step(people, came(people, session, token="left"), "leave")
    assert rows(people) == []


def test_a_refusal_stands_with_its_ground(people, session):
    ground = next(iter(refusals()))
    step(people, came(people, session), "refuse", ground=ground, why="Ghi cụ thể.")
    (row,) = rows(people, named=True)
    assert row[10] == f"Từ chối tiếp: {refusals()[ground][0]}" and row[8] == ""


def test_other_units_and_the_book_of_letters_hold_none(people, session):
    received(people, session)
    assert rows(people, kind="letters") == []
    assert rows(people, "elsewhere") == []


def test_the_book_is_drawn_and_counts_them(people, session):
    received(people, session, summary=SAID)
    me = {"actor": actor(people.receptionist, on=DAY), **moment(DAY)}
    book = ask_book(wanted=wanted(people, named=True), reason="Lưu sổ giấy.", **me)
    content = draw_now(book, actor=me["actor"], at=instant(DAY))
    said = " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages).split())
    assert book.total == 1 and "bà Hoa kể" in said
