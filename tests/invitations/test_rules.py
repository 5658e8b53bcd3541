"""Codes, pasted lists and standings. Pure."""

import pytest

from thongsuot.invitations.rules import (
    Act,
    BadLine,
    Person,
    Standing,
    WrongAct,
    fold,
    new_code,
    parse,
    parse_code,
    show_code,
)

ADMITTED = Act("admitted", {"delegated": False})
COMING = Act("replied", {"reply": "coming", "for": "2026-07-15", "late": False})


def test_a_code_is_read_as_people_type_it_and_a_wrong_digit_is_noticed():
    code = new_code(lambda _below: 4715903628)
    assert len(code) == 11 and parse_code(show_code(code)) == parse_code(f" {code} ") == code
    for place in range(11):
        wrong = code[:place] + str((int(code[place]) + 1) % 10) + code[place + 1 :]
        assert parse_code(wrong) is None
    assert parse_code("") is None and parse_code("xin chào") is None


def test_a_list_is_read_line_by_line_also_as_pasted_from_a_sheet():
    found, bad = parse(
        "Lò Thị Hoa; Thôn Suối Thông; 0900 000 123\n\n\t\t\n;Hội Phụ nữ xã\nBình\tHội Nông dân\tb@vi-du.vn\n"
    )
    assert bad == []
    assert found == [
        Person(name="Lò Thị Hoa", office="Thôn Suối Thông", phone="0900000123"),
        Person(office="Hội Phụ nữ xã"),
        Person(name="Bình", office="Hội Nông dân", email="b@vi-du.vn"),
    ]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("; ; 0900000123", "who"),
        ("; ;", "who"),
        ("Hoa; Thôn; 12", "contact"),
        ("Hoa; Thôn; 0900000123; 0900000124", "contact"),
        ("Hoa; Thôn; 0900000123; a@vi-du.vn; gì nữa", "parts"),
        (f"{'H' * 121}; Thôn", "long"),
    ],
)
def test_a_line_that_cannot_be_read_is_told_by_its_number(line, why):
    found, bad = parse(f"Bình; Thôn\n\n{line}")
    assert len(found) == 1 and [(one.line, one.why) for one in bad] == [(3, why)]


def test_a_list_that_is_too_long_is_told_whole():
    assert parse("Hoa; Thôn\n" * 3001) == ([], [BadLine(0, "long")])


def test_the_same_name_of_the_same_office_is_one_however_it_is_spelt():
    assert Person(name="Lò Thị Hoà", office="Thôn  A").mark == Person(name="LÒ THỊ HÒA", office="thôn a").mark
    assert Person(name="Hoa", office="Thôn A").mark != Person(name="Hoa", office="Thôn B").mark


def test_a_tick_is_taken_back_and_whoever_walked_in_goes_with_it():
    assert fold([COMING, ADMITTED]).present
    back = fold([COMING, ADMITTED, Act("undone")])
    assert (back.present, back.reply, back.withdrawn) == (False, "coming", False)
    assert fold([Act("undone")], walked_in=True) == Standing(walked_in=True, withdrawn=True)


@pytest.mark.parametrize(
    ("acts", "why"),
    [
        ([Act("undone")], "absent"),
        ([ADMITTED, Act("withdrawn")], "present"),
        ([Act("withdrawn"), ADMITTED], "withdrawn"),
    ],
)
def test_what_does_not_fit_is_refused(acts, why):
    with pytest.raises(WrongAct) as refused:
        fold(acts)
    assert refused.value.why == why
