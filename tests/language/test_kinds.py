import pytest

from language.samples import needs_samples, submissions
from thongsuot.language.kinds import kind_of


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Tôi khiếu nại Quyết định số 12/QĐ-UBND ngày 3/3/2026 thu hồi đất của tôi.", "complaint"),
        ("Kiến nghị phường lắp thêm đèn đường ở hẻm 5.", "petition"),
        ("Đèn đường hẻm 5 hư hỏng, xin sửa giúp.", "feedback"),
        ("Tôi tố cáo ông Lê Văn Tám ăn chặn hàng cứu trợ.", "denunciation"),
        ("Tôi khiếu nại Quyết định số 5 và tố cáo bà Lê Thị Mơ, kế toán, đòi tiền bồi dưỡng.", "mixed"),
        ("Trời hôm nay đẹp.", "feedback"),
        ("", "feedback"),
    ],
)
def test_the_likeliest_kind_comes_first(text, kind):
    assert kind_of(text)[0].kind == kind


def test_every_suggestion_names_its_reason():
    for suggestion in kind_of("Tôi khiếu nại Quyết định số 5 và tố cáo bà Lê Thị Mơ đòi tiền bồi dưỡng."):
        assert suggestion.reason
        assert 0 < suggestion.score <= 1


@needs_samples
def test_nine_in_ten_labelled_submissions_get_their_kind():
    right = sum(kind_of(row["text"])[0].kind == row["kind"] for row in submissions())
    assert right / len(submissions()) >= 0.9
