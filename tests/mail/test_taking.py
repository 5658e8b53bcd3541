"""What becomes of a letter: a case, words added to one, something sealed, set aside, refused. Once, whatever dies."""

import re

import pytest
from django.db import connection

from cast import actor
from denunciations.making import Room
from mail.making import ACCUSED, ASKED, AT, MAY, TEXT, bring, letter, make_gateway, make_mailbox, photos, sample
from thongsuot.cases.actions.ending import withdraw
from thongsuot.cases.actions.record import write_act
from thongsuot.cases.models import Case
from thongsuot.core.actors import resident, service
from thongsuot.core.ids import show_code
from thongsuot.core.refs import Ref
from thongsuot.denunciations.actions.reading import open_sheet
from thongsuot.denunciations.models import Denunciation
from thongsuot.files import queries as files
from thongsuot.language.accusation import accuses
from thongsuot.mail.actions.aside import take_aside
from thongsuot.mail.actions.receipts import open_receipt
from thongsuot.mail.models import Arrival, Leftover, MailReceipt, RefusedCount, SetAside
from thongsuot.mail.outlines import outline_of
from thongsuot.notices.actions import is_dead
from thongsuot.notices.actions.addresses import opened_words
from thongsuot.notices.models import Message, Thread
from thongsuot.notices.queries import came_back
from thongsuot.notices.texts import text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cheap_derivation")]


@pytest.fixture
def room():
    return Room()


@pytest.fixture
def mailbox(room):
    make_gateway()
    return make_mailbox(room.people.commune)


def everything() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        found = []
        for (table,) in cursor.fetchall():
            cursor.execute(f'SELECT t::text FROM "{table}" t')
            found += [row for (row,) in cursor.fetchall()]
    return "\n".join(found)


def token_of(message: Message) -> str:
    """Return the token in the way that a waiting mail leads."""
    return opened_words(message.sealed, message.pk)["path"].rpartition("/")[2]


def test_a_letter_becomes_a_case_of_the_unit_and_its_sender_is_told_the_code(mailbox):
    assert bring(mailbox, letter(files=photos(2))) == "case"
    case = Case.objects.get()
    person = case.parties.get()
    assert (case.channel, case.holder_unit, case.kind) == ("email", mailbox.unit, "feedback")
    assert (person.name, person.email, person.notify_by) == ("Lò Thị Mây", "may@vidu.example", "email")
    assert case.content.text == f"Đèn đường hỏng\n\n{TEXT}"
    assert [each.name for each in files.of(f"case:{case.pk}")] == ["anh-0.png", "anh-1.png"]
    told = Message.objects.get(channel="email")
    assert (told.template, told.about_ref) == ("mail-received", f"case:{case.pk}")
    assert show_code(case.code) in text_of(told).subject


def test_the_way_to_the_receipt_and_the_address_lie_sealed(mailbox):
    bring(mailbox, letter())
    told = Message.objects.get(channel="email")
    assert token_of(told) not in everything() and "may@vidu.example" not in str(vars(told))


def test_the_receipt_opens_once_with_the_secret_of_the_case(mailbox):
    bring(mailbox, letter(files=[("chay.exe", b"MZ\x90")]))
    shown = open_receipt(token=token_of(Message.objects.get(channel="email")), at=AT)
    assert (shown.case, len(shown.secret), shown.sealed) == (Case.objects.get(), 12, None)
    assert [name for name, _why in shown.untaken] == ["chay.exe"]
    assert "[Tệp kèm theo thư không nhận được: chay.exe]" in shown.case.content.text


def test_thirty_photographs_are_thirty_photographs(mailbox):
    bring(mailbox, letter(files=photos(30)))
    case = Case.objects.get()
    assert len(files.of(f"case:{case.pk}")) == 30
    assert list(case.acts.order_by("number").values_list("verb", flat=True)) == ["receive", "supplement", "supplement"]


def test_the_same_letter_again_does_nothing(mailbox):
    assert [bring(mailbox, letter()), bring(mailbox, letter(), uid=2)] == ["case", "known"]
    assert (Case.objects.count(), Message.objects.filter(channel="email").count()) == (1, 1)


