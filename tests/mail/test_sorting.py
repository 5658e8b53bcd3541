"""Reports, machines, lists, spam: what is no letter is told by its headers, and codes by their check digit."""

import pytest

from mail.making import ACCUSED, TEXT, letter, sample
from thongsuot.core.ids import new_code, show_code
from thongsuot.mail.rules import sorting
from thongsuot.mail.rules.bounces import bounce_of
from thongsuot.mail.rules.letter import message_of, parse
from thongsuot.mail.rules.quoting import hidden
from thongsuot.mail.rules.sorting import Sorted, before_reading, codes_in, may_accuse, names_accuse, of_letter

OURS = "0198f000-0000-7000-8000-000000000001@gui.xa.example"


def sorted_(raw: bytes, **more) -> Sorted:
    known = {"own": {"don@xa.example"}, "is_ours": False, "this_hour": 1} | more
    return before_reading(message_of(raw)) or of_letter(parse(raw), **known)


@pytest.mark.parametrize(
    "name, found",
    [
        ("bounce", Sorted("bounce")),
        ("vacation", Sorted("refused", "automatic")),
        ("list", Sorted("refused", "list")),
        ("spam", Sorted("aside", "spam")),
        ("gmail", Sorted("letter")),
        ("outlook", Sorted("letter")),
        ("phone", Sorted("letter")),
        ("broken", Sorted("aside", "no-sender")),
        ("no-id", Sorted("letter")),
    ],
)
def test_what_a_message_is(name, found):
    assert sorted_(sample(name)) == found


@pytest.mark.parametrize(
    "headers, reason",
    [
        ({"Auto_Submitted": "auto-generated"}, "automatic"),
        ({"Auto_Submitted": "auto-notified; owner-email=x@y.example"}, "automatic"),
        ({"Precedence": "Bulk"}, "automatic"),
        ({"X_Auto_Response_Suppress": "DR, OOF, AutoReply"}, "automatic"),
        ({"X_Autoreply": "yes"}, "automatic"),
        ({"Return_Path": "<>"}, "null-sender"),
        ({"List_Unsubscribe": "<mailto:x@y.example>"}, "list"),
    ],
)
def test_machines_and_lists_are_refused(headers, reason):
    assert sorted_(letter(**headers)) == Sorted("refused", reason)


@pytest.mark.parametrize(
    "headers",
    [{"Auto_Submitted": "no"}, {"X_Auto_Response_Suppress": "OOF"}, {"X_Spam_Status": "No, score=1.0"}],
)
def test_a_person_behind_such_headers_is_heard(headers):
    assert sorted_(letter(**headers)) == Sorted("letter")


def test_a_report_that_a_letter_was_read_is_a_machine_s():
    raw = letter().replace(
        b"Content-Type: text/plain", b"Content-Type: multipart/report; report-type=disposition-notification"
    )
    assert sorted_(raw).kind == "refused"


@pytest.mark.parametrize(
    "more, found",
    [
        ({"own": {"may@vidu.example"}}, Sorted("refused", "own")),
        ({"is_ours": True}, Sorted("refused", "own")),
        ({"this_hour": sorting.OFTEN_AFTER}, Sorted("letter")),
        ({"this_hour": sorting.OFTEN_AFTER + 1}, Sorted("aside", "often")),
        ({"this_hour": sorting.FLOOD_AFTER + 1}, Sorted("aside", "flood")),
    ],
)
def test_our_own_mail_and_floods_do_not_come_in(more, found):
    assert sorted_(letter(), **more) == found


def test_spam_is_spam_however_much_of_it_comes():
    assert sorted_(letter(X_Spam_Flag="YES"), this_hour=sorting.FLOOD_AFTER + 1) == Sorted("aside", "spam")


@pytest.mark.parametrize(
    "text, name, found",
    [
        (TEXT, "anh-cot-den.png", False),
        (TEXT, "Đơn tố cáo ông Nguyễn Văn Tý nhận hối lộ.pdf", True),
        (TEXT, "don_to_cao_ong_Ty_nhan_hoi_lo.pdf", True),
        (ACCUSED, "anh.png", False),
    ],
)
def test_names_of_files_accuse_as_words_do(text, name, found):
    read = parse(letter(text, files=[(name, b"x")]))
    assert names_accuse(read) == found and may_accuse(read) == (found or text == ACCUSED)


@pytest.mark.parametrize("way", ["/bien-nhan-thu/AbCdEfGhIj_-k", "?url=x%2Fbien-nhan-thu%2FAbCdEfGhIj_-k&b=1"])
def test_ways_to_receipts_are_hidden_as_mail_programs_write_them(way):
    assert "AbCdEf" not in hidden(f"Xem https://xa.example{way} nhé.") and "nhé" in hidden(f"{way} nhé.")


def test_a_letter_without_words_or_files_is_set_aside():
    assert sorted_(letter("\n", subject="")) == Sorted("aside", "empty")
    assert sorted_(letter("\n", subject="", files=[("a.png", b"x")])) == Sorted("letter")


def test_codes_are_told_from_other_numbers_by_their_check_digit():
    code = new_code("4715")
    wrong = code[:-1] + str((int(code[-1]) + 1) % 10)
    assert codes_in(f"Re: vụ việc {show_code(code)} và {code}, ĐT 0912 345 678") == [code]
    assert codes_in(f"mã {wrong}") == []


def test_a_report_names_the_message_the_address_and_that_it_lasts():
    found = bounce_of(message_of(sample("bounce")))
    assert (found.message_ids, found.recipients) == ((OURS,), ("may@vidu.example",))
    assert (found.status, found.lasting) == ("5.1.1", True)


def test_a_delay_is_no_failure():
    raw = sample("bounce").replace(b"Action: failed", b"Action: delayed").replace(b"5.1.1", b"4.4.1")
    assert not bounce_of(message_of(raw)).lasting


def test_headers_alone_that_came_back_name_the_message_too():
    raw = sample("bounce").replace(b"Content-Type: message/rfc822", b"Content-Type: text/rfc822-headers")
    assert bounce_of(message_of(raw)).message_ids == (OURS,)
