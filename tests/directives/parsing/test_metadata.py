from datetime import date

import pytest

from thongsuot.directives.rules.parsing import parse

HEAD = "ỦY BAN NHÂN DÂN\nTỈNH LÂM ĐỒNG\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: {number}\n{place}, ngày {day}\n"
BODY = "QUYẾT ĐỊNH\nVề việc phân công\nCăn cứ Luật Tiếp công dân;\nĐiều 1. Giao Sở Nội vụ theo dõi.\n"


def about(text: str):
    return parse(text).metadata


def test_the_head_of_a_document_tells_number_kind_issuer_day_and_place():
    found = about(HEAD.format(number="12/QĐ-UBND", place="Đà Lạt", day="05 tháng 3 năm 2026") + BODY)
    assert (found.number, found.kind, found.issuer) == ("12/QĐ-UBND", "decision", "TỈNH LÂM ĐỒNG") or (
        found.issuer == "ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG"
    )
    assert (found.date, found.place, found.title) == (date(2026, 3, 5), "Đà Lạt", "QUYẾT ĐỊNH Về việc phân công")
    assert not found.inferred


def test_a_blank_day_and_number_stay_empty_and_are_doubted():
    draft = parse(HEAD.format(number="     /QĐ-UBND", place="Đà Lạt", day="    tháng 3 năm 2026") + BODY)
    assert (draft.metadata.number, draft.metadata.date) == (None, None)
    assert {"no_number", "no_day"} <= {one.code for one in draft.doubts}


def test_the_day_of_a_head_without_a_place_is_read_and_no_furniture():
    draft = parse("VĂN PHÒNG TỈNH ỦY\nĐẢNG CỘNG SẢN VIỆT NAM\nSố 8-TB/VPTU\nNgày 09 tháng 4 năm 2026\n" + BODY)
    assert (draft.metadata.date, draft.metadata.place, draft.dropped) == (date(2026, 4, 9), "", ())


def test_two_days_are_doubted_and_the_first_is_kept():
    head = HEAD.format(number="12/QĐ-UBND", place="Đà Lạt", day="05 tháng 3 năm 2026")
    draft = parse(head + "Đà Lạt, ngày 06 tháng 3 năm 2026\n" + BODY)
    assert draft.metadata.date == date(2026, 3, 5)
    assert "two_days" in {one.code for one in draft.doubts}


def test_a_due_day_before_the_issue_is_doubted():
    head = HEAD.format(number="12/QĐ-UBND", place="Đà Lạt", day="05 tháng 3 năm 2026")
    draft = parse(head + BODY.replace("theo dõi.", "theo dõi, xong trước ngày 01/02/2026."))
    assert [one.code for one in draft.doubts] == ["due_before_issue"]


@pytest.mark.parametrize(
    ("text", "day", "inferred"),
    (
        ("Dân vận là việc của mọi người\n24/01/2026 23:12\nNội dung bài.", date(2026, 1, 24), False),
        ("Thứ ba, 18 Tháng 8 2015 16:06\nDân vận là việc của mọi người\nNội dung.", date(2015, 8, 18), False),
        ("Sáng 5.1, Ban Dân vận tổ chức hội nghị tổng kết năm 2021, triển khai nhiệm vụ 2022.", date(2022, 1, 5), True),
        ("Ngày 13-7, Ban Dân vận tổ chức hội nghị sơ kết 6 tháng đầu năm 2011.", date(2011, 7, 13), True),
        ("Ngày 18-2-1998, Bộ Chính trị đã ra Chỉ thị số 30-CT/TW.", None, False),
        ("Thực hiện Nghị quyết số 25-NQ/TW, ngày 03/6/2013, các cấp ủy tổ chức học tập.", None, False),
        ("Nội dung không nói ngày nào.", None, False),
    ),
)  # fmt: skip
def test_the_day_of_news_is_printed_inferred_or_none(text, day, inferred):
    found = about(text)
    assert (found.date, "date" in found.inferred) == (day, inferred)


def test_replaced_instruments_are_named():
    text = HEAD.format(number="12/QĐ-UBND", place="Đà Lạt", day="05 tháng 3 năm 2026") + BODY
    text += (
        "Điều 2. Quyết định này thay thế Quyết định số 09/QĐ-UBND ngày 01/02/2020; các đơn vị có trách nhiệm thi hành."
    )
    assert [one.number for one in parse(text).replaces] == ["09/QĐ-UBND"]


REST = "Hội nghị có 120 đại biểu dự, nghe báo cáo và thảo luận về tiếp công dân ở cơ sở."


@pytest.mark.parametrize(
    ("text", "place"),
    (
        ("Sơn La tổng kết công tác tiếp dân trong năm\n{rest}", "Sơn La"),
        ("Tổng kết công tác tiếp dân trong năm\nSáng nay, Tỉnh ủy Sơn La tổ chức hội nghị. {rest}", "Sơn La"),
        ("Tổng kết công tác tiếp dân trong năm\nSơn La - {rest}", "Sơn La"),
        ("Tổng kết công tác tiếp dân trong năm\n{rest}\nNguồn tin: Ban Dân vận Tỉnh ủy Sơn La", "Sơn La"),
        ("Tổng kết công tác tiếp dân trong năm\nSáng nay, tại Hà Nội, hội nghị khai mạc. {rest}", ""),
        ("Tổng kết công tác tiếp dân\nĐoàn tỉnh Sơn La thăm tỉnh Lai Châu. {rest}", ""),
        ("Tổng kết công tác tiếp dân\na {rest}\nb {rest}\nc {rest}\nd {rest}\ne Đoàn thăm tỉnh Sơn La. {rest}", ""),
    ),
)
def test_a_province_named_once_is_the_place_only_where_it_is_named_as_its_own(text, place):
    found = about(text.format(rest=REST))
    assert (found.place, "place" in found.inferred) == (place, bool(place))
