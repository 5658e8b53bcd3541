import pytest

from thongsuot.directives.rules.parsing import parse

BODY = (
    "Đối thoại với dân ở xã Suối Nghệ\n\nChiều nay, Thường trực Đảng ủy xã đối thoại với đại diện các hộ dân của mười "
    "một thôn về nước sạch, đường giao thông và đất đai.\n\n{here}\n\nBí thư Đảng ủy xã Lê Hoài Nhơn yêu cầu các thôn "
    "niêm yết kết quả giải quyết từng kiến nghị tại nhà văn hóa để bà con theo dõi hằng tuần.\n\n{end}"
)
WITHIN = (
    "Huyện ủy viên Trần Thị Lài trao quà cho các hộ khó khăn",
    "Toàn cảnh buổi đối thoại", "Đồng chí Lê Hoài Nhơn phát biểu tại buổi đối thoại. (Ảnh: M.K)", "Ảnh minh họa",
    "Các đại biểu dự buổi đối thoại", "Chia sẻ Facebook", "XEM THÊM", "Ảnh: Bà con xã Suối Nghệ tham gia làm đường",
)  # fmt: skip
BELOW = (
    "Lượt xem: 1.204", "Hôm nay5,729", "Tổng số điểm của bài viết là: 4 trong 1 đánh giá", "Tag: đối thoại", "Hạ Vy",
    "Nguồn tin: Báo tỉnh", "Bình luận (0)", "Lên đầu trang", "Tác giả: Lê Dũng", "PV", "NGUYỄN HẠ VY", "25 lượt xem",
)  # fmt: skip


@pytest.mark.parametrize("line", WITHIN)
def test_what_the_page_puts_into_the_text_is_dropped_and_listed(line):
    draft = parse(BODY.format(here=line, end=""))
    assert line in [one.text for one in draft.dropped]
    assert len(draft.items) == 1


@pytest.mark.parametrize("line", BELOW)
def test_what_the_page_puts_below_the_text_is_dropped_and_listed(line):
    draft = parse(BODY.format(here="", end=line))
    assert line in [one.text for one in draft.dropped]
    assert not [one for one in draft.figures if one.text in line]


def test_other_news_give_no_items_and_no_figures():
    other = "TIN LIÊN QUAN\nBí thư yêu cầu các xã rà soát 12 điểm ngập (12/4)\n3 nhiệm vụ năm 2026 (02/4)"
    draft = parse(BODY.format(here="", end=other))
    assert len(draft.items) == 1 and [one.text for one in draft.figures] == ["mười một thôn"]
    assert len(draft.dropped) == 3


def test_the_text_itself_is_not_dropped():
    draft = parse(BODY.format(here="Nói đi đôi với làm", end=""))
    assert not draft.dropped


STRIPS = (
    "Menu   Giới thiệu   RSS", "Thứ Hai, 02/03/2026 | Hotline: 0263 3000 111", "Thứ hai - 02/03/2026 08:15 1.044 3",
    "Thứ hai - 02/03/2026 08:15   Đã xem: 91   Phản hồi: 2", "Lê Hoài Nhơn - 02/03/2026 16:20",
    "ĐẢNG BỘ XÃ SUỐI NGHỆ - TRANG TIN NỘI BỘ CỦA ĐẢNG BỘ XÃ",
)  # fmt: skip


@pytest.mark.parametrize("line", STRIPS)
def test_a_strip_of_the_page_above_the_headline_is_no_headline(line):
    draft = parse(f"{line}\n{BODY.format(here='', end='')}")
    assert line.split() in [one.text.split() for one in draft.dropped]
    assert draft.metadata.title == "Đối thoại với dân ở xã Suối Nghệ"


@pytest.mark.parametrize("line", ("Quang cảnh buổi làm việc tại nhà văn hóa.", "Dân quân xã giúp bà con sửa đường"))
def test_what_a_picture_shows_is_dropped_with_its_full_stop_and_without(line):
    assert line in [one.text for one in parse(BODY.format(here=line, end="")).dropped]


def test_a_paragraph_that_says_who_spoke_and_who_led_is_no_caption():
    line = "Chủ tịch xã Trần Văn An dự và phát biểu chỉ đạo. Trưởng Ban Lê Bình chủ trì hội nghị."
    assert not parse(BODY.format(here=line, end="")).dropped
