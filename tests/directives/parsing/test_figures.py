import pytest

from thongsuot.directives.rules.parsing import parse

FIGURES = (
    ("hoàn thành 16/20 chỉ tiêu", ("16/20 chỉ tiêu", 16, 20, "chỉ tiêu", "")),
    ("tăng trưởng đạt 5,04%;", ("5,04%", 5.04, None, "%", "")),
    ("thu ngân sách đạt hơn 23.770 tỷ đồng", ("hơn 23.770 tỷ đồng", 23770, None, "tỷ đồng", "hơn")),
    ("trên 10 vạn quần chúng", ("trên 10 vạn quần chúng", 100_000, None, "quần chúng", "trên")),
    ("khoảng 2,4 triệu lượt người", ("khoảng 2,4 triệu lượt người", 2.4, None, "triệu lượt người", "khoảng")),
    ("kết nạp từ 900 đến 1.000 đảng viên", ("từ 900 đến 1.000 đảng viên", 900, 1000, "đảng viên", "từ")),
    ("làm 05 - 07 mô hình", ("05 - 07 mô hình", 5, 7, "mô hình", "")),
    ("gần 180 đại biểu", ("gần 180 đại biểu", 180, None, "đại biểu", "gần")),
    ("ít nhất hai cuộc đối thoại", ("ít nhất hai cuộc đối thoại", 2, None, "cuộc đối thoại", "ít nhất")),
    ("ngân sách 45.799/36.875 tỷ đồng", ("45.799/36.875 tỷ đồng", 45799, 36875, "tỷ đồng", "")),
    ("1,271,915 người", ("1,271,915 người", 1_271_915, None, "người", "")),
    ("45 triệu đồng/người/năm", ("45 triệu đồng/người/năm", 45, None, "triệu đồng/người/năm", "")),
)
NO_FIGURES = (
    "ngày 03/6/2013", "năm 2026", "6 tháng đầu năm", "nhiệm kỳ 2020 - 2025", "Nghị quyết số 25-NQ/TW", "khóa 13",
    "Điều 5", "quý 3", "3 yêu cầu, 5 nhiệm vụ", "một số nơi", "thứ 4", "Covid-19", "lúc 8 giờ 30", "Quyết định "
    "123/QĐ-UBND",
    "một trong những việc", "thôn 3 và thôn 5", "năm thứ hai tỉnh thi đua", "năm, bảy ý kiến",
)  # fmt: skip


def figures(text: str):
    return [(one.text, one.value, one.upper, one.unit, one.qualifier) for one in parse(f"Năm qua: {text}.").figures]


@pytest.mark.parametrize(("text", "wanted"), FIGURES, ids=[row[0] for row in FIGURES])
def test_a_quantity_has_its_words_value_unit_and_qualifier(text, wanted):
    assert figures(text) == [wanted]


@pytest.mark.parametrize("text", NO_FIGURES)
def test_days_ordinals_numbers_of_papers_and_own_parts_are_none(text):
    assert figures(text) == []


@pytest.mark.parametrize(
    ("text", "role"),
    (
        ("Phấn đấu đến năm 2027, 95% hộ dùng nước sạch.", "planned"),
        ("Đến nay toàn tỉnh đạt 95% hộ dùng nước sạch.", "reached"),
        ("Tỷ lệ 95% hộ dùng nước sạch.", ""),
    ),
)
def test_what_is_planned_is_told_from_what_was_reached(text, role):
    assert [one.role for one in parse(text).figures] == [role]
