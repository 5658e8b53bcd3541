import pytest

from language.samples import needs_samples, recall_and_precision, submissions
from thongsuot.language.urgent import danger


@pytest.mark.parametrize(
    "text",
    [
        "Hàng xóm cầm dao đuổi vợ con, xin công an tới ngay!",
        "Hang chuc hoc sinh bi ngo doc sau bua trua, cap cuu gap",
        "Nước lên nhanh, nhà tôi có người già bị mắc kẹt, cứu với",
        "Dây điện đứt nằm giữa đường đang tóe lửa, tới gấp",
        "Ngày mai là hết hạn nộp hồ sơ mà hệ thống không nhận",
    ],
)
def test_danger_to_life_or_a_day_about_to_pass_rings(text):
    assert danger(text).urgent, danger(text)


@pytest.mark.parametrize(
    "text",
    [
        "Đèn đường hẻm 5 không sáng, mong phường sửa.",
        "Kiến nghị mở lớp tập huấn phòng cháy chữa cháy cho tổ dân phố.",
        "Hồ sơ đất của tôi trễ hẹn hai tháng.",
        "",
    ],
)
def test_what_can_wait_does_not_ring(text):
    assert not danger(text).urgent, danger(text)


def test_the_words_that_ring_are_named():
    assert "cầm dao" in danger("Có người cầm dao trong chợ, đến ngay").reasons


@needs_samples
def test_on_the_labelled_submissions_most_urgent_ones_ring():
    recall, precision = recall_and_precision(
        submissions(), lambda row: row["urgent"], lambda row: danger(row["text"]).urgent
    )
    assert recall >= 0.85
    assert precision >= 0.85
