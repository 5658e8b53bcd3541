"""Small words of pages: a sentence about an input, and a day as an official paper writes it."""

from datetime import date
from pathlib import Path

import pytest
from django import forms
from django.utils import translation

import thongsuot
from thongsuot.web.templatetags.ui import naming, official_day


@pytest.mark.parametrize(
    ("label", "error", "said"),
    [
        ("Số hộ", "Ghi một số.", "Số hộ: Ghi một số."),
        ("Còn thiếu gì?", "Ghi một câu.", "Còn thiếu gì? Ghi một câu."),
        ("Lý do", "Chưa ghi lý do.", "Chưa ghi lý do."),
    ],
)
def test_a_sentence_about_an_input_names_it_once(label, error, said):
    assert naming(error, label) == said


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (date(2026, 2, 5), "ngày 05 tháng 02 năm 2026"),
        (date(2026, 3, 5), "ngày 05 tháng 3 năm 2026"),
        (date(2026, 11, 22), "ngày 22 tháng 11 năm 2026"),
    ],
)
def test_an_official_paper_writes_a_nought_before_low_days_and_the_first_two_months(day, written):
    assert official_day(day) == written


@pytest.mark.parametrize(
    ("language", "typed", "said"),
    [
        ("vi", "0", "Ghi số từ 1 trở lên."),
        ("vi", "5001", "Ghi số không quá 5000."),
        ("vi", "ba", "Viết một số, ví dụ 12."),
        ("en", "0", "Ensure this value is greater than or equal to 1."),
        ("en", "5001", "Ensure this value is less than or equal to 5000."),
    ],
)
def test_a_number_out_of_bounds_is_said_with_the_bound_in_the_language_of_the_page(language, typed, said):
    with translation.override(language):
        with pytest.raises(forms.ValidationError) as wrong:
            forms.IntegerField(min_value=1, max_value=5000).clean(typed)
        assert wrong.value.messages == [said]


def test_every_page_writes_anh_chi_with_its_stroke():
    root = Path(thongsuot.__file__).parent
    pages = [*root.rglob("*.html"), *root.rglob("*.po"), *root.rglob("*.py")]
    split = [path.name for path in pages if "anh chị" in path.read_text(encoding="utf-8").lower()]
    assert split == ["people_words.py"]  # which lists the words people call each other by
