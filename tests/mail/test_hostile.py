"""Letters made to stop whoever reads them: each is read, or refused, at once, and nothing comes of it but text."""

import codecs
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from encodings.aliases import aliases

import pytest

from mail.making import sample
from thongsuot.mail.rules import bounces, bounds, charsets, letter
from thongsuot.mail.rules.html import text_of
from thongsuot.mail.rules.letter import Unreadable, message_of, parse
from thongsuot.mail.templatetags.mail_words import mail_authentication


@pytest.mark.parametrize(
    "charset", ["punycode", "idna", "utf-7", "unicode_escape", "raw-unicode-escape", "rot13", "zip"]
)
def test_what_python_can_decode_but_nobody_writes_is_no_charset(charset):
    assert charsets.codec_of(charset) == "" and charsets.decode(b"a-b+2AA-", charset) == "a-b+2AA-"


@pytest.mark.parametrize(
    "charset", ["UTF-8", '"windows-1258"', "iso-8859-1", "ISO_8859-15", "gb2312", "us-ascii", "cp1252"]
)
def test_what_letters_are_written_in_is_known(charset):
    assert codecs.lookup(charsets.codec_of(charset)).name


def test_no_charset_makes_text_that_cannot_be_stored():
    for name in {*aliases, *aliases.values(), "utf-7", "x", ""}:
        charsets.decode(bytes(range(256)) + b"\\ud800+2AA-", name).encode()


LOUD = b"Content-Type: text/plain; charset=punycode\r\n\r\n" + b"\xff" + b"a" * 400_000
NAMED = b"Content-Type: text/plain\r\nContent-Disposition: attachment; filename*=punycode''%s\r\n\r\nx"


@pytest.mark.parametrize("raw", [LOUD, LOUD.replace(b"punycode", b"idna"), NAMED % (b"a" * 7_000)])
def test_a_charset_that_takes_hours_takes_none(raw):
    parse(raw)


@pytest.mark.parametrize(
    "raw",
    [
        b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + b"--b\r\n\r\n" * (bounds.BOUNDARIES + 1),
        b"Content-Type: multipart/mixed; boundary=b\r\r" + b"--b\r\r" * (bounds.BOUNDARIES + 1),
        b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" * (bounds.NESTED + 1),
        b"X: y\r\n" * (bounds.HEADER_LINES + 2) + b"\r\nx",
        b"\n" * (bounds.LINES + 1),
        b"Content-Type: text/plain" + b";" * 100_000 + b"\r\n\r\nx",
        b"A: b\r\nContent-Disposition: x;\r\n" + b" a;\r\n" * 4_000 + b"\r\nx",
        b"Content-Type: multipart/mixed; boundary*=idna''b\r\n\r\nx",
    ],
)
def test_what_would_keep_the_parser_busy_or_breaks_it_is_unreadable(raw):
    with pytest.raises(Unreadable):
        parse(raw)


@pytest.mark.parametrize("piece", ["<a ", "<!", "<!--", "<!-->", "<![CDATA[", "</", "<a b='", "<script>", "&#", "<?"])
def test_html_broken_all_the_way_is_read_at_once(piece):
    text_of(piece * 100_000)


def test_html_comments_and_declarations_say_nothing_and_a_smaller_sign_stays():
    page = "<!DOCTYPE html><p class='x'>3 < 4<!-- an --><br/>a<![if !mso]>b<svg/>c<!--[if mso]><p>x</p><![endif]--></p>"
    assert text_of(page) == "3 < 4\nabc"


@pytest.mark.parametrize(
    "value", [b"<\xff@x.com>", "<lò@vidu.example>".encode(), b"=?punycode?q?x?= <\xfe\xff@x.com>", b"<a@\xff.com>"]
)
def test_an_address_that_cannot_be_written_is_no_sender(value):
    found = parse(b"From: " + value + b"\r\nMessage-ID: <\xff@x.com>\r\nReferences: <\xfe@x> <a@x>\r\n\r\nXin.")
    assert (found.sender, found.message_id, found.answers) == ("", "", ("a@x",))
    found.sender_name.encode()


@pytest.mark.parametrize("charset", ["\x00us-ascii", "khong-co", "us-ascii"])
@pytest.mark.parametrize("kind", ["text/plain", "text/rfc822-headers"])
def test_a_report_whose_part_names_an_impossible_charset_is_read(charset, kind):
    raw = sample("bounce").decode("latin-1").replace("text/plain; charset=us-ascii", f"{kind}; charset={charset}", 1)
    raw = raw.replace("message that you sent", "mess\x80ge that you sent", 1)
    found = bounces.bounce_of(message_of(raw.encode("latin-1")))
    assert found.lasting and found.recipients == ("may@vidu.example",)


def test_bytes_of_no_charset_in_any_header_can_be_shown():
    found = parse(b"Authentication-Results: mx; spf=\xff\r\nSubject: \xff\xfe\r\nTo: \xff@x.com\r\n\r\nXin.")
    (mail_authentication(found.headers) + found.subject + "".join(found.to)).encode()
    assert mail_authentication(found.headers).startswith("mx; spf=")


def two_ways(plain: str, page: str, *, related: bool = False) -> letter.Letter:
    whole, shown = MIMEMultipart("alternative"), MIMEText(page, "html", "utf-8")
    whole.attach(MIMEText(plain, "plain", "utf-8"))
    if related:
        shown, inner = MIMEMultipart("related"), shown
        shown.attach(inner)
    whole.attach(shown)
    return parse(whole.as_bytes())


@pytest.mark.parametrize("related", [False, True])
def test_a_plain_text_that_only_says_that_there_is_html_is_not_the_letter(related):
    page = "<p>" + "Cống trước nhà văn hóa thôn Lạc Thông tắc, mưa là nước tràn vào nhà. " * 5 + "</p>"
    assert two_ways("Your client does not show HTML.", page, related=related).text.startswith("Cống trước")


def test_a_plain_text_that_says_as_much_is_the_letter():
    assert two_ways("Cống trước nhà tôi tắc.", "<p>Cống trước <b>nhà tôi</b> tắc.</p><p>Ký</p>").text == (
        "Cống trước nhà tôi tắc."
    )