def test_other_words_under_the_same_id_are_another_letter(mailbox):
    assert [bring(mailbox, letter()), bring(mailbox, letter(TEXT + " Xin cảm ơn."), uid=2)] == ["case", "case"]


def test_killed_before_it_was_finished_with_it_makes_the_same_case(mailbox, monkeypatch):
    class Killed(BaseException):
        pass

    def die(*_args, **_more):
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr("thongsuot.mail.actions.letters._answer", die)
        with pytest.raises(Killed):
            bring(mailbox, letter())
    assert (Case.objects.count(), Arrival.objects.get().token is None) == (0, False)
    assert bring(mailbox, letter()) == "case"
    assert (Case.objects.count(), Message.objects.filter(channel="email").count()) == (1, 1)


def test_killed_between_sealing_and_finishing_it_is_sealed_once_with_one_receipt(mailbox, monkeypatch):
    class Killed(BaseException):
        pass

    def die(*_args, **_more):
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr("thongsuot.mail.actions.letters._answer", die)
        with pytest.raises(Killed):
            bring(mailbox, letter(ACCUSED))
    assert bring(mailbox, letter(ACCUSED)) == "sealed"
    assert Denunciation.objects.count() == 1
    shown = open_receipt(token=token_of(Message.objects.get(channel="email")), at=AT)
    assert (shown.case, len(shown.sealed)) == (None, 16)


# What accuses somebody


def test_a_denunciation_lies_sealed_and_no_word_of_it_or_of_its_sender_in_clear(mailbox, room):
    assert bring(mailbox, letter(ACCUSED, subject="Đơn tố cáo", files=photos())) == "sealed"
    kept = everything().replace("Nguyễn Văn Tý", "")
    for word in ("kế toán trưởng", "20 triệu", "Đơn tố cáo", "Thị Mây", "may@vidu.example", "m-1@vidu"):
        assert word not in kept
    assert (Case.objects.count(), Denunciation.objects.count()) == (0, 1)
    matter = Denunciation.objects.get()
    assert "nhận hối lộ" in repr(vars(open_sheet(denunciation_id=matter.pk, **room.who(room.inspector), at=AT)))


def test_the_original_of_a_denunciation_is_to_be_deleted_and_that_of_a_letter_is_not(mailbox):
    bring(mailbox, letter(ACCUSED), uid=5)
    bring(mailbox, letter(), uid=6)
    assert list(Leftover.objects.values_list("uid", flat=True)) == [5]


def test_where_the_office_wants_it_every_original_is_deleted(mailbox):
    mailbox.delete_taken = True
    bring(mailbox, letter(), uid=6)
    assert Leftover.objects.get().uid == 6


def test_who_denounces_is_told_in_the_same_words_without_a_code(mailbox):
    bring(mailbox, letter(ACCUSED))
    told = Message.objects.get(channel="email")
    assert (told.template, told.about_ref, told.params) == ("mail-received", "", {})
    assert "tố cáo" not in text_of(told).body


def test_of_a_mixed_letter_what_surely_accuses_nobody_makes_a_case_and_all_of_it_is_sealed(mailbox):
    assert bring(mailbox, letter(f"1. {ASKED}\n2. {ACCUSED}", subject="")) == "parted"
    assert (Case.objects.get().content.text, Denunciation.objects.count()) == (ASKED, 1)
    shown = open_receipt(token=token_of(Message.objects.get(channel="email")), at=AT)
    assert shown.case == Case.objects.get() and len(shown.sealed) == 16


def test_while_the_sealed_room_is_not_ready_it_waits_sealed_and_the_list_shows_no_word_of_it(mailbox, monkeypatch):
    monkeypatch.setattr("thongsuot.mail.actions.letters.is_ready", lambda on: False)
    assert bring(mailbox, letter(ACCUSED)) == "no-room"
    shown = outline_of(SetAside.objects.get())
    assert shown.guarded and (shown.sender, shown.subject, shown.begins) == ("", "", "")
    assert "hối lộ" not in everything() and not Denunciation.objects.exists()


