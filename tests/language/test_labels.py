"""Names of labels: what is about the work passes, what is about a person does not."""

import pytest

from thongsuot.language.labels import about_person

WORK = [
    "chờ bản đồ", "họp thứ 5", "Chờ Phòng Kinh tế", "khảo sát thực địa", "đã gọi hai lần", "chờ kinh phí",
    "đường đất đỏ",
    "cần ảnh hiện trường", "thái độ phục vụ", "trồng hoa", "cấp bách", "đợt kiểm tra tháng 8", "cho ban do",
    "khu dân cư",
    "nhà văn hóa", "lao động", "cùng tuyến đường", "điện chiếu sáng", "mạ kẽm lan can",
]  # fmt: skip
PERSON = [
    ("người Kinh", "ethnicity"), ("bà con Mông", "ethnicity"), ("Dân tộc thiểu số", "ethnicity"),
    ("hộ K'Ho", "ethnicity"),
    ("dan toc", "ethnicity"), ("theo đạo", "religion"), ("Tin Lành", "religion"), ("cong giao", "religion"),
    ("đảng viên", "politics"), ("phản động", "politics"), ("hay kiện", "character"), ("Tâm thần", "character"),
    ("khó tính", "character"), ("đối tượng", "character"), ("VIP", "character"), ("tam  than", "character"),
]  # fmt: skip


@pytest.mark.parametrize("name", WORK)
def test_a_word_for_the_state_of_the_work_passes(name):
    assert about_person(name) is None


@pytest.mark.parametrize(("name", "code"), PERSON)
def test_a_word_for_a_person_is_told(name, code):
    found = about_person(name)
    assert found and found.code == code
