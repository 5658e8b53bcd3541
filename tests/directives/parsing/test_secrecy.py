import pytest

from thongsuot.directives.rules.parsing import Draft, parse

HEAD = "TỈNH ỦY LÂM ĐỒNG\nĐẢNG CỘNG SẢN VIỆT NAM\nSố 5-BC/TU\n"


@pytest.mark.parametrize(
    "text",
    (
        f"MẬT\n{HEAD}", f"{HEAD}TỐI MẬT\n1. Giao Sở Nội vụ.", f"{HEAD}\n   Tuyệt mật   \n", f"Độ mật: Tối mật\n{HEAD}",
        "TỈNH ỦY LÂM ĐỒNG          MẬT\nSố 5-BC/TU", "Số: 5-BC/TU (M)\nNội dung", "[MẬT]\nNội dung", "TÀI LIỆU "
        "MẬT\nNội dung",
    ),
)  # fmt: skip
def test_a_document_marked_secret_gives_an_empty_draft_that_says_so(text):
    assert parse(text) == Draft(secret=True)


@pytest.mark.parametrize(
    "text",
    (
        "Gắn bó mật thiết với Nhân dân.", "Luật Bảo vệ bí mật nhà nước năm 2018.", "Không để lộ thông tin mật.",
        "MẬT THIẾT VỚI NHÂN DÂN", "Mật độ dân số 120 người.", "Nuôi ong lấy mật",
    ),
)  # fmt: skip
def test_the_word_within_a_sentence_marks_nothing(text):
    assert not parse(text).secret