# One conversation


@pytest.fixture
def case(mailbox):
    bring(mailbox, letter())
    return Case.objects.get()


def our_id() -> str:
    return f"{Message.objects.filter(channel='email').order_by('created_at', 'pk').last().pk}@gui.xa.example"


def test_an_answer_to_our_mail_is_added_and_what_it_quotes_is_not(mailbox, case):
    text = "Tối qua đèn vẫn tắt.\n\nOn Mon, Jul 20, 2026 X <tin@xa.example> wrote:\n> Mã vụ việc"
    raw = letter(text, message_id="m-2", In_Reply_To=f"<{our_id()}>")
    assert bring(mailbox, raw, uid=2) == "added"
    case.refresh_from_db()
    assert case.content.text.endswith("Tối qua đèn vẫn tắt.") and Case.objects.count() == 1
    assert case.acts.last().actor_ref == f"resident:{case.pk}"


def test_a_code_in_the_subject_alone_adds_nothing_as_anybody_may_write_it(mailbox, case):
    raw = letter("Thêm: cột số 3.", subject=f"Bổ sung {show_code(case.code)}", message_id="m-2")
    assert bring(mailbox, raw, uid=2) == "code-alone"
    assert (case.acts.count(), SetAside.objects.get().case) == (1, case)


def test_a_code_in_the_subject_of_what_accuses_does_not_keep_it_from_the_sealed_room(mailbox, case):
    raw = letter(ACCUSED, subject=show_code(case.code), sender="ke.khac@vidu.example", message_id="m-2")
    assert bring(mailbox, raw, uid=2) == "sealed"
    assert (case.acts.count(), SetAside.objects.count()) == (1, 0)


def test_a_code_that_nobody_has_makes_a_new_case(mailbox, case):
    assert bring(mailbox, letter(subject="Re: 4715-0000-0000-9", message_id="m-2"), uid=2) == "case"


def test_from_another_address_nothing_is_added_and_somebody_decides(mailbox, case):
    raw = letter(sender="ke.khac@vidu.example", message_id="m-2", In_Reply_To=f"<{our_id()}>")
    before = Message.objects.filter(channel="email").count()
    assert bring(mailbox, raw, uid=2) == "other-address"
    assert (case.acts.count(), SetAside.objects.get().case) == (1, case)
    assert Message.objects.filter(channel="email").count() == before


def test_an_answer_that_accuses_is_sealed_and_not_added(mailbox, case):
    raw = letter(ACCUSED, message_id="m-2", In_Reply_To=f"<{our_id()}>")
    assert bring(mailbox, raw, uid=2) == "sealed"
    assert (case.acts.count(), Denunciation.objects.count(), Leftover.objects.count()) == (1, 1, 1)


def test_a_case_that_takes_nothing_now_leaves_the_letter_to_the_desk(mailbox, case):
    withdraw(case_id=case.pk, reason="Đèn đã sáng.", actor=resident(case.pk), on=case.received_on, at=AT)
    raw = letter("Cảm ơn.", message_id="m-2", In_Reply_To=f"<{our_id()}>")
    assert bring(mailbox, raw, uid=2) == "not-now"
    assert SetAside.objects.get().case == case


def test_our_answers_go_to_the_letters_of_the_person(mailbox, case):
    bring(mailbox, letter("Thêm.", message_id="m-2", In_Reply_To=f"<{our_id()}>"), uid=2)
    assert Thread.objects.get().about_ref == f"case:{case.pk}"


def test_a_path_of_ours_that_a_letter_quotes_is_not_kept(mailbox, case):
    text = "Đường dẫn http://xa.example/bien-nhan-thu/AbCdEfGhIjKlMnOpQr không mở được."
    bring(mailbox, letter(text, message_id="m-2", In_Reply_To=f"<{our_id()}>"), uid=2)
    assert "AbCdEfGhIj" not in everything()


# What goes on with something said in confidence

