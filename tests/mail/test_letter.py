"""Letters as programs really write them: who, what, which files; broken ones too. The samples are in `letters/`."""

from email.mime.application import MIMEApplication
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path

import pytest

from thongsuot.mail.rules import charsets, letter
from thongsuot.mail.rules.html import text_of
from thongsuot.mail.rules.letter import Unreadable, message_of, parse
from thongsuot.mail.rules.quoting import parts_of

FOLDER = Path(__file__).parent / "letters"


def read(name: str) -> letter.Letter:
    return parse((FOLDER / f"{name}.eml").read_bytes())


@pytest.mark.parametrize(
    "name, sender, sender_name, subject",
    [
        ("outlook", "may@vidu.example", "Lò Thị Mây", "Trả lời: Đèn đường thôn Suối Thông"),
        ("gmail", "may@thu.example", "Hà Thị Bưởi", "Re: Đèn đường hỏng"),
        ("phone", "dao@vidu.example", "Nông Văn Đạo", "Cống tắc"),
        ("windows-1258", "e@vidu.example", "Ma Thị Ế", "Nước máy bị đục"),
        ("tcvn", "co.quan.cu@vidu.example", "", "Đường hỏng nhiều chỗ"),
        ("no-id", "khong.ma@vidu.example", "", ""),
    ],
)
def test_who_wrote_and_about_what(name, sender, sender_name, subject):
    found = read(name)
    assert (found.sender, found.sender_name, found.subject) == (sender, sender_name, subject)


@pytest.mark.parametrize(
    "name, words",
    [
        ("windows-1258", "Nước máy ở tổ 4 đục từ hôm chủ nhật, đề nghị kiểm tra."),
        ("tcvn", "Kính gửi ủy ban, đường vào xóm Bãi hỏng nhiều chỗ, xe không đi được."),
        ("winmail", "Gửi xã tờ trình về việc sửa cầu treo thôn Bồng Lai."),
        ("no-id", "Thư không có mã thư, không có tiêu đề, ghi ngày ở tương lai."),
    ],
)
def test_the_words_in_whatever_charset(name, words):
    assert read(name).text == words


def test_a_letter_of_html_alone_becomes_lines_without_looks_scripts_or_addresses():
    assert read("phone").text == (
        "Cống trước nhà văn hóa thôn Lạc Thông tắc,\nmưa là nước tràn vào nhà.\n\nĐề nghị xã cho nạo vét.\n\n"
        "- cống số 1\n\n- cống số 2\n\nbấm vào đây\nGửi từ Zalo"
    )


def test_of_two_ways_to_say_the_same_the_plain_one_is_read_once():
    assert read("outlook").text.count("Đèn vẫn chưa sáng") == 1


@pytest.mark.parametrize(
    "name, reply",
    [
        ("outlook", "Đèn vẫn chưa sáng, tối qua tôi đi xem lại.\n\nLò Thị Mây"),
        ("gmail", "Tôi gửi thêm ảnh cột đèn số 3."),
    ],
)
def test_what_the_writer_says_now_is_parted_from_what_is_quoted(name, reply):
    parts = read(name).parts
    assert parts.reply == reply and "đã" in parts.rest


@pytest.mark.parametrize(
    "text, reply",
    [
        ("Vâng.\n\nOn Mon, Jul 20, 2026 at 8:00 AM X <x@y.vn> wrote:\n> cũ", "Vâng."),
        ("Vâng.\n\n-----Original Message-----\nFrom: X\nSent: hôm qua\n\ncũ", "Vâng."),
        ("Vâng.\n\nFrom: X <x@y.vn>\nSent: Monday\nTo: Y\n\ncũ", "Vâng."),
        ("Đồng ý.\nĐã gửi từ iPhone của tôi", "Đồng ý."),
        ("Đồng ý.\n-- \nLò Thị Mây\nThôn 3", "Đồng ý."),
        ("> câu hỏi một\nCó.\n> câu hỏi hai\nKhông.", "Có.\nKhông."),
        ("Chào.\n> câu hỏi một\nCó.\n> câu hỏi hai", "Chào.\nCó."),
        ("Ngày 3/7 thôn có viết:\nđường hỏng", "Ngày 3/7 thôn có viết:\nđường hỏng"),
        ("Từ: đầu năm đến nay\nđường vẫn hỏng", "Từ: đầu năm đến nay\nđường vẫn hỏng"),
        ("> chỉ có phần trích", ""),
        ("", ""),
    ],
)
def test_where_a_reply_ends(text, reply):
    assert parts_of(text).reply == reply


