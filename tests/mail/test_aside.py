"""Letters set aside, mailboxes, receipts: who sees and decides what, on pages and by the actions."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from threading import Event
from time import sleep

import pytest
from django.db import connections, transaction
from django.utils import timezone

from cast import actor, cast
from mail.making import ACCUSED, AT, MAY, TEXT, bring, letter, make_gateway, make_mailbox
from thongsuot.cases.actions.record import write_act
from thongsuot.cases.models import Case, Sight
from thongsuot.core.access import can
from thongsuot.core.errors import DomainError, NotAllowedNow, NotFound
from thongsuot.core.ids import show_code
from thongsuot.ledger.models import Entry
from thongsuot.mail import queries
from thongsuot.mail.actions.aside import add_aside, drop_aside, take_aside
from thongsuot.mail.actions.forgetting import forget_case
from thongsuot.mail.actions.mailboxes import set_mailbox
from thongsuot.mail.actions.receipts import open_receipt
from thongsuot.mail.actions.tidying import tidy
from thongsuot.mail.models import Arrival, Mailbox, MailReceipt, RefusedCount, SetAside
from thongsuot.mail.outlines import named_case
from thongsuot.mail.permissions import set_aside_for
from thongsuot.mail.sealing import unseal
from thongsuot.notices.actions.addresses import opened_words
from thongsuot.notices.models import Message
from thongsuot.offices.queries.setting_up import to_set_up

pytestmark = pytest.mark.django_db
SPAM = {"X_Spam_Flag": "YES"}
VALUES = {
    "address": "don@xa.example", "host": "imap.xa.example", "port": 993, "security": "tls", "certificate": "",
    "user": "don", "folder": "INBOX", "delete_taken": False, "active": True,
}  # fmt: skip


@pytest.fixture
def people():
    return cast()


@pytest.fixture
def mailbox(people):
    make_gateway()
    return make_mailbox(people.commune)


@pytest.fixture
def aside(mailbox):
    bring(mailbox, letter(**SPAM))
    return SetAside.objects.get()


def at_once(*acts) -> list[str]:
    """Run each act in a transaction of its own, all at the same time; return what each came to."""

    def run(act) -> str:
        try:
            with transaction.atomic():
                act()
            return "done"
        except DomainError as refused:
            return type(refused).__name__
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as pool:
        return [each.result(timeout=30) for each in [pool.submit(run, act) for act in acts]]


def by(officer, aside) -> dict:
    return {"aside_id": aside.pk, "actor": actor(officer), "on": AT.date(), "at": AT}


def test_the_list_agrees_with_the_check(people, aside):
    for officer in vars(people).values():
        if hasattr(officer, "username"):
            who = actor(officer)
            assert can(who, "mail.sort", aside) == set_aside_for(who).filter(pk=aside.pk).exists()
            assert can(who, "mail.sort", aside) == (officer in (people.receptionist, people.head))


def test_a_letter_taken_becomes_a_case_and_its_sender_is_told(people, aside):
    assert take_aside(**by(people.receptionist, aside)) == "case"
    assert Case.objects.get().content.text.endswith(TEXT) and not SetAside.objects.exists()
    assert Message.objects.get(channel="email").template == "mail-received"


def test_whoever_is_not_of_the_unit_does_not_learn_of_it(people, aside):
    with pytest.raises(NotFound):
        take_aside(**by(people.elsewhere, aside))


def test_a_letter_deleted_is_counted_and_entered_in_the_book(people, aside):
    drop_aside(**by(people.receptionist, aside))
    assert Entry.objects.filter(verb="mail.drop_letter").count() == 1
    assert (RefusedCount.objects.get().reason, SetAside.objects.count()) == ("dropped", 0)


def test_a_letter_from_another_address_is_added_by_the_officer_who_is_sure(people, mailbox):
    bring(mailbox, letter())
    case = Case.objects.get()
    raw = letter("Cột số 3.", sender="khac@vidu.example", subject=show_code(case.code), message_id="m-2")
    assert bring(mailbox, raw, uid=2) == "other-address"
    assert add_aside(**by(people.receptionist, SetAside.objects.get())) == "added"
    assert case.acts.last().actor_ref == f"officer:{people.receptionist.pk}"


def guarded(mailbox) -> SetAside:
    assert bring(mailbox, letter(ACCUSED, subject="Đơn tố cáo", **SPAM)) == "spam"
    return SetAside.objects.get()


@pytest.mark.parametrize("decide", [add_aside, drop_aside])
@pytest.mark.parametrize("role", ["receptionist", "head"])
def test_what_may_accuse_is_neither_deleted_nor_added_by_anybody_at_the_desk(people, mailbox, decide, role):
    aside = guarded(mailbox)
    with pytest.raises(NotAllowedNow, match="chỉ chuyển kín"):
        decide(**by(getattr(people, role), aside))
    assert SetAside.objects.count() == 1


def test_what_may_accuse_names_no_case(people, mailbox):
    bring(mailbox, letter())
    raw = letter(ACCUSED, subject=show_code(Case.objects.get().code), message_id="m-2")
    assert bring(mailbox, raw, uid=2) == "no-room"
    assert SetAside.objects.get().case is None


def test_of_a_case_passed_on_meanwhile_the_letter_is_shown_no_more(client, people, mailbox):
    bring(mailbox, letter())
    case = Case.objects.get()
    bring(mailbox, letter("Cột số 3.", subject=show_code(case.code), message_id="m-2"), uid=2)
    write_act(case, "pass_on", actor=actor(people.receptionist), on=AT.date(), at=AT)
    client.force_login(people.receptionist)
    page = client.get(f"/ban-lam-viec/thu-de-rieng/{SetAside.objects.get().pk}/").content.decode()
    assert "Cột số 3." not in page and show_code(case.code) not in page


def test_the_case_that_a_letter_names_is_shown_to_who_may_see_it(client, people, mailbox):
    bring(mailbox, letter())
    case = Case.objects.get()
    bring(mailbox, letter("Cột số 3.", subject=f"Vụ {show_code(case.code)}", message_id="m-2"), uid=2)
    aside = SetAside.objects.get()
    assert named_case(aside, actor(people.receptionist)) == case
    Sight.objects.filter(case=case).delete()
    Case.objects.filter(pk=case.pk).update(holder_unit=people.province)
    assert named_case(aside, actor(people.receptionist)) is None
    with pytest.raises(NotAllowedNow):
        add_aside(**by(people.receptionist, aside))
    client.force_login(people.receptionist)
    assert f'/{case.pk}/"' not in client.get(f"/ban-lam-viec/thu-de-rieng/{aside.pk}/").content.decode()


def test_the_desk_is_shown_no_way_to_a_receipt(client, people, mailbox):
    way = "http://xa.example/bien-nhan-thu/AbCdEfGhIjKlMnOpQr"
    bring(mailbox, letter(f"{way} không mở được.", subject=f"Xem {way}", **SPAM))
    client.force_login(people.receptionist)
    aside = SetAside.objects.get()
    for url in ("/ban-lam-viec/thu-de-rieng/", f"/ban-lam-viec/thu-de-rieng/{aside.pk}/"):
        page = client.get(url).content.decode()
        assert "không mở được" in page and "AbCdEf" not in page


def test_fourteen_days_later_it_is_gone_and_counted(mailbox, aside):
    assert tidy(at=AT + timedelta(days=14)) == 0
    assert tidy(at=AT + timedelta(days=15)) == 1
    assert RefusedCount.objects.get().reason == "expired"


def test_three_days_before_one_that_may_accuse_goes_the_desk_is_told_once_and_sees_it(client, people, mailbox):
    guarded(mailbox)
    bring(mailbox, letter("Bán hàng.", message_id="m-2", **SPAM), uid=2)
    told = Message.objects.filter(template="mail-going", channel="desk")
    tidy(at=AT + timedelta(days=11))
    assert not told.exists()
    for day in (12, 13):
        tidy(at=AT + timedelta(days=day))
    officers = [one.officer_id for one in told]
    assert {people.receptionist.pk, people.head.pk} <= set(officers) and len(officers) == len(set(officers))
    soon = AT + timedelta(days=12)
    assert queries.guarded_going(actor(people.receptionist), soon) == 1
    assert queries.guarded_waiting() == [AT + timedelta(days=15)]  # three days after the desk was told
    found = next(item for item in to_set_up(None, soon) if item.code == "guarded")
    assert (found.done, found.number, found.until) == (False, 1, date(2026, 8, 4))
    client.force_login(people.receptionist)
    assert "sẽ tự xóa trong ba ngày tới" in client.get("/ban-lam-viec/thu-de-rieng/").content.decode()


def test_one_that_may_accuse_is_not_deleted_unwarned_however_late_the_worker_runs_again(people, mailbox):
    guarded(mailbox)
    bring(mailbox, letter("Bán hàng.", message_id="m-2", **SPAM), uid=2)
    late = AT + timedelta(days=20)
    assert tidy(at=late) == 1
    aside = SetAside.objects.get()
    assert aside.warned_at == late and Message.objects.filter(template="mail-going", channel="desk").exists()
    assert queries.guarded_waiting() == [late + timedelta(days=3)] == [queries.shown(aside, actor(people.head)).until]
    assert tidy(at=late + timedelta(days=2)) == 0
    assert tidy(at=late + timedelta(days=3, seconds=-5)) == 1


@pytest.mark.parametrize(("verb", "alarms"), [("erase", 0), ("pass_on", 1)])
@pytest.mark.parametrize("before", [True, False], ids=["closed before it came", "closed meanwhile"])
def test_a_letter_about_a_case_that_was_merely_erased_raises_no_alarm(people, mailbox, verb, alarms, before):
    bring(mailbox, letter())
    case = Case.objects.get()
    raw = letter("Cột số 3.", subject=show_code(case.code), message_id="m-2")
    acts = [
        lambda: write_act(case, verb, actor=actor(people.receptionist), on=AT.date(), at=AT),
        lambda: bring(mailbox, raw, uid=2),
    ]
    for act in acts if before else acts[::-1]:
        act()
    soon = AT + timedelta(days=12)
    assert queries.shown(SetAside.objects.get(), actor(people.head)).outline.guarded
    assert len(queries.guarded_waiting()) == queries.guarded_going(actor(people.head), soon) == alarms
    tidy(at=soon)
    assert Message.objects.filter(template="mail-going").exists() == bool(alarms)


def test_how_many_queries_letters_that_may_accuse_take_does_not_grow(mailbox, django_assert_num_queries):
    for number in range(1, 4):
        bring(mailbox, letter(message_id=f"a-{number}"), uid=2 * number)
        code = show_code(Case.objects.latest("received_at").code)
        raw = letter("Cột số 3.", sender="khac@vidu.example", subject=code, message_id=f"b-{number}")
        assert bring(mailbox, raw, uid=2 * number + 1) == "other-address"
        with django_assert_num_queries(2):
            assert queries.guarded_waiting() == []


@pytest.mark.django_db(transaction=True)
def test_adding_a_letter_while_its_case_is_erased_takes_the_same_locks_in_the_same_order(people, mailbox):
    bring(mailbox, letter())
    case = Case.objects.get()
    subject = show_code(case.code)
    bring(mailbox, letter("Cột số 3.", sender="khac@vidu.example", subject=subject, message_id="m-2"), uid=2)
    aside = SetAside.objects.get()
    holding = Event()

    def erasing():
        Case.objects.select_for_update().get(pk=case.pk)
        holding.set()
        sleep(0.5)  # the other has come to its first lock by then
        forget_case(case, AT)

    def adding():
        holding.wait(10)
        add_aside(**by(people.receptionist, aside))

    assert at_once(erasing, adding) == ["done", "NotFound"]
    assert not SetAside.objects.exists() and case.acts.count() == 1


def test_old_marks_and_receipts_go(mailbox):
    bring(mailbox, letter())
    tidy(at=AT + timedelta(days=31))
    assert (MailReceipt.objects.count(), Arrival.objects.count()) == (0, 1)
    tidy(at=AT + timedelta(days=401))
    assert Arrival.objects.count() == 0


def token() -> str:
    told = Message.objects.get(channel="email")
    return opened_words(told.sealed, told.pk)["path"].rpartition("/")[2]


def test_a_receipt_opens_once_and_again_within_the_hour_alone(mailbox):
    bring(mailbox, letter())
    first = open_receipt(token=token(), at=AT)
    assert open_receipt(token=token(), at=AT + timedelta(minutes=59)).secret == first.secret
    for later in (timedelta(minutes=61), timedelta(days=31)):
        with pytest.raises(DomainError):
            open_receipt(token=token(), at=AT + later)


# Pages


def test_the_receipt_is_shown_by_the_button_and_not_by_a_look(client, mailbox):
    bring(mailbox, letter(), at=timezone.now())
    url = f"/bien-nhan-thu/{token()}"
    code = show_code(Case.objects.get().code)
    assert code not in client.get(url).content.decode() and MailReceipt.objects.get().opened_at is None
    shown = client.post(url).content.decode()
    assert code in shown and re.search(r"\d{4} \d{4} \d{4}", shown)
    assert client.post("/bien-nhan-thu/khong-co").status_code == 404


def test_the_desk_reads_the_letter_and_decides(client, people, aside):
    client.force_login(people.receptionist)
    assert "Đèn đường hỏng" in client.get("/ban-lam-viec/thu-de-rieng/").content.decode()
    url = f"/ban-lam-viec/thu-de-rieng/{aside.pk}/"
    assert TEXT in client.get(url).content.decode()
    assert client.post(f"{url}nhan/").status_code == 302
    assert Case.objects.count() == 1


def test_of_a_letter_that_may_accuse_no_word_is_shown_and_it_waits_for_the_room(client, people, mailbox):
    assert bring(mailbox, letter(ACCUSED, subject="Đơn tố cáo")) == "no-room"
    client.force_login(people.receptionist)
    url = f"/ban-lam-viec/thu-de-rieng/{SetAside.objects.get().pk}/"
    for page in (client.get("/ban-lam-viec/thu-de-rieng/"), client.get(url), client.post(f"{url}nhan/")):
        shown = page.content.decode()
        assert "hối lộ" not in shown and "Đơn tố cáo" not in shown and MAY[:6] not in shown
    assert "Chưa có người giữ khóa" in shown


def test_an_administrator_names_a_mailbox_and_its_password_lies_sealed(client, people):
    client.force_login(people.province_administrator)
    form = VALUES | {"unit": people.commune.code, "new_password": "mat khau", "delete_taken": ""}
    answer = client.post("/ban-lam-viec/quan-tri/hop-thu/moi/", form)
    assert answer.status_code == 302, answer.content.decode()
    kept = Mailbox.objects.get()
    assert unseal(kept.password, f"password {kept.pk}") == b"mat khau" and b"mat khau" not in bytes(kept.password)
    assert (kept.unit, kept.since_at is not None) == (people.commune, True)
    page = client.get(f"/ban-lam-viec/quan-tri/hop-thu/{kept.pk}/").content.decode()
    assert "mat khau" not in page and people.commune.code in page


@pytest.mark.parametrize(
    "changed, says",
    [
        ({"security": "none"}, "không mã hóa"),
        ({"new_password": ""}, "Ghi mật khẩu"),
        ({"certificate": "x"}, "Không đọc được chứng thư"),
        ({"certificate": "chứng thư"}, "Không đọc được chứng thư"),
        ({"port": 70000}, "từ 1 đến 65535"),
        ({"unit": "khong-co"}, "đơn vị"),
    ],
)
def test_what_is_wrong_with_a_mailbox_is_said_beside_its_field(client, people, changed, says):
    client.force_login(people.province_administrator)
    form = VALUES | {"unit": people.commune.code, "new_password": "x"} | changed
    answer = client.post("/ban-lam-viec/quan-tri/hop-thu/moi/", form)
    assert answer.status_code == 422 and says in answer.content.decode() and not Mailbox.objects.exists()


def test_another_folder_begins_anew_and_the_password_stays(people, mailbox):
    who = {"unit": people.commune, "password": None, "actor": actor(people.province_administrator), "at": AT}
    Mailbox.objects.update(last_uid=40)
    there = VALUES | {"host": "127.0.0.1", "port": 1, "security": "none", "folder": "Don"}
    kept = set_mailbox(mailbox_id=mailbox.pk, values=there, **who)
    assert (kept.last_uid, kept.uid_validity) == (0, None)
    assert unseal(kept.password, f"password {kept.pk}") == b"mat-khau-thu"


def test_a_mailbox_not_reached_for_an_hour_is_named(mailbox):
    assert queries.unreached(AT + timedelta(minutes=59)) == []
    assert queries.unreached(AT + timedelta(minutes=61)) == ["don@xa.example"]