HARMLESS = "Cảm ơn, tôi sẽ đến gặp sáng thứ hai như đã hẹn."


def test_an_answer_to_the_receipt_of_a_sealed_letter_is_sealed_whatever_it_says(mailbox):
    bring(mailbox, letter(ACCUSED))
    raw = letter(HARMLESS, subject="Re: Thư đã đến", message_id="m-2", In_Reply_To=f"<{our_id()}>")
    assert bring(mailbox, raw, uid=2) == "sealed"
    assert (Case.objects.count(), Denunciation.objects.count(), SetAside.objects.count()) == (0, 2, 0)


def test_while_the_sealed_room_is_not_ready_such_an_answer_waits_without_a_word(mailbox, room, monkeypatch):
    bring(mailbox, letter(ACCUSED))
    raw = letter(HARMLESS, subject="Re: Thư đã đến", message_id="m-2", In_Reply_To=f"<{our_id()}>")
    with monkeypatch.context() as patched:
        patched.setattr("thongsuot.mail.actions.letters.is_ready", lambda on: False)
        assert bring(mailbox, raw, uid=2) == "no-room"
    aside = SetAside.objects.get()
    shown = outline_of(aside)
    assert (shown.guarded, shown.sender, shown.subject, shown.begins) == (True, "", "", "")
    given = {"aside_id": aside.pk, "actor": actor(room.people.receptionist), "on": AT.date(), "at": AT}
    assert take_aside(**given) == "sealed" and not Case.objects.exists()


@pytest.mark.parametrize("verb", ["pass_on", "erase"])
@pytest.mark.parametrize("by_thread", [True, False])
def test_a_letter_about_a_case_passed_on_or_erased_is_sealed(mailbox, case, verb, by_thread):
    write_act(case, verb, actor=service("test"), on=AT.date(), at=AT)
    way = {"In_Reply_To": f"<{our_id()}>"} if by_thread else {"subject": show_code(case.code)}
    assert bring(mailbox, letter(HARMLESS, message_id="m-2", **way), uid=2) == "sealed"
    assert (Case.objects.count(), Denunciation.objects.count(), SetAside.objects.count()) == (1, 1, 0)


def test_after_a_letter_in_two_parts_a_suspicion_is_enough_to_seal_an_answer(mailbox):
    bring(mailbox, letter(f"1. {ASKED}\n2. {ACCUSED}", subject=""))
    text = "Ông Tý kế toán nhận tiền của dân."
    assert accuses(text).suspected and not accuses(text).certain
    raw = letter(text, subject="Re", message_id="m-2", In_Reply_To=f"<{our_id()}>")
    assert bring(mailbox, raw, uid=2) == "sealed"
    assert (Case.objects.get().acts.count(), Denunciation.objects.count()) == (1, 2)


def test_a_file_whose_name_accuses_seals_the_whole_letter(mailbox):
    assert bring(mailbox, letter(files=[("don_to_cao_ong_Ty_nhan_hoi_lo.exe", b"MZ")])) == "sealed"
    assert not Case.objects.exists() and "to_cao_ong_Ty" not in everything()


def test_the_case_of_a_letter_in_two_parts_names_no_file_that_was_not_taken(mailbox):
    raw = letter(f"1. {ASKED}\n2. {ACCUSED}", subject="", files=[("ghi-am-ke-toan.exe", b"MZ")])
    assert bring(mailbox, raw) == "parted"
    assert Case.objects.get().content.text == ASKED and "ghi-am-ke-toan" not in everything()


def test_a_file_whose_name_accuses_is_not_added_to_a_case(mailbox, case):
    files = [("Đơn tố cáo ông Tý nhận hối lộ.exe", b"MZ")]
    raw = letter("Gửi thêm.", message_id="m-2", files=files, In_Reply_To=f"<{our_id()}>")
    assert bring(mailbox, raw, uid=2) == "sealed" and case.acts.count() == 1


# What is no letter


