"""Letters over a real SMTP and a real IMAP server: fetched, answered in one conversation, deleted, come back."""

from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy

import pytest

from cast import actor
from denunciations.making import Room
from mail.making import ACCUSED, TEXT, letter, make_gateway, make_mailbox, sample
from mail.servers import PASSWORD
from thongsuot.cases.models import Case
from thongsuot.denunciations.models import Denunciation
from thongsuot.mail import wire
from thongsuot.mail.actions.fetching import TRIES, fetch
from thongsuot.mail.actions.mailboxes import try_mailbox
from thongsuot.mail.models import Mailbox, SetAside
from thongsuot.notices import actions as notices
from thongsuot.notices.models import Message

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cheap_derivation"), pytest.mark.xdist_group("mail")]
NOW = datetime.now(UTC)  # the servers go by the real clock


@pytest.fixture
def room():
    return Room()


@pytest.fixture
def mailbox(servers, room):
    """A mailbox over TLS, with the server's own certificate."""
    make_gateway(host="127.0.0.1", port=servers.smtp, from_address="don@xa.example")
    kept = {"security": "tls", "port": servers.imaps, "certificate": servers.certificate}
    kept |= {"since_at": NOW - timedelta(minutes=5), "uid_validity": None}
    return make_mailbox(room.people.commune, password=PASSWORD, **kept)


def fetched(mailbox) -> int:
    done = fetch(mailbox_id=mailbox.pk, clock=lambda: datetime.now(UTC))
    mailbox.refresh_from_db()
    assert mailbox.problem == ""
    return done


def send_waiting(servers, to="may@vidu.example"):
    """Let our waiting mail go out, and return the last that came to its person, read."""
    number = servers.lying(to)
    for one in Message.objects.filter(channel="email", state="waiting"):
        assert notices.deliver(message_id=one.pk, at=datetime.now(UTC) + timedelta(days=1))
        number += 1
    servers.wait(to, number)
    ours = max(servers.letters(to), key=lambda raw: raw.count(b"Auto-Submitted"))
    return message_from_bytes(ours, policy=policy.default)


def test_a_letter_becomes_a_case_is_answered_and_the_conversation_goes_on(servers, mailbox):
    servers.send(letter(message_id="goc", at=NOW))
    assert (fetched(mailbox), fetched(mailbox)) == (1, 0)
    case = Case.objects.get()
    told = send_waiting(servers)
    assert told["In-Reply-To"] == "<goc@vidu.example>" and told["References"] == "<goc@vidu.example>"
    assert (told["Subject"], told["Reply-To"]) == ("Re: Đèn đường hỏng", "don@xa.example")
    assert told["Auto-Submitted"] == "auto-replied" and "/bien-nhan-thu/" in told.get_content()

    answer = letter("Đèn lại tắt.", subject=told["Subject"], message_id="tra-loi", In_Reply_To=told["Message-ID"])
    servers.send(answer)
    assert fetched(mailbox) == 1
    assert [act.verb for act in case.acts.order_by("number")] == ["receive", "supplement"]


def test_a_denunciation_is_sealed_and_gone_from_the_mail_server_and_other_letters_stay(servers, mailbox):
    servers.send(letter(ACCUSED, message_id="to-cao"))
    servers.send(letter(message_id="don"))
    assert fetched(mailbox) == 2
    assert (Denunciation.objects.count(), Case.objects.count()) == (1, 1)
    left = servers.letters("don@xa.example")
    assert len(left) == 1 and "tố cáo".encode() not in left[0] and b"don@vidu.example" in left[0]


def test_what_lay_there_before_the_mailbox_was_in_use_is_left(servers, mailbox):
    servers.send(letter(message_id="cu"))
    Mailbox.objects.update(since_at=datetime.now(UTC) + timedelta(hours=1))
    mailbox.refresh_from_db()
    assert fetched(mailbox) == 0
    servers.send(letter(TEXT + " Mới.", message_id="moi"))
    assert fetched(mailbox) == 1


