"""Days are read in every form people print, and fractions and thousands are none."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thongsuot.language.dates import dates

FORMS = [
    ("ngày 03 tháng 6 năm 2013", (3, 6, 2013)),
    ("03 tháng 6, năm 2013", (3, 6, 2013)),
    ("28/6/2013", (28, 6, 2013)),
    ("03-06-2013", (3, 6, 2013)),
    ("3.6.2013", (3, 6, 2013)),
    ("sáng nay 5.1", (5, 1, None)),
    ("ngày 28/6", (28, 6, None)),
    ("ngày 5 tháng 6", (5, 6, None)),
    ("NGAY 05 THANG 6 NAM 2020", (5, 6, 2020)),
]
NONE = ["16/20 chỉ tiêu", "23.770 tỷ đồng", "11/12 xã", "tăng 5.1%", "31/2/2020", "ngày 30/2/2021", "số 12/5/7"]


@pytest.mark.parametrize(("text", "wanted"), FORMS, ids=[row[0] for row in FORMS])
def test_a_day_is_read(text, wanted):
    for spelt in (text, unicodedata.normalize("NFD", text), text.upper()):
        (one,) = dates(f"Họp {spelt}, tại xã.")
        assert (one.day, one.month, one.year) == wanted


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_day_is_none(text):
    assert dates(text) == []


def test_a_day_without_a_year_lies_in_the_year_that_is_given():
    (one,) = dates("hạn ngày 29/2")
    assert (one.on(2024), one.on(2023), one.on()) == (date(2024, 2, 29), None, None)


@given(
    st.dates(date(1945, 1, 1), date(2099, 12, 31)),
    st.sampled_from(["{}/{}/{}", "{:02}-{:02}-{}", "ngày {} tháng {} năm {}"]),
)
def test_any_day_is_read_back(day, form):
    printed = form.format(day.day, day.month, day.year)
    assert [(one.on(), one.text) for one in dates(f"({printed})")] == [(day, printed)]
