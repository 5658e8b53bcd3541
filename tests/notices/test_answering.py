"""Mail that answers a letter: one conversation, a path good once, and addresses that nothing reaches."""

from datetime import UTC, datetime
from email import message_from_string, policy

import pytest
from django.db import connection

from notices.sinks import mail_sink
from thongsuot.core.ids import new_id
from thongsuot.core.refs import Ref
from thongsuot.notices import actions, rules
from thongsuot.notices.models import DeadAddress, Gateway, Message, Thread

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 7, 20, 5, tzinfo=UTC)
ADDRESS = "may@thu.example"
LETTER = {"address": ADDRESS, "message_id": "1@thu.example", "subject": "Đèn hỏng", "reply_to": "don@xa.example"}


def gateway(server):
    return Gateway.objects.create(
        channel="email", host="127.0.0.1", port=server.server_address[1], security="none",
        from_address="tin@xa.example", active=True, changed_at=NOON,
    )  # fmt: skip


def tell(about, template="answered", address=ADDRESS, **more):
    told = {"about": about, "channel": "email", "address": address, "params": {"code": "4715-0000-0000-7"}}
    return actions.notify_resident(template=template, at=NOON, **told, **more)


@pytest.fixture
def sent():
    """Return a function that sends what is told within and gives the mails as they left."""
    with mail_sink() as server:
        gateway(server)

        def send(*messages):
            for one in messages:
                assert actions.deliver(message_id=one.pk, at=NOON)
            return server.mails

        yield send


def test_mail_answers_the_letter_in_its_own_conversation(sent):
    about = Ref("case", new_id())
    actions.keep_thread(about=about, **LETTER)
    actions.keep_thread(about=about, **LETTER | {"message_id": "2@thu.example", "subject": "Re: khác"})
    (mail,) = sent(tell(about))
    assert "In-Reply-To: <2@thu.example>" in mail
    assert "References: <1@thu.example> <2@thu.example>" in mail
    read = message_from_string(mail, policy=policy.default)
    assert (read["Reply-To"], read["Subject"]) == ("don@xa.example", "Re: Đèn hỏng")


def test_the_conversation_is_told_to_nobody_else(sent):
    about = Ref("case", new_id())
    actions.keep_thread(about=about, **LETTER)
    (mail,) = sent(tell(about, address="khac@thu.example"))
    assert "In-Reply-To" not in mail and "Reply-To" not in mail and "thu.example>" not in mail


def test_machines_are_told_not_to_answer(sent):
    about = Ref("case", new_id())
    first, second = sent(tell(about), tell(about, "mail-received", once="/bien-nhan/abc"))
    assert "Auto-Submitted: auto-generated" in first and "Auto-Submitted: auto-replied" in second
    assert "X-Auto-Response-Suppress: All" in first


def test_a_path_good_once_lies_sealed_while_it_waits_and_is_gone_afterwards(sent):
    message = tell(Ref("case", new_id()), "mail-received", once="/bien-nhan/rat-mat", hidden=True)
    assert "rat-mat" not in rows() and ADDRESS not in rows()
    (mail,) = sent(message)
    assert "/bien-nhan/rat-mat" in mail
    message.refresh_from_db()
    assert (message.sealed, message.address) == (None, "")


def test_letters_and_subjects_lie_sealed_and_go_when_the_matter_is_erased():
    about = Ref("case", new_id())
    actions.keep_thread(about=about, **LETTER)
    assert "Đèn hỏng" not in rows() and "1@thu.example" not in rows()
    actions.forget(about=about, at=NOON)
    assert not Thread.objects.exists()


def test_mail_that_came_back_is_marked_once_and_its_address_not_tried_again(sent):
    first = tell(Ref("case", new_id()))
    sent(first)
    assert actions.mark_returned(message_id=first.pk, recipients=[ADDRESS], at=NOON).problem == "undeliverable"
    assert actions.mark_returned(message_id=first.pk, recipients=[ADDRESS], at=NOON) is None
    again = tell(Ref("case", new_id()), address="MAY@thu.example")
    assert (again.state, again.problem) == (Message.State.FAILED, "undeliverable")
    assert ADDRESS.encode() not in bytes(DeadAddress.objects.get().mark)


def test_a_letter_from_the_address_revives_it():
    first = tell(Ref("case", new_id()))
    actions.mark_returned(message_id=first.pk, recipients=[ADDRESS], at=NOON)
    actions.revive(ADDRESS)
    assert tell(Ref("case", new_id())).state == Message.State.WAITING


@pytest.mark.parametrize(
    "subject, line",
    [("Đèn hỏng", "Re: Đèn hỏng"), ("RE: re:Đèn hỏng", "Re: Đèn hỏng"), ("", "Đã có trả lời")],
)
def test_the_subject_stays_one_conversation(subject, line):
    assert rules.Answering(("1@x",), subject, "don@xa.example").subject_line("Đã có trả lời") == line


def rows() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT t::text FROM notices_message t UNION ALL SELECT t::text FROM notices_thread t")
        return "\n".join(row for (row,) in cursor.fetchall())
