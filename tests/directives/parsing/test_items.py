"""What counts as a requirement or a task, and what does not."""

import pytest

from thongsuot.directives.rules.parsing import parse

PLAN = "KẾ HOẠCH\nCông tác năm 2026\nSố: 1/KH-UBND\n\nII. NHIỆM VỤ\n"


def items(text: str) -> list[str]:
    return [one.text for one in parse(text).items]


ORDINALS = (
    ("Thứ nhất, giữ lời hứa. Thứ hai, nghe dân.", ["Thứ nhất", "Thứ hai"]),
    ("Một là, giữ lời hứa.\nHai là: nghe dân.", ["Một là", "Hai là"]),
    ("(1) giữ lời hứa; (2) nghe dân.", ["(1)", "(2)"]),
    ("1. Giữ lời hứa.\n2. Nghe dân.", ["1.", "2."]),
    ("1- Giữ lời hứa.\n2- Nghe dân.", ["1-", "2-"]),
    ("a) Giữ lời hứa.\nb) Nghe dân.", ["a)", "b)"]),
    ("1.1. Giữ lời hứa.\n1.2. Nghe dân.", ["1.1.", "1.2."]),
)


@pytest.mark.parametrize(("text", "ordinals"), ORDINALS, ids=[row[1][0] for row in ORDINALS])
def test_each_way_of_numbering_makes_items_whose_text_begins_with_the_ordinal(text, ordinals):
    found = parse(f"Các cấp ủy cần làm tốt các nhiệm vụ sau:\n{text}").items
    assert [one.ordinal for one in found] == ordinals
    assert all(one.text.startswith(one.ordinal) for one in found)
    assert {one.group for one in found} == {"các nhiệm vụ"}


DIRECTIONS = (
    "Bí thư Tỉnh ủy Trần Văn An đề nghị các địa phương rà soát đơn thư.",
    "Đồng chí Lê Thị Bình yêu cầu hoạt động tiếp dân cần được tăng cường.",
    "Ông Phạm Minh nhấn mạnh, người đứng đầu phải trực tiếp đối thoại với dân.",
    "Chủ tọa yêu cầu Sở Nội vụ trình phương án trước ngày 30/10/2026.",
    "Chủ tịch UBND tỉnh giao Sở Nội vụ theo dõi việc thực hiện.",
    "Phó Bí thư Thành ủy lưu ý các đơn vị không để đơn thư kéo dài.",
    "Đề nghị các sở, ngành báo cáo kết quả trước ngày 15/12/2026.",
)
NO_DIRECTIONS = (
    "Các cấp ủy đã đáp ứng yêu cầu nhiệm vụ trong tình hình mới.",
    "Cử tri đề nghị tỉnh sớm sửa cầu treo.",
    "Năm 2021, Tỉnh ủy đã yêu cầu các huyện rà soát việc tiếp công dân.",
    "Theo đề nghị của Sở Nội vụ, tỉnh đã bổ sung biên chế.",
    "Ông Phạm Minh đánh giá cao kết quả của các đơn vị.",
    "Bí thư Tỉnh ủy chủ trì, chỉ đạo hội nghị.",
    "Chủ tịch Hồ Chí Minh căn dặn cán bộ phải gần dân.",
    "Đáng lưu ý, một số thôn để rác thải tồn đọng nhiều ngày.",
    "Văn phòng Tỉnh ủy thông báo để các cơ quan, đơn vị biết, thực hiện.",
    "Thực hiện Nghị quyết số 25-NQ/TW, các cấp ủy đã tổ chức 12 hội nghị.",
)


@pytest.mark.parametrize("text", DIRECTIONS)
def test_what_somebody_who_leads_directs_is_an_item_from_the_first_word_of_its_sentence(text):
    assert items(f"Hội nghị diễn ra sáng nay.\n\n{text}") == [text]


@pytest.mark.parametrize("text", NO_DIRECTIONS)
def test_reports_wishes_of_the_people_and_praise_are_none(text):
    assert items(f"Hội nghị diễn ra sáng nay.\n\n{text}") == []


def test_numbered_results_causes_and_agendas_are_none():
    text = (
        PLAN.replace("II. NHIỆM VỤ", "I. KẾT QUẢ") + "1. Tổ chức 12 hội nghị.\n2. Tiếp 94 lượt công dân.\n"
        "III. NGUYÊN NHÂN\n1. Cán bộ còn thiếu.\nIV. NHIỆM VỤ\n1. Bổ sung cán bộ.\n"
    )
    assert items(text) == ["1. Bổ sung cán bộ."]
    assert items("Hội nghị thảo luận, cho ý kiến về các nội dung sau: (1) Báo cáo quý I; (2) Đề án nhân lực.") == []


def test_what_the_parts_of_a_meeting_report_is_none():
    text = PLAN.replace("II. NHIỆM VỤ", "I. BÁO CÁO CỦA CÁC BỘ PHẬN") + (
        "1. Văn phòng\nTiếp nhận 812 hồ sơ.\n2. Phòng Kinh tế\nSửa xong hẻm 51.\n"
        "II. KẾT LUẬN\n1. Rà soát hồ sơ quá hạn.\n"
    )
    assert items(text) == ["1. Rà soát hồ sơ quá hạn."]


def test_a_topic_is_a_group_and_a_point_with_its_own_doer_has_tasks():
    text = PLAN + "1. Công tác tuyên truyền\n- Mở chuyên mục.\n- In tờ gấp.\n2. Công an xã:\n- Tuần tra.\n- Hòa giải.\n"
    found = parse(text).items
    assert [(one.group, one.text) for one in found[:2]] == [
        ("1. Công tác tuyên truyền", "Mở chuyên mục."), ("1. Công tác tuyên truyền", "In tờ gấp."),
    ]  # fmt: skip
    assert [task.text for task in found[2].tasks] == ["Tuần tra.", "Hòa giải."]
    assert found[2].ordinal == "2."


def test_a_count_that_jumps_is_kept_as_printed_and_doubted():
    draft = parse(PLAN + "1. Mở chuyên mục.\n2. In tờ gấp.\n4. Tổ chức đối thoại.\n")
    assert [one.ordinal for one in draft.items] == ["1.", "2.", "4."]
    assert [(one.code, one.text) for one in draft.doubts if one.code == "numbering_jumps"] == [
        ("numbering_jumps", "4.")
    ]


def test_lines_broken_by_the_page_are_one_paragraph():
    text = PLAN + (
        "1. Rà soát toàn bộ đơn thư còn tồn đọng trên địa bàn xã, lập danh mục từng vụ, ghi rõ người\n"
        "chịu trách nhiệm và ngày hoàn thành, báo cáo Ủy ban nhân dân xã trước ngày 15 hằng tháng để\n"
        "theo dõi.\n2. Niêm yết kết quả giải quyết tại nhà văn hóa các thôn, gửi kèm trên nhóm thông tin của\n"
        "từng thôn để bà con biết.\n"
    )
    assert [len(one.split("\n")) for one in items(text)] == [1, 1]
    assert items(text)[0].endswith("để theo dõi.")


def test_a_quotation_that_goes_on_keeps_its_item_open():
    text = (
        "Các cấp ủy cần làm tốt hai nhiệm vụ sau:\nThứ nhất, gần dân. “Phải lắng nghe dân.\n"
        "Phải trả lời dân” - đồng chí Lê Bình nói.\nThứ hai, trọng dân."
    )
    assert items(text)[0].endswith("đồng chí Lê Bình nói.")
    assert len(items(text)) == 2
