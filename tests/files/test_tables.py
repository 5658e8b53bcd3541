"""No cell of any export runs in a spreadsheet."""

import csv
import io
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thongsuot.files.tables import FORMULA_STARTS, cell, csv_answer


@pytest.mark.parametrize(
    "text", [f"{start}1+1" for start in FORMULA_STARTS] + [" =1+1", "\u00a0@SUM(A1)", "=cmd|' /C'!A0"]
)
def test_what_a_spreadsheet_would_run_is_text(text):
    assert cell(text) == f"'{text}"


@pytest.mark.parametrize("value", [-5, Decimal("-1.5"), 0, None])
def test_numbers_and_nothing_stay_what_they_are(value):
    assert cell(value) is value


@pytest.mark.parametrize("text", ["Cống tắc", "4715-9036-2817-4", "", "'=1", "Ngõ 5 = ngõ cụt"])
def test_ordinary_words_stay_what_they_are(text):
    assert cell(text) == text


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")), min_size=1, max_size=5))
def test_whatever_is_written_no_cell_read_back_begins_a_formula(words):
    body = csv_answer("bang.csv", [words]).content.decode("utf-8-sig")
    (row,) = csv.reader(io.StringIO(body, newline=""), delimiter=";")
    assert len(row) == len(words)
    assert not any(value.strip(" \u00a0\u3000").startswith(FORMULA_STARTS) for value in row)


def test_a_long_table_comes_row_by_row_and_reads_the_same():
    rows = [["Mã", "Tên"], [1, "=1"]]
    whole, parts = csv_answer("bang.csv", rows), csv_answer("bang.csv", rows, streamed=True)
    assert b"".join(parts.streaming_content) == whole.content == "\ufeffMã;Tên\r\n1;'=1\r\n".encode()


def test_a_name_cannot_break_out_of_its_header():
    assert "\n" not in csv_answer('a"\r\nSet-Cookie: x.csv', [])["Content-Disposition"]
