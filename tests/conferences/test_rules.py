"""How a conference, a site and a paper stand, from their acts; and sites read from pasted lines."""

from datetime import date

import pytest

from thongsuot.conferences.rules import (
    Act,
    Line,
    Wrong,
    WrongAct,
    WrongLines,
    fold,
    fold_paper,
    fold_site,
    parse,
    step,
    without_mark,
)

DAY, OTHER = date(2026, 7, 15), date(2026, 7, 20)
PLANNED = Act("planned", DAY, {"held_on": "2026-07-15"})
OPENED = Act("opened", DAY)


def acts(*verbs):
    return [Act(verb, DAY) for verb in verbs]


def test_a_conference_goes_from_plan_to_published_conclusions():
    sitting = fold([PLANNED, OPENED, Act("item_called", DAY, {"item": 2}), Act("closed", DAY), Act("told", OTHER)])
    assert (sitting.state, sitting.item, sitting.opened_on, sitting.closed_on, sitting.told_on) == (
        "told", None, DAY, DAY, OTHER,
    )  # fmt: skip


def test_told_again_keeps_its_first_day():
    assert fold([PLANNED, OPENED, *acts("closed", "told"), Act("told", OTHER)]).told_on == DAY


def test_a_move_remembers_the_day_it_was_moved_from():
    sitting = fold([PLANNED, Act("moved", DAY, {"held_on": "2026-07-20"})])
    assert (sitting.held_on, sitting.moved_from) == (OTHER, DAY)


def test_the_item_under_way_is_the_one_that_a_changed_agenda_names():
    running = [PLANNED, OPENED, Act("item_called", DAY, {"item": 3})]
    assert fold([*running, Act("changed", DAY, {"items": 2, "item": None})]).item is None
    assert fold([*running, Act("changed", DAY, {"items": 4, "item": 4})]).item == 4


@pytest.mark.parametrize("verb", ["moved", "called_off", "opened", "told", "tasked"])
def test_what_does_not_fit_an_open_conference_is_refused(verb):
    with pytest.raises(WrongAct):
        step(fold([PLANNED, OPENED]), Act(verb, DAY, {"held_on": "2026-07-20"}))


def test_a_site_joins_leaves_and_comes_back():
    site = fold_site(acts("joined", "left", "joined"))
    assert (site.state, site.attended) == ("here", True)
    with pytest.raises(WrongAct):
        fold_site(acts("joined", "joined"))
    with pytest.raises(WrongAct):
        fold_site(acts("left"))


def test_a_site_that_counted_nobody_did_not_attend():
    assert fold_site([Act("attended", DAY, {"present": 0})]).attended is False
    assert fold_site([Act("attended", DAY, {"present": 7})]).attended is True
    with pytest.raises(WrongAct):
        fold_site(acts("joined", "site_dropped"))


def test_what_was_pressed_by_mistake_is_taken_back():
    assert fold_site([Act("attended", DAY, {"present": 7}), Act("attended", DAY, {"present": 0})]).attended is False
    assert fold_site([*acts("joined"), Act("attended", DAY, {"present": 0})]).attended is True
    assert fold_site(acts("joined", "not_come")).attended is False
    assert fold_site(acts("joined", "not_come", "site_dropped")).state == "dropped"


def test_a_site_that_counted_people_is_not_dropped():
    with pytest.raises(WrongAct):
        fold_site([Act("attended", DAY, {"present": 7}), Act("site_dropped", DAY)])


def test_a_move_to_another_day_and_a_call_off_send_every_site_home():
    came = [*acts("joined"), Act("attended", DAY, {"present": 7})]
    other_day = Act("moved", DAY, {"from": "2026-07-15", "held_on": "2026-07-20"})
    same_day = Act("moved", DAY, {"from": "2026-07-15", "held_on": "2026-07-15"})
    for act in (other_day, Act("called_off", DAY)):
        site = fold_site([*came, act])
        assert (site.state, site.present, site.attended) == ("waiting", None, False)
    assert fold_site([*came, same_day]).present == 7
    assert fold_site([*acts("site_dropped"), other_day]).state == "dropped"


def test_a_paper_that_was_returned_comes_again():
    verbs = ("paper_registered", "paper_returned", "paper_registered", "paper_accepted", "paper_spoken")
    assert fold_paper(acts(*verbs)).state == "spoken"
    with pytest.raises(WrongAct):
        fold_paper(acts("paper_registered", "paper_spoken"))


def test_a_line_is_a_name_a_place_and_a_number():
    assert parse("Sở Y tế; Phòng họp; 1.040 người\n\n Xã Ka Đô ") == [
        Line(1, "Sở Y tế", "Phòng họp", 1040),
        Line(3, "Xã Ka Đô"),
    ]


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        ("", 0, "name"),
        ("Sở Y tế\n; Phòng họp", 2, "name"),
        ("Sở Y tế;; mười", 1, "people"),
        ("Sở Y tế;; ٣", 1, "people"),
        ("Sở Y tế;; 100001", 1, "people"),
        ("x" * 201, 1, "long"),
        ("Sở Y tế\n" * 5001, 0, "long"),
    ],
)
def test_a_line_that_cannot_be_read_is_named(text, line, why):
    with pytest.raises(WrongLines) as found:
        parse(text)
    assert found.value.wrong == [Wrong(line, why)]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("1. Phòng Kinh tế báo cáo.", "Phòng Kinh tế báo cáo."),
        ("2. - Xã Ka Đô rà soát.", "Xã Ka Đô rà soát."),
        (" (3) Xã Ka Đô rà soát.", "Xã Ka Đô rà soát."),
        ("4) Xã", "Xã"), ("5/ Xã", "Xã"), ("6.Xã", "Xã"), ("1.2. Xã", "Xã"), ("a) Xã", "Xã"),
        ("• + Xã", "Xã"), ("–", ""),
        ("1. 12 xã phải nộp.", "12 xã phải nộp."), ("- 3.000 hộ", "3.000 hộ"),
        *((whole, whole) for whole in (
            "12 xã phải nộp.", "3.000 hộ được cấp nước.", "2026 là năm thi đua.", "30/6 là hạn cuối.", "30.6.2026 nộp.",
            "1,5 tỷ đồng", "5-7 xã", "12 - 15 xã", "-5% so với năm trước", "8:30 họp lại.", "1.500.000 đồng",
            "2026. Xã",
        )),
    ],
)  # fmt: skip
def test_a_line_loses_its_number_and_no_figure(typed, read):
    assert without_mark(typed) == read


def test_all_lines_that_cannot_be_read_are_named_at_once():
    with pytest.raises(WrongLines) as found:
        parse("; Phòng họp\nSở Y tế\nXã Ka Đô;; mười")
    assert found.value.wrong == [Wrong(1, "name"), Wrong(3, "people")]
    assert found.value.read == [Line(2, "Sở Y tế")]
