"""What of a mixed letter surely accuses nobody: the examples are invented."""

import pytest

from thongsuot.language.parting import harmless_part, is_harmless

ASKED = "Kiến nghị xã lắp thêm đèn đường ở thôn Suối Thông."


@pytest.mark.parametrize(
    "text",
    [
        f"{ASKED} Tôi tố cáo ông Lơ Mu Tý, kế toán, nhận hối lộ.",
        f"1. {ASKED}\n2. Tố cáo ông Lơ Mu Tý, kế toán, nhận hối lộ 20 triệu đồng.",
        f"Tố cáo ông Lơ Mu Tý nhận hối lộ. Ông ta còn dọa dân.\n\n{ASKED}",
        "Kiến nghị xã lắp thêm đèn đường\nở thôn Suối Thông.\n\nTôi tố cáo bà Sáu, thủ quỹ, khai khống.",
    ],
)
def test_what_is_asked_for_is_parted_from_what_accuses(text):
    assert harmless_part(text) == ASKED


@pytest.mark.parametrize(
    "text",
    [
        "Kiến nghị xã thu hồi tiền của ông Tý. Tôi tố cáo ông Tý nhận hối lộ.",
        "Tôi tố cáo ông Tý nhận hối lộ. Kiến nghị cho ông ta nghỉ việc ngay trong tháng này.",
        "Tôi tố cáo ông Đinh Văn Sổ nhận hối lộ.\nKiến nghị xã kiểm tra cái nhà mới của Sổ ở thôn Suối Thông.",
        "Tôi tố cáo ông Tý nhận hối lộ.\nKiến nghị xã xem lại việc hắn làm ở thôn Suối Thông.",
        "Tôi tố cáo ông Tý nhận hối lộ.\nKiến nghị xã xem lại cán bộ địa chính của thôn Suối Thông.",
        "Tôi tố cáo ông Tý nhận hối lộ. Tôi còn giữ mười một tờ phiếu thu viết tay của thôn Suối Thông.",
        "Tôi tố cáo ông Tý nhận hối lộ. Kiến nghị xã công khai sổ thu của thôn Suối Thông.",
        "Toi to cao ong Ty nhan hoi lo. Kien nghi xa lap them den duong o thon Suoi Thong.",
        "TÔI TỐ CÁO ÔNG TÝ NHẬN HỐI LỘ. KIẾN NGHỊ XÃ LẮP THÊM ĐÈN ĐƯỜNG Ở THÔN SUỐI THÔNG.",
        "Kiến nghị _ xã lắp thêm đèn đường ở thôn Suối Thông.\nTố cáo ông Tý ¬ nhận hối lộ.",
        "Khiếu nại quyết định số 5. Tố cáo ông Tý nhận hối lộ.",
        "",
    ],
)
def test_when_unsure_nothing_is_parted(text):
    assert harmless_part(text) == ""


def test_a_text_that_names_and_points_at_nobody_is_harmless():
    assert is_harmless("Phản ánh: cống tắc, nước ngập đường. Kiến nghị lắp thêm đèn.")


@pytest.mark.parametrize(
    "text",
    [
        "Phản ánh: cống tắc. Ông Tý biết mà không sửa.",
        "Phản ánh: cống tắc. Trưởng thôn biết mà không sửa.",
        "Phản ánh: cống tắc. Người này biết mà không sửa.",
        "Phan anh: cong tac.",
    ],
)
def test_a_text_with_a_person_in_it_is_not_surely_harmless(text):
    assert not is_harmless(text)
