"""Minutes cut into sentences, and which of them read like a promise; a made-up text, read with its own key."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thongsuot.commitments.rules.sentences import MOST, day_in, read, sentences, suggest

SAID = date(2026, 7, 15)
MINUTES = """BIÊN BẢN ĐỐI THOẠI
1. Bà con phản ánh đường thôn Suối Thông ngập. UBND xã sẽ nạo vét cống xong chậm nhất ngày 30/8/2026.
- Về đèn đường, Phòng Kinh tế cam kết thay bóng trong tháng 9; kinh phí lấy từ nguồn sửa chữa.
a) Đồng chí Chủ tịch trả lời TP. Đà Lạt không quản đoạn này. Bà con có đồng ý không?
Xã hoàn thành hồ sơ trước ngày 5/8. Hội nghị kết thúc lúc 11 giờ 30.
"Tôi xin hứa trước bà con: trong 15 ngày sẽ trả lời bằng văn bản." – Chủ tịch nói.
"""
KEY = {
    "UBND xã sẽ nạo vét cống xong chậm nhất ngày 30/8/2026.": date(2026, 8, 30),
    "Về đèn đường, Phòng Kinh tế cam kết thay bóng trong tháng 9; kinh phí lấy từ nguồn sửa chữa.": date(2026, 9, 30),
    "Xã hoàn thành hồ sơ trước ngày 5/8.": date(2026, 8, 5),
    '"Tôi xin hứa trước bà con: trong 15 ngày sẽ trả lời bằng văn bản."': date(2026, 7, 30),
}


def test_the_promises_of_the_minutes_are_found_with_their_days_and_nothing_else():
    found = {each.text: each.due_on for each in suggest(MINUTES, SAID) if each.why}
    assert found == KEY


def test_numbers_and_bullets_stay_out_and_abbreviations_do_not_end_a_sentence():
    parts = sentences(MINUTES)
    assert parts[0] == "BIÊN BẢN ĐỐI THOẠI"
    assert "Đồng chí Chủ tịch trả lời TP. Đà Lạt không quản đoạn này." in parts


DAYS = {
    "trước ngày 30/9": date(2026, 9, 30),
    "trước ngày 1/3": date(2027, 3, 1),
    "ngày 03 tháng 8 năm 2026": date(2026, 8, 3),
    "từ ngày 1/8/2026 đến ngày 20/8/2026": date(2026, 8, 20),
    "trong tháng 10": date(2026, 10, 31),
    "trong tháng 2": date(2027, 2, 28),
    "hết tháng 12/2026": date(2026, 12, 31),
    "trong quý III": date(2026, 9, 30),
    "hết quý 1 năm 2027": date(2027, 3, 31),
    "cuối năm nay": date(2026, 12, 31),
    "trong năm 2027": date(2027, 12, 31),
    "trong vòng 10 ngày": date(2026, 7, 25),
    "trong 2 tuần": date(2026, 7, 29),
    "hôm 1/7/2026 đã họp": None,
    "trong tháng 13": None,
    "ngày 31/2/2027": None,
    "đạt 16/20 chỉ tiêu": None,
}


@pytest.mark.parametrize("words", DAYS)
def test_the_last_day_that_is_still_ahead_is_proposed(words):
    assert day_in(f"Xã sẽ làm {words}.", SAID) == DAYS[words]


@pytest.mark.parametrize("said_on", [date(1, 1, 1), date(9999, 12, 31)])
def test_a_day_typed_wrongly_proposes_nothing_and_breaks_nothing(said_on):
    assert day_in("Xã sẽ làm trong 15 ngày, trước 30/9, trong tháng 2, hết quý I.", said_on) is None


def test_marks_or_none_a_promise_is_a_promise():
    assert read("Xa cam ket sua duong truoc ngay 30/9/2026", SAID).why == ("cam kết", "trước ngày")


@pytest.mark.parametrize("text", ["Khi nào xã sẽ sửa đường này?", "Xã sẽ họp", "Đường đã sửa xong hôm qua, cảm ơn xã."])
def test_a_question_a_stub_and_the_past_are_no_promises(text):
    assert read(text, SAID).why == ()


@given(st.text(max_size=400))
def test_any_text_is_cut_without_losing_a_word(text):
    parts = sentences(text)
    assert len(parts) <= MOST
    left = "".join(text.split())
    assert all("".join(part.split()) for part in parts)
    assert sum(len("".join(part.split())) for part in parts) <= 2 * len(left) + MOST
    suggest(text, SAID)