@pytest.mark.parametrize("name, reason", [("vacation", "automatic"), ("list", "list")])
def test_machines_are_counted_and_never_answered(mailbox, name, reason):
    assert bring(mailbox, sample(name)) == reason
    assert (RefusedCount.objects.get().reason, Message.objects.exists(), Case.objects.exists()) == (
        reason,
        False,
        False,
    )


def test_spam_is_set_aside_and_never_answered(mailbox):
    assert bring(mailbox, sample("spam")) == "spam"
    assert SetAside.objects.count() == 1 and not Message.objects.exists()


def test_our_own_mail_does_not_come_in(mailbox, case):
    raw = letter(message_id="x").replace(b"x@vidu.example", our_id().encode())
    assert bring(mailbox, raw, uid=2) == "own"
    assert bring(mailbox, letter(sender="tin@xa.example"), uid=3) == "own"


def test_of_a_flood_the_outlines_are_kept_up_to_a_bound_and_more_is_counted(mailbox, monkeypatch):
    monkeypatch.setattr("thongsuot.mail.actions.aside.FLOOD_MOST", 1)
    found = [bring(mailbox, letter(TEXT + f" Số {n}.", message_id=f"m-{n}"), uid=n) for n in range(1, 34)]
    assert found == ["case"] * 10 + ["often"] * 20 + ["flood"] * 3
    kept = SetAside.objects.get(reason="flood")
    assert (kept.sealed, outline_of(kept).sender) == (None, "may@vidu.example")
    assert RefusedCount.objects.get(reason="flood").count == 2


def test_spam_under_somebody_s_address_closes_no_door_to_them(mailbox):
    for n in range(1, 13):
        bring(mailbox, letter(TEXT + f" {n}", message_id=f"s-{n}", X_Spam_Flag="YES"), uid=n)
    assert bring(mailbox, letter(), uid=40) == "case"


def test_the_original_of_a_letter_not_taken_yet_stays_whatever_the_mailbox_says(mailbox):
    mailbox.delete_taken = True
    bring(mailbox, sample("spam"))
    bring(mailbox, sample("list"), uid=2)
    assert not Leftover.objects.exists()


def test_what_is_too_large_is_known_by_its_headers_and_stays_at_the_server(mailbox):
    assert bring(mailbox, letter("\n"), whole=False) == "too-large"
    assert SetAside.objects.get().sealed is None


def test_a_letter_longer_than_a_case_takes_is_set_aside(mailbox):
    assert bring(mailbox, letter(TEXT * 400)) == "too-long"


# What came back


def bounce(message_id: str, recipient="may@vidu.example") -> bytes:
    raw = sample("bounce").replace(b"may@vidu.example", recipient.encode())
    return re.sub(rb"<0198f000[^>]*>", f"<{message_id}>".encode(), raw)


def test_mail_that_came_back_is_no_case_and_the_desk_is_told(mailbox, case, room):
    assert bring(mailbox, bounce(our_id()), uid=2) == "bounce"
    assert Message.objects.filter(channel="email").get().problem == "undeliverable"
    told = Message.objects.filter(template="address-dead", channel="desk")
    assert [row.officer_id for row in told] == [room.people.receptionist.pk]
    assert Case.objects.count() == 1 and came_back(Ref("case", case.pk))


def test_a_report_about_an_address_we_never_wrote_to_marks_none(mailbox, case):
    bring(mailbox, bounce(our_id(), "ke.khac@vidu.example"), uid=2)
    assert not is_dead("ke.khac@vidu.example")


def test_a_report_of_what_we_never_sent_is_counted_alone(mailbox):
    assert bring(mailbox, sample("bounce")) == "bounce"
    assert RefusedCount.objects.get().reason == "bounce" and not Message.objects.exists()


def test_a_letter_is_dated_by_its_arrival_and_not_by_itself(mailbox):
    bring(mailbox, sample("no-id"))
    assert str(Case.objects.get().received_on) == "2026-07-20" and MailReceipt.objects.count() == 1


def test_who_wrote_stays_a_person_of_the_case_only(mailbox, case):
    assert MAY.partition(" <")[0] in case.parties.get().name
