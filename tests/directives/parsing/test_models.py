import pytest

from thongsuot.directives.rules.parsing import parse

NAMED = (
    ("Mô hình “Ngõ nhỏ không rác” được nhân rộng.", ["Ngõ nhỏ không rác"]),
    (
        "Các mô hình Ngõ nhỏ không rác, Bếp ăn tình làng được bà con hưởng ứng.",
        ["Ngõ nhỏ không rác", "Bếp ăn tình làng"],
    ),
    (
        "Nhiều mô hình hay: Ngõ nhỏ không rác ở xã An Hòa, Bếp ăn tình làng của Hội Phụ nữ hay Xe chở sách vui.",
        ["Ngõ nhỏ không rác", "Bếp ăn tình làng", "Xe chở sách vui"],
    ),
    ("Những mô hình như Ngõ nhỏ không rác, Bếp ăn tình làng đã thành nếp.", ["Ngõ nhỏ không rác", "Bếp ăn tình làng"]),
)
NONE = (
    "Xây dựng đội ngũ cán bộ “gần dân, hiểu dân, tin dân”.",
    "Bộ đội biên phòng làm tốt “bốn cùng” với bà con.",
    "Các mô hình được nhân rộng, Nhân dân đồng tình.",
    "Phong trào “nghe dân nói, nói dân hiểu, làm dân tin, giữ lời hứa” lan rộng.",
)


@pytest.mark.parametrize(("text", "names"), NAMED)
def test_models_are_named_in_quotation_marks_or_several_in_a_row_by_their_capitals(text, names):
    assert [one.text for one in parse(text).models] == names


@pytest.mark.parametrize("text", NONE)
def test_mottoes_and_what_belongs_to_no_model_are_none(text):
    assert not parse(text).models


BARE = (
    ("Mô hình trồng dưa lưới trong nhà màng ở xóm Đông cho thu nhập khá.", ["trồng dưa lưới trong nhà màng"]),
    ("Phong trào Ngày thứ bảy xanh do Đoàn xã phát động.", ["Ngày thứ bảy xanh"]),
    ("Xã có mô hình Zalo kết nối bình yên, Đoàn xã có mô hình ATM gạo.", ["Zalo kết nối bình yên", "ATM gạo"]),
    ("Thôn ra mắt mô hình ‘Ngõ không rác’ và câu lạc bộ 'Ông bà cháu'.", ["Ngõ không rác", "Ông bà cháu"]),
    ("Hội Nông dân vận động bà con góp công làm vườn mẫu.", ["vườn mẫu"]),
    ("Thôn ra mắt câu lạc bộ Bơi an toàn. Nhiều em đến học.", ["Bơi an toàn"]),
    (
        "Nhiều cách làm hay, điển hình như “Cà phê Mặt trận” (thôn Sơn), nhóm Zalo trả lời dân trong ngày (thôn Hải).",
        ["Cà phê Mặt trận", "nhóm Zalo trả lời dân trong ngày"],
    ),
    ("Xã lập tổ hợp tác dùng nước, giao dân tự thu.", ["tổ hợp tác dùng nước"]),
    ("Xóm có chốt trực hộ đê của dân quân.", ["chốt trực hộ đê"]),
    ("Xã tổ chức “Sáng thứ sáu lắng nghe” ở nhà văn hóa.", ["Sáng thứ sáu lắng nghe"]),
    ("Cựu chiến binh có Tổ tự quản đường kênh, mỗi tháng vớt bèo hai buổi.", ["Tổ tự quản đường kênh"]),
    (
        "Xã có 15 mô hình. Trong đó, nổi bật như: hũ gạo tiết kiệm của Hội Phụ nữ; tiếng kẻng an ninh ở thôn Nam…",
        ["hũ gạo tiết kiệm", "tiếng kẻng an ninh"],
    ),
    (
        "Các thôn có nhiều cách làm hay, tiêu biểu là Tủ sách làng của thôn Hạ và Chợ quê sạch của thôn Thượng.",
        ["Tủ sách làng", "Chợ quê sạch"],
    ),
    ("Các mô hình đang chạy gồm:\n- Nhà sạch vườn đẹp.\n- Hũ gạo tình thương do Hội Phụ nữ lo.\nXã chi 12 tỷ đồng.",
     ["Nhà sạch vườn đẹp", "Hũ gạo tình thương"]),
)  # fmt: skip
KINDS = (
    "Mô hình chính quyền địa phương hai cấp đã vận hành ổn định.",
    "Tỉnh đổi mới mô hình tăng trưởng, cơ cấu lại nền kinh tế.",
    "Nhiều cách làm hay là để dân bàn trước, xã làm sau.",
    "Nhiều điển hình như ông Lê Văn Ba ở thôn Đông, bà Lê Thị Tư được tuyên dương.",
    "Xã có 12 mô hình, tiêu biểu như thôn Đông, thôn Tây.",
    "Các mô hình bước đầu có kết quả như: tăng thu nhập, giảm nghèo.",
    "Mô hình kinh tế của ông Sáu cho thu nhập 200 triệu đồng.",
    "Bí thư Tỉnh ủy yêu cầu các xã nhân rộng mô hình tiếp dân lưu động ở các thôn.",
)


@pytest.mark.parametrize(("text", "names"), BARE)
def test_models_are_named_without_quotation_marks_too(text, names):
    assert [one.text for one in parse(text).models] == names


@pytest.mark.parametrize("text", KINDS)
def test_kinds_people_places_and_what_is_only_asked_for_are_no_models(text):
    assert not parse(f"Xã Suối Nghệ họp\n\nHội nghị diễn ra sáng nay.\n\n{text}").models
