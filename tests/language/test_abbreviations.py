from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thongsuot.language.abbreviations import abbreviations, as_of, explained, meanings, readings
from thongsuot.language.tokens import tokens
from thongsuot.language.topics import is_topic


def read(text):
    return {" ".join(one.words) for one in readings(list(tokens(text)), text)}


@pytest.mark.parametrize(
    ("asked", "also"),
    [
        ("UBND xã", {"uy ban nhan dan"}),
        ("ubnd xa", {"uy ban nhan dan"}),
        ("U.B.N.D xã", {"uy ban nhan dan", "ubnd"}),
        ("họp tổ dân phố", {"tdp"}),
        ("hop to dan pho", {"tdp"}),
        ("sổ GCN QSDĐ", {"giay chung nhan", "quyen su dung dat", "giay chung nhan quyen su dung dat", "gcnqsdd"}),
        ("tc", {"to cao", "tai chinh"}),
        ("tố cáo", set()),
        ("đơn CA phường", {"cong an"}),
        ("ca sáng", set()),
        ("CA SÁNG", set()),
        ("đứt cáp", set()),
        ("kinh tế xã hội", {"ktxh", "kt xh"}),
    ],
)
def test_abbreviations_are_read_both_ways(asked, also):
    assert read(asked) == also


def test_the_words_that_may_stand_otherwise_are_named():
    text = "đơn gửi UBND phường"
    assert [(one.start, one.stop) for one in readings(list(tokens(text)), text)] == [(2, 3)]


def test_abbreviations_of_a_text_are_explained_where_they_stand():
    text = "TDP 5 nộp GCN QSDĐ cho UBND, hỏi TC"
    assert [(text[one.start : one.end], one.longs) for one in explained(text)] == [
        ("TDP", ("tổ dân phố",)),
        ("GCN QSDĐ", ("giấy chứng nhận quyền sử dụng đất",)),
        ("UBND", ("ủy ban nhân dân",)),
        ("TC", ("tố cáo", "tài chính")),
    ]


def test_the_list_is_dated_and_says_which_are_ambiguous():
    longs = {}
    for one in abbreviations():
        longs.setdefault(one.short, []).append(one)
    assert as_of() >= date(2026, 1, 1) and len(longs) > 100
    assert {len(rows) > 1 for rows in longs.values() if any(row.ambiguous for row in rows)} == {True}
    assert [short for short, rows in longs.items() if len(rows) > 1 and not all(row.ambiguous for row in rows)] == []
    assert {one.field for one in abbreviations() if not is_topic(one.field)} == {"government", "place"}


@pytest.mark.parametrize("one", abbreviations(), ids=lambda one: f"{one.short} {one.long}")
def test_each_short_form_is_read_as_its_long_one(one):
    assert " ".join(token.plain for token in tokens(one.long)) in read(f"hỏi {one.short}")


@given(st.text(max_size=80))
def test_any_text_can_be_explained(text):
    assert all(0 <= one.start < one.end <= len(text) for one in explained(text))


def test_a_text_has_each_abbreviation_told_once_and_none_of_the_numbers_of_instruments():
    text = "UBND phường ra Quyết định 415/QĐ-UBND. Ubnd nói hs của TDP 4 còn thiếu, theo QĐ kia."
    assert meanings(text) == {
        "UBND": ("ủy ban nhân dân",),
        "hs": ("học sinh", "hồ sơ"),
        "TDP": ("tổ dân phố",),
        "QĐ": ("quyết định", "quân đội"),
    }
    assert meanings("Quyết định số 415/QĐ-UBND") == {} == meanings("")