def test_numbers_given_out_anew_bring_nothing_twice(servers, mailbox):
    servers.send(letter(message_id="mot"))
    assert fetched(mailbox) == 1
    Mailbox.objects.update(uid_validity=1, last_uid=900)
    mailbox.refresh_from_db()
    assert fetched(mailbox) == 1 and Case.objects.count() == 1
    servers.send(letter(TEXT + " Hai.", message_id="hai"))
    assert fetched(mailbox) == 1 and Case.objects.count() == 2


class Killed(BaseException):
    pass


def test_killed_between_taking_and_marking_nothing_is_taken_twice_and_nothing_lost(servers, mailbox, monkeypatch):
    for number in range(3):
        servers.send(letter(f"{TEXT} Số {number}.", message_id=f"m{number}"))

    def die(*_args):
        raise Killed

    for method in ("mark_seen", "whole", "mark_seen"):
        with monkeypatch.context() as patched:
            patched.setattr(wire.Folder, method, die)
            with pytest.raises(Killed):
                fetched(mailbox)
    assert fetched(mailbox) >= 1 and Case.objects.count() == 3


def test_a_message_on_which_we_die_is_given_up_and_the_next_one_is_taken(servers, mailbox, monkeypatch):
    servers.send(letter(message_id="chet"))
    servers.send(letter(TEXT + " Sau.", message_id="sau"))

    def die(*_args, **_more):
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr("thongsuot.mail.actions.fetching.take", die)
        for _try in range(TRIES):
            with pytest.raises(Killed):
                fetched(mailbox)
    assert fetched(mailbox) == 2
    assert (SetAside.objects.get().reason, Case.objects.count()) == ("unreadable", 1)


def test_mail_that_a_real_server_returns_marks_the_address_and_tells_the_desk(servers, mailbox, room):
    servers.send(letter(sender="Hà Thị Bưởi <khong-co@vidu.example>"), sender="khong-co@vidu.example")
    assert fetched(mailbox) == 1
    (waiting,) = Message.objects.filter(channel="email", state="waiting")
    notices.deliver(message_id=waiting.pk, at=datetime.now(UTC) + timedelta(days=1))
    servers.wait("don@xa.example", 2)
    assert fetched(mailbox) == 1
    assert Message.objects.get(pk=waiting.pk).problem == "undeliverable"
    assert Message.objects.filter(template="address-dead", officer_id=room.people.receptionist.pk).count() == 1
    assert Case.objects.count() == 1 and notices.is_dead("khong-co@vidu.example")


def test_two_machines_that_answer_each_other_stop_at_once(servers, mailbox):
    servers.send(sample("vacation"), sender="nghi.phep@vidu.example")
    servers.send(letter(), sender="")
    assert fetched(mailbox) == 2
    assert not Case.objects.exists() and not Message.objects.exists()


@pytest.mark.parametrize(
    "changed, problem",
    [
        ({"certificate": ""}, "certificate"),
        ({"user": "don", "folder": "Không có"}, "no-folder"),
        ({"port": "imap"}, "no-tls"),
        ({"port": 1}, "no-server"),
        ({"host": "mx.xa.example", "security": "none"}, "not-encrypted"),
    ],
)
def test_what_is_wrong_is_said_in_a_word(servers, mailbox, room, changed, problem):
    Mailbox.objects.update(**changed | ({"port": servers.imap} if changed.get("port") == "imap" else {}))
    assert try_mailbox(mailbox_id=mailbox.pk, actor=actor(room.people.province_administrator)) == (problem, 0)


def test_a_wrong_password_is_said(servers, room):
    mailbox = make_mailbox(room.people.commune, password="sai", port=servers.imap)
    assert fetch(mailbox_id=mailbox.pk, clock=lambda: NOW) == 0
    mailbox.refresh_from_db()
    assert (mailbox.problem, mailbox.reached_at) == ("password", None)


@pytest.mark.parametrize("security, port", [("starttls", "imap"), ("none", "imap"), ("tls", "imaps")])
def test_every_way_in_works_on_this_machine(servers, mailbox, room, security, port):
    Mailbox.objects.update(security=security, port=getattr(servers, port))
    servers.send(letter())
    assert try_mailbox(mailbox_id=mailbox.pk, actor=actor(room.people.province_administrator)) == ("", 1)
