"""What acts make of a dialogue and of a question; an agenda as it is typed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thongsuot.meetings.rules import Act, Item, Put, WrongAct, WrongLine, fold, fold_question, parse, step, written
from thongsuot.meetings.rules.fold import ALLOWED, QUESTION_ALLOWED

DAY, NEXT = date(2026, 7, 1), date(2026, 7, 2)


def planned(day="2026-07-15"):
    return Act("planned", DAY, {"held_on": day})


def test_a_move_after_the_notice_is_a_notice_anew_and_keeps_the_day_before():
    now = fold([planned(), Act("announced", DAY), Act("moved", NEXT, {"held_on": "2026-07-20"})])
    assert (now.held_on, now.announced_on, now.moved_from) == (date(2026, 7, 20), NEXT, date(2026, 7, 15))


def test_a_move_of_the_place_alone_or_before_the_notice_changes_no_notice():
    same = fold([planned(), Act("announced", DAY), Act("moved", NEXT, {"held_on": "2026-07-15"})])
    assert (same.announced_on, same.moved_from) == (DAY, None)
    before = fold([planned(), Act("moved", NEXT, {"held_on": "2026-07-20"})])
    assert (before.announced_on, before.moved_from) == (None, None)


def test_a_result_told_again_keeps_its_first_day():
    ended = [planned(), Act("announced", DAY), Act("closed", DAY)]
    assert fold([*ended, Act("told", DAY), Act("told", NEXT)]).told_on == DAY


def test_nothing_is_closed_before_it_was_announced_nor_told_before_it_ended():
    for verb in ("closed", "told", "minuted"):
        with pytest.raises(WrongAct):
            step(fold([planned()]), Act(verb, NEXT))


def test_a_called_off_dialogue_takes_no_act():
    ended = fold([planned(), Act("called_off", NEXT)])
    for verb in ALLOWED:
        with pytest.raises(WrongAct):
            step(ended, Act(verb, NEXT, {"held_on": "2026-07-20"}))


def test_a_question_that_is_let_through_again_keeps_its_number():
    acts = [Act("asked", DAY), Act("let_through", DAY, {"number": 4}), Act("kept_back", DAY)]
    assert fold_question([*acts, Act("let_through", DAY, {"number": 9})]) == Put("shown", 4)


def test_a_joined_question_is_only_parted():
    joined = [Act("asked", DAY), Act("joined", DAY, {"lead": "x"})]
    assert fold_question(joined).lead == "x"
    for verb in set(QUESTION_ALLOWED) - {"parted"}:
        with pytest.raises(WrongAct):
            fold_question([*joined, Act(verb, DAY, {"number": 1, "outcome": "later"})])
    assert fold_question([*joined, Act("parted", DAY)]) == Put("waiting")


def test_an_agenda_is_read_line_by_line():
    assert parse("Khai mạc\n\n Báo cáo ; 15 phút; Chủ tịch; Phó Chủ tịch \nHỏi đáp;;Các phòng") == [
        Item("Khai mạc"),
        Item("Báo cáo", 15, "Chủ tịch; Phó Chủ tịch"),
        Item("Hỏi đáp", None, "Các phòng"),
    ]


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [("A\nB; mười; C", 2, "minutes"), ("A; 0", 1, "minutes"), ("; 5; C", 1, "title"), ("A" * 301, 1, "long")],
)
def test_a_line_that_cannot_be_read_is_named(text, line, why):
    with pytest.raises(WrongLine) as wrong:
        parse(text)
    assert (wrong.value.line, wrong.value.why) == (line, why)


def test_an_agenda_of_too_many_items_is_refused():
    with pytest.raises(WrongLine):
        parse("A\n" * 51)


WORDS = st.sampled_from(["Báo cáo", "Hỏi, đáp", "15", "15 phút"])


@given(st.lists(st.builds(Item, WORDS, st.none() | st.integers(1, 600), WORDS | st.just("")), max_size=5))
def test_what_is_written_is_read_again(items):
    assert parse(written(items)) == items
