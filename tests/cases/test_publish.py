"""Sending and publishing: the duty is met, one redacted copy goes out, nothing personal slips through."""

from dataclasses import replace
from datetime import date
from urllib.parse import parse_qs

import pytest

from lives import DAY, LAMP_ITEMS, Life, copy, days_after
from thongsuot.cases.actions.publish import CopyItem, publish, withdraw_publication
from thongsuot.cases.actions.work import coordinate
from thongsuot.cases.models import Publication, Publishing
from thongsuot.core.errors import Invalid, NotAllowedNow, Refused
from thongsuot.duties.models import Duty
from thongsuot.ledger.models import Entry
from thongsuot.notices.models import Message

pytestmark = pytest.mark.django_db


@pytest.fixture
def life():
    return Life().approved()


def send(life, public=None, **more):
    life.case = publish(copy=public or copy(), **life.by("publisher"), **more)
    return life.case


def with_answer(text, confirmed=()):
    first, second = copy().items
    return copy(items=(replace(first, answer=text), second), confirmed=frozenset(confirmed))


def test_sending_answers_the_case_and_meets_its_duty(life):
    case = send(life)
    assert (case.state, case.answered_on, Duty.objects.get(pk=case.duty_id).state) == ("answered", DAY, "met")


def test_the_public_copy_holds_what_was_reviewed_and_how_much_evidence(life):
    send(life)
    public = Publication.objects.get()
    assert (public.title, public.unit_name, public.round) == (copy().title, life.people.commune.name, 1)
    assert [(i.request, i.evidence) for i in public.items.all()] == [(request, 1) for request in LAMP_ITEMS]


def test_the_public_copy_names_received_due_and_answered_days(life):
    send(life)
    public = Publication.objects.get()
    assert [str(day) for day in (public.received_on, public.due_on, public.answered_on)] == [
        "2026-07-15",
        "2026-08-05",
        "2026-07-20",
    ]


def test_the_public_copy_leads_to_the_count_of_its_last_day_and_names_nobody(life, client):
    send(life)
    public = Publication.objects.get()
    page = client.get("/tinh-thoi-han/?" + public.due_asked).content.decode()
    assert f'<time datetime="{public.due_on}">' in page
    assert set(parse_qs(public.due_asked)) == {"rule", "starts_on"}
    assert public.due_asked.replace("&", "&amp;") in client.get(f"/vu-viec/{public.pk}/").content.decode()


def test_only_the_officers_table_leads_from_a_copy_to_its_case(life):
    send(life)
    assert Publishing.objects.get().case == life.case
    names = {field.name for field in Publication._meta.get_fields() if field.concrete}
    assert not names & {"case", "code", "case_id"}


@pytest.mark.parametrize(
    ("text", "piece"),
    [
        ("Đã gọi số 0912 345 678.", "0912 345 678"),
        ("Đã gặp ông Trần Văn Bảy.", "Trần Văn Bảy"),
        ("Căn cước 012345678901 đã kiểm tra.", "012345678901"),
    ],
)
def test_a_copy_with_personal_data_is_refused_and_the_piece_is_named(life, text, piece):
    with pytest.raises(Invalid) as refused:
        send(life, with_answer(text))
    assert refused.value.field == "answer-1" and piece in str(refused.value)
    assert not Publication.objects.exists()


def test_a_refused_copy_leaves_the_case_approved_and_unsent(life):
    with pytest.raises(Invalid):
        send(life, copy(title="Việc của ông Trần Văn Bảy"))
    life.case.refresh_from_db()
    assert (life.case.state, Duty.objects.get(pk=life.case.duty_id).state) == ("approved", "open")


def test_a_confirmed_piece_stays(life):
    send(life, with_answer("Đường dây nóng 0912 345 678.", {"0912 345 678"}))
    assert Publication.objects.get().items.first().answer == "Đường dây nóng 0912 345 678."


def test_confirming_one_number_does_not_let_another_through(life):
    with pytest.raises(Invalid):
        send(life, with_answer("Gọi 0912 345 678 hoặc 0987 654 321.", {"0912 345 678"}))


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"title": " "}, "title"),
        ({"question": ""}, "question"),
        ({"items": (CopyItem(1, "Đèn", "Đã thay."),)}, "request-2"),
    ],
)
def test_every_field_of_the_copy_is_filled(life, change, field):
    with pytest.raises(Invalid) as refused:
        send(life, copy(**change))
    assert refused.value.field == field


def test_an_answer_that_may_not_be_published_is_sent_all_the_same(life):
    case = publish(copy=None, reason="Liên quan bí mật đời tư.", **life.by("publisher"))
    assert case.state == "answered" and not Publication.objects.exists()


def test_not_publishing_needs_a_reason(life):
    with pytest.raises(Invalid) as refused:
        publish(copy=None, **life.by("publisher"))
    assert refused.value.field == "reason"


def test_a_handler_does_not_publish(life):
    with pytest.raises(Refused):
        publish(copy=copy(), **life.by("economics_handler"))


def test_the_person_is_told_that_there_is_an_answer_and_not_what():
    life = Life().approved()
    life.case.parties.create(name="Ka Hoa", phone="0900000123", notify_by="sms")
    send(life)
    message = Message.objects.get(template="answered")
    assert set(message.params) == {"path", "code"}


def test_sending_is_one_ledger_entry(life):
    before = Entry.objects.count()
    send(life)
    assert Entry.objects.count() == before + 1


def test_the_words_of_the_copy_are_found_without_diacritics(life):
    send(life)
    assert "den duong" in Publication.objects.get().search_key


def test_a_copy_is_withdrawn_with_a_reason(life):
    send(life)
    withdraw_publication(reason="Che sót tên người.", **life.by("publisher", days_after(DAY, 1)))
    assert Publication.objects.get().withdrawn_on == days_after(DAY, 1)


def test_what_is_not_public_cannot_be_withdrawn(life):
    publish(copy=None, reason="Liên quan bí mật đời tư.", **life.by("publisher"))
    with pytest.raises(NotAllowedNow):
        withdraw_publication(reason="Nhầm.", **life.by("publisher"))


def test_a_coordinating_duty_still_open_is_no_longer_owed_once_the_case_is_answered():
    life = Life().assigned()
    coordinate(unit_id=life.people.office.pk, question="Ai quản lý?", due_on=date(2026, 7, 24), **life.by("head"))
    send(life.approved())
    assert Duty.objects.get(part="coordinating").state == "waived"
