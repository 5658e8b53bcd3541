"""Words with places for values: filled in, looked through for what is wrong, laid beside each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thongsuot.wording.rules import Limits, Row, beside, changed_lines, filled, names, sms_parts, troubles

BODY = Limits(part="body", may=("code", "url", "due"), must=("url",), free=("code", "url"), longest=200, pieces=True)
WHOLE = "Vụ việc {code}.[ Hạn: {due}.]\nXem {url}."


@pytest.mark.parametrize(
    "text, values, said",
    [
        (WHOLE, {"code": "4715", "url": "/x", "due": "27/8/2026"}, "Vụ việc 4715. Hạn: 27/8/2026.\nXem /x."),
        (WHOLE, {"code": "4715", "url": "/x"}, "Vụ việc 4715.\nXem /x."),
        ("Một\n[Lâu nhất:\n{lines}]\nHai", {"lines": ""}, "Một\nHai"),
        ("Một\n[Lâu nhất:\n{lines}]\nHai", {"lines": "a\nb"}, "Một\nLâu nhất:\na\nb\nHai"),
        ("Đã nhận[, mã {code}]", {}, "Đã nhận"),
        ("{late} việc[ và {today} việc]", {"late": 0, "today": 0}, "0 việc và 0 việc"),
        ("Mã {code}", {"code": "{url}[{due}]", "url": "bí mật", "due": "x"}, "Mã {url}[{due}]"),
        ("{{ settings.SECRET_KEY }}{% now 'Y' %}", {"settings": "x"}, "{{ settings.SECRET_KEY }}{% now 'Y' %}"),
    ],
)
def test_words_are_filled_in_and_nothing_else_is_read_in_them(text, values, said):
    assert filled(text, values) == said


@given(st.text(alphabet="{}[] \nabcode%$'\"", max_size=60), st.text(max_size=20))
def test_no_words_and_no_value_stop_a_message(text, value):
    assert isinstance(filled(text, {"code": value}), str)


@given(st.text(max_size=40))
def test_a_value_stands_as_it_is(value):
    assert filled("a{code}b", {"code": value}) == f"a{value}b"


@pytest.mark.parametrize(
    "text, reasons",
    [
        (WHOLE, []),
        ("", ["empty"]),
        ("Xem {url}" + "a" * 200, ["long"]),
        ("Xem {url} {name}", ["unknown"]),
        ("Xem ở kia", ["missing"]),
        ("Xem {url} {code", ["brace"]),
        ("Xem {{url}}", ["brace"]),
        ("Xem {url} {% include 'x' %}", ["brace"]),
        ("Xem <a href='/'>{url}</a>", ["tag"]),
        ("Xem {url}&nbsp;", ["tag"]),
        ("Xem {url}, dưới 5 < 6 và 7 > 6", []),
        ("Xem {url} [{due}", ["bracket", "bare"]),
        ("Xem {url} [[{due}]]", ["bracket"]),
        ("Xem {url} [chữ]", ["piece"]),
        ("Xem {url} hạn {due}", ["bare"]),
        ("[Xem {url}]", []),
    ],
)
def test_what_is_wrong_with_words_is_named(text, reasons):
    assert [wrong.reason for wrong in troubles(text, BODY)] == reasons


def test_one_line_is_one_line_and_a_part_that_may_be_empty_wants_nothing_then():
    subject = Limits(part="subject", may=("code",), one_line=True)
    assert [wrong.reason for wrong in troubles("a\nb", subject)] == ["lines"]
    sms = Limits(part="sms", may=("url",), must=("url",), needed=False)
    assert troubles("", sms) == [] and [wrong.what for wrong in troubles("ngắn", sms)] == ["{url}"]


@pytest.mark.parametrize(
    "text, parts",
    [("a" * 160, 1), ("a" * 161, 2), ("ạ" * 70, 1), ("ạ" * 71, 2), ("ạ" * 134, 2), ("ạ" * 135, 3), ("[" * 81, 2)],
)
def test_a_text_message_is_counted_as_networks_do(text, parts):
    assert sms_parts(text) == parts


def test_two_versions_stand_beside_each_other_line_by_line():
    rows = beside("một\nhai\nba", "một\nhai rưỡi\nba\nbốn")
    assert rows == [Row("một", "một"), Row("hai", "hai rưỡi"), Row("ba", "ba"), Row(None, "bốn")]
    assert changed_lines("một\nhai\nba", "một\nhai rưỡi\nba\nbốn") == ("hai", "hai rưỡi\nbốn")


@given(st.lists(st.sampled_from("abc"), max_size=8), st.lists(st.sampled_from("abc"), max_size=8))
def test_beside_each_other_both_versions_are_whole(before, after):
    rows = beside("\n".join(before), "\n".join(after))
    assert [row.before for row in rows if row.before is not None] == before
    assert [row.after for row in rows if row.after is not None] == after


def test_a_value_is_named_once():
    assert names("{code} {url} {code}") == ["code", "url"]
