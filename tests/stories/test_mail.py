"""A letter arrives by e-mail and is answered, through a real mail server; its person opens the receipt by telephone."""

import re
from datetime import timedelta
from email import message_from_bytes, policy

import pytest

from mail import servers as mail_servers
from mail.making import BOX, letter, make_mailbox
from stories.steps import ANSWER, answered, assigned, open_matter, sign_in
from stories.steps import text_of as text
from thongsuot.cases.models import Case
from thongsuot.core import clock
from thongsuot.mail.actions.fetching import fetch
from thongsuot.mail.models import Mailbox
from thongsuot.notices.actions import deliver
from thongsuot.notices.models import Gateway, Message
from thongsuot.notices.rules import may_go_at

LETTER = "Đèn đường thôn Suối Thông hỏng đã hai tuần, đề nghị xã sửa giúp bà con."


@pytest.fixture
def servers():
    if absent := mail_servers.missing():
        pytest.skip(f"no {absent} on this machine (apt-get install dovecot-imapd exim4-daemon-light)")
    found, running = mail_servers.start()
    yield found
    mail_servers.stop(found, running)


@pytest.fixture
def office(people, servers):
    """The commune's mailbox and its way out, on the servers of this story; a mailbox of another story ends."""
    now = clock.now()
    Mailbox.objects.filter(address=BOX).delete()
    way_out = {"host": "127.0.0.1", "port": servers.smtp, "security": "none", "from_address": "don@xa.example"}
    Gateway.objects.update_or_create(channel="email", defaults=way_out | {"active": True, "changed_at": now})
    kept = {"security": "tls", "port": servers.imaps, "certificate": servers.certificate, "uid_validity": None}
    mailbox = make_mailbox(
        people.commune, password=mail_servers.PASSWORD, since_at=now - timedelta(minutes=5), changed_at=now, **kept
    )
    yield mailbox
    Gateway.objects.filter(channel="email").delete()
    Mailbox.objects.filter(pk=mailbox.pk).delete()


def last_mail(servers, number):
    """Send what waits for the person, and return their newest mail, read."""
    daytime = may_go_at(clock.now() + timedelta(days=1), urgent=False)
    for one in Message.objects.filter(channel="email", state="waiting", address__gt=""):
        deliver(message_id=one.pk, at=daytime)
    servers.wait("may@vidu.example", number)
    mails = [message_from_bytes(raw, policy=policy.default) for raw in servers.letters("may@vidu.example")]
    return max(mails, key=lambda mail: mail["Date"].datetime)


def test_a_letter_arrives_by_e_mail_and_is_answered(phone, desktop, people, site, servers, office):
    servers.send(letter(LETTER, message_id="thu-dau", at=clock.now()))
    assert fetch(mailbox_id=office.pk, clock=clock.now) == 1
    case = Case.objects.filter(channel="email").latest("received_at")

    told = last_mail(servers, 1)
    phone.goto(re.search(r"/bien-nhan-thu/\S+", told.get_content()).group(0))
    assert str(case) not in text(phone)
    phone.get_by_role("button", name="Hiện biên nhận").click()
    phone.get_by_text(str(case)).wait_for()
    secret = re.search(r"\b\d{4} \d{4} \d{4}\b", text(phone)).group(0)

    sign_in(desktop, people.receptionist, site)
    desktop.goto("/ban-lam-viec/tiep-nhan/?kenh=email")
    desktop.goto(f"/ban-lam-viec/vu-viec/{case.pk}/")
    assert LETTER in text(desktop) and "Thư điện tử" in text(desktop)

    servers.send(
        letter("Thêm: cột đèn số 3.", subject=told["Subject"], message_id="thu-hai", In_Reply_To=told["Message-ID"])
    )
    assert fetch(mailbox_id=office.pk, clock=clock.now) == 1
    desktop.reload()
    assert "cột đèn số 3" in text(desktop)

    answered(people, assigned(people, case))
    mail = last_mail(servers, 2)
    assert (mail["Subject"], mail["In-Reply-To"]) == ("Re: Đèn đường hỏng", "<thu-hai@vidu.example>")
    assert ANSWER not in mail.get_content()
    open_matter(phone, str(case), secret)
    phone.get_by_text(ANSWER).first.wait_for()
