"""Tables as Excel workbooks: what comes back out of them, whatever was put in, in the same memory however long."""

import io
import tracemalloc
import zipfile
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.utils.escape import unescape

from thongsuot.files import sheets
from thongsuot.files.tables import FORMULA_STARTS, table_answer

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


def read(rows):
    return load_workbook(io.BytesIO(b"".join(sheets.workbook(rows))))


def values(rows):
    return [list(row) for row in read(rows).active.iter_rows(values_only=True)]


def test_words_numbers_and_days_come_back_as_what_they_are():
    rows = [["Mã", "Số", "Ngày"], ["4715-9036", 3, date(2026, 8, 27)], ["<Đạ & Lạt>", -1.5, None]]
    (_heading, first, second) = values(rows)
    assert first[:2] == ["4715-9036", 3] and first[2].date() == date(2026, 8, 27)
    assert second == ["<Đạ & Lạt>", -1.5, None]


@given(st.lists(st.lists(WORDS, min_size=3, max_size=3), max_size=5))
def test_whatever_is_written_no_cell_is_a_formula_and_the_file_opens(rows):
    answer = table_answer("xlsx", "bang", [["a", "b", "c"], *rows])
    sheet = load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active
    cells = [cell for row in sheet.iter_rows(min_row=2) for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s"}
    assert not any(cell.value.strip(" \u00a0\u3000").startswith(FORMULA_STARTS) for cell in cells)


@pytest.mark.parametrize("word", ["_x000D_", "a_x0041_b", "_x", "  hai đầu  "])
def test_what_excel_would_take_for_an_escaped_letter_stays_as_it_was_written(word):
    assert unescape(values([["Tên"], [word]])[1][0]) == word


def test_a_table_without_rows_and_one_without_anything_open_too():
    assert values([["Mã", "Tên"]]) == [["Mã", "Tên"]]
    assert read([]).sheetnames == ["1"]


def test_beyond_a_million_rows_a_further_sheet_begins_under_the_same_heading(monkeypatch):
    monkeypatch.setattr(sheets, "ROWS_A_SHEET", 2)
    book = read([["Mã"], *([n] for n in range(5))])
    assert [[cell for (cell,) in sheet.iter_rows(values_only=True)] for sheet in book] == [
        ["Mã", 0, 1],
        ["Mã", 2, 3],
        ["Mã", 4],
    ]


def test_the_heading_stands_still_and_filters():
    sheet = read([["Mã", "Tên"], [1, "An"]]).active
    assert sheet.freeze_panes == "A2" and sheet.auto_filter.ref == "A1:B2"


def test_the_archive_is_whole():
    archive = zipfile.ZipFile(io.BytesIO(b"".join(sheets.workbook([["Mã"], [1]]))))
    assert archive.testzip() is None and len(archive.namelist()) == 6


def test_ten_times_the_rows_take_no_more_memory():
    def peak(number):
        rows = ([n, "Xã Đơn Dương", date(2026, 8, 27)] for n in range(-1, number))
        tracemalloc.start()
        for _piece in sheets.workbook(rows):
            pass
        _now, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    peak(10)
    few = peak(2_000)
    assert peak(20_000) < few * 1.2