def test_the_ids_that_a_letter_answers_come_in_order():
    ours = "0198f000-0000-7000-8000-000000000001@gui.xa.example"
    assert read("outlook").answers == ("goc-1@vidu.example", ours, ours)


def test_a_forwarded_letter_brings_its_words_and_files():
    found = read("forwarded")
    assert "bà con trong thôn" in found.text and "mùi rất nặng" in found.text and "Chuồng trại gây mùi" in found.text
    assert [each.name for each in found.attached] == ["ảnh mương.png"]


def test_winmail_dat_is_a_file_like_another():
    assert [each.name for each in read("winmail").attached] == ["winmail.dat"]


def test_broken_headers_cost_no_word_of_the_letter():
    found = read("broken")
    assert "còn đọc được" in found.text and found.sent_at is None and found.message_id == ""


def test_nothing_at_all_is_a_letter_without_words():
    found = parse(b"")
    assert (found.text, found.sender, found.attached, found.words) == ("", "", (), "")


def test_thirty_files_are_thirty_files():
    whole = MIMEMultipart()
    whole.attach(MIMEText("Ảnh hiện trường.", _charset="utf-8"))
    for number in range(30):
        whole.attach(MIMEApplication(b"%d" % number, Name=f"anh-{number}.bin"))
    assert len(parse(whole.as_bytes()).attached) == 30


def test_parts_within_parts_are_read_up_to_a_bound():
    nested = b"".join(b"Content-Type: multipart/mixed; boundary=%d\r\n\r\n--%d\r\n" % (n, n) for n in range(50))
    assert "sau cung" not in parse(nested + b"\r\nsau cung").text


def test_nesting_that_no_reader_survives_is_unreadable():
    with pytest.raises(Unreadable):
        parse(b"Content-Type: message/rfc822\r\n\r\n" * 20_000)


def test_what_is_too_large_is_not_read():
    with pytest.raises(Unreadable):
        message_of(b"a" * (letter.LARGEST + 1))


def test_the_same_letter_by_another_way_is_the_same_and_other_words_are_not():
    raw = (FOLDER / "gmail.eml").read_bytes()
    again = b"Received: from elsewhere\r\nDelivered-To: don@xa.example\r\n" + raw
    assert parse(raw).digest() == parse(again).digest()
    assert parse(raw).digest() != parse(raw.replace(b"=E1=BA=A3nh", b"tranh")).digest()


@pytest.mark.parametrize(
    "value, address",
    [
        ("Lò <MAY@Vidu.Example>", "may@vidu.example"),
        ("may@vidu.example", "may@vidu.example"),
        ("<may@localhost>", ""),
        ('"a@b.example" <c@d.example>', "c@d.example"),
        ("khong co dia chi", ""),
        ("<>", ""),
        ("a" * 5000 + "@vidu.example", ""),
    ],
)
def test_only_an_address_that_can_be_answered_counts(value, address):
    assert letter.sender_of(value)[1] == address


@pytest.mark.parametrize(
    "content, charset, text",
    [
        ("Đèn".encode(), "utf-8", "Đèn"),
        ("Đèn".encode(), "no-such-charset", "Đèn"),
        (b"\xd0\xe8n", None, "Đèn"),
        (b"\xff\xfe", "utf-8", "ÿ₫"),
        (b"\xa7\xcc", "tcvn3", "Đè"),
    ],
)
def test_a_charset_that_lies_costs_no_letter(content, charset, text):
    assert charsets.decode(content, charset) == text


def test_a_word_cut_amid_a_letter_is_put_together():
    assert charsets.header("=?utf-8?B?xJDD?= =?utf-8?B?qG4=?=", 50) == "Đèn"


@pytest.mark.parametrize("html", ["<![foo", "<!DOCTYPE [", "<p", "<blockquote>" * 2000 + "cũ", "&#xFFFFFFFF;", "<!--"])
def test_html_that_is_none_is_no_error(html):
    text_of(html)


def test_the_subject_stands_before_the_words_unless_they_say_it():
    head = "Subject: Re: Fwd: =?utf-8?B?Q+G6p3UgaOG7j25n?=\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
    assert parse((head + "Xin sửa.").encode()).words == "Cầu hỏng\n\nXin sửa."
    assert parse((head + "Cầu hỏng rồi.").encode()).words == "Cầu hỏng rồi."
