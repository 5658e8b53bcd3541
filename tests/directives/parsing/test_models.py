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
