"""Practice from the first word to the answer: everything may be tried, nothing leaves, nothing counts."""

import json
from datetime import date

import pytest

from cast import actor, cast, make_post, make_unit
from lives import DAY, RECEIVED, copy, instant, moment, photo
from thongsuot.cases.actions.alarm import climb, raise_alarm, ringing
from thongsuot.cases.actions.answer import Drafted, approve, draft, submit
from thongsuot.cases.actions.intake import PersonGiven, Submission
from thongsuot.cases.actions.moving import transfer, transfer_out
from thongsuot.cases.actions.publish import CopyItem, publish
from thongsuot.cases.actions.receive import receive
from thongsuot.cases.actions.screening import screen
from thongsuot.cases.actions.work import accept, assign
from thongsuot.cases.handover import signed_file
from thongsuot.cases.models import Case, Publication
from thongsuot.cases.permissions import visible_to
from thongsuot.cases.queries.figures import by_field, by_unit, month
from thongsuot.changes.actions import clear_practice
from thongsuot.changes.queries.held import holdings
from thongsuot.core.errors import Invalid, NotAllowedNow, Refused
from thongsuot.duties import queries as duties
from thongsuot.duties.actions import remind_batch
from thongsuot.duties.models import Duty
from thongsuot.law.queries import book
from thongsuot.notices.models import Message
from thongsuot.notices.permissions import inbox_of, letters_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    return cast()


@pytest.fixture
def me(people):
    return actor(people.nobody, on=DAY, practice=True)


def received(people, me, by="sms", **given) -> Case:
    person = PersonGiven(name="Lò Thị Tập", phone="0900000001", address="Thôn 1", notify_by=by)
    words = {"text": "Đèn hỏng.", "channel": "reception", "people": (person,)} | given
    return receive(given=Submission(**words), unit=people.practice, actor=me, on=DAY, at=instant(DAY))


def answered(people, me) -> Case:
    case = received(people, me)
    by = {"case_id": case.pk, "actor": me, **moment(DAY)}
    screen(kind="feedback", topic="environment", title="Đèn hỏng", **by)
    accept(**by)
    assign(unit_id=people.practice.pk, officer_id=people.nobody.pk, **by)
    draft(responses=[Drafted(number=1, text="Đã sửa.", uploads=(photo(),))], **by)
    submit(**by)
    approve(**by)
    public = copy(items=(CopyItem(1, "Sửa đèn", "Đã sửa."),))
    return publish(copy=public, **by)


def test_whoever_has_no_post_may_practise_everything_to_the_answer(people, me):
    assert answered(people, me).state == "answered"


def test_a_practice_answer_is_never_public(people, me):
    answered(people, me)
    assert not Publication.objects.exists()


def test_nothing_of_practice_waits_to_leave(people, me):
    answered(people, me)
    outward = Message.objects.filter(channel__in=("sms", "email", "webhook", "letter"), state="waiting")
    assert not outward.exists()


def test_a_practice_letter_lies_in_no_list_of_letters(people, me):
    received(people, me, by="letter")
    make_post(people.receptionist, people.practice, "receptionist")
    assert not letters_of(actor(people.receptionist)).exists()


def test_practice_counts_in_no_figure(people, me):
    before = (month(date(2026, 7, 1)), by_unit(DAY), by_field(DAY))
    answered(people, me)
    received(people, me)
    assert (month(date(2026, 7, 1)), by_unit(DAY), by_field(DAY)) == before


WHO = ["head", "handler", "receptionist", "supervisor", "auditor", "province_head", "province_administrator"]


@pytest.mark.parametrize("who", WHO)
def test_no_real_role_sees_a_practice_case_or_duty(people, me, who):
    received(people, me)
    real = actor(getattr(people, who), on=DAY)
    assert not visible_to(real).filter(practice=True).exists()
    assert not duties.visible_to(real).filter(practice=True).exists()
    assert not duties.owed_by(real).filter(practice=True).exists()
    assert not duties.waiting_for(real).filter(practice=True).exists()


def test_practice_sees_no_real_case_or_duty(people, me):
    receive(given=Submission(text="Thật."), unit=people.commune, actor=actor(people.head), **moment(RECEIVED))
    practising = actor(people.head, on=DAY, practice=True)
    assert not visible_to(practising).exists()
    assert not duties.visible_to(practising).exists()
    assert not duties.owed_by(practising).exists()


def test_the_overview_of_units_leaves_practice_out(people, me):
    received(people, me)
    rows = duties.overview(actor(people.province_head, on=DAY), DAY, book().calendar)
    assert people.practice not in [row.unit for row in rows]


def test_a_late_practice_duty_reminds_nobody_in_earnest(people, me):
    received(people, me)
    late = date(2026, 9, 30)
    remind_batch(on=late, at=instant(late))
    assert not Message.objects.filter(practice=False).exists()


def test_a_practice_alarm_climbs_to_no_real_head(people, me):
    case = received(people, me)
    raise_alarm(case_id=case.pk, reason="Dây điện đứt.", actor=me, **moment(DAY))
    later = instant(date(2026, 7, 21))
    assert case.pk not in ringing(later)
    assert climb(case_id=case.pk, at=later) == 0


def test_messages_of_practice_lie_in_no_real_inbox(people, me):
    received(people, me, urgent=True)
    assert [o for o in (people.head, people.province_head) if inbox_of(actor(o)).filter(practice=True).exists()] == []


def test_practice_cases_keep_nobody_from_leaving(people, me):
    answered(people, me)
    assert holdings(people.nobody.pk) == []


def test_clearing_ends_every_open_practice_case(people, me):
    answered(people, me)
    received(people, me)
    clear_practice(actor=me, **moment(DAY))
    assert set(Case.objects.filter(practice=True).values_list("state", flat=True)) == {"closed", "withdrawn"}
    assert not Duty.objects.filter(practice=True, state__in=("open", "suspended")).exists()


def test_clearing_touches_no_real_case(people, me):
    case = receive(given=Submission(text="Thật."), unit=people.commune, actor=actor(people.head), **moment(RECEIVED))
    received(people, me)
    clear_practice(actor=me, **moment(DAY))
    assert Case.objects.get(pk=case.pk).state == "received"


def test_clearing_tells_nobody(people, me):
    received(people, me)
    before = Message.objects.count()
    clear_practice(actor=me, **moment(DAY))
    assert Message.objects.count() == before


def test_clearing_an_empty_practice_unit_says_so(people, me):
    with pytest.raises(NotAllowedNow):
        clear_practice(actor=me, **moment(DAY))


def test_only_who_practises_clears(people, me):
    received(people, me)
    with pytest.raises(Refused):
        clear_practice(actor=actor(people.province_administrator, on=DAY), **moment(DAY))


@pytest.mark.parametrize("name", ["commune", "province", "one_stop"])
def test_a_practice_case_is_transferred_to_no_real_unit(people, me, name):
    case = received(people, me)
    with pytest.raises(Invalid) as refusal:
        transfer(case_id=case.pk, unit_id=getattr(people, name).pk, basis="Tập chuyển", actor=me, **moment(DAY))
    assert refusal.value.field == "unit_id"


def test_a_practice_case_sent_back_and_forth_rises_to_no_real_unit(people, me):
    second = make_unit("Nơi tập thứ hai", parent=people.province, practice=True)
    case = received(people, me)
    who = {"case_id": case.pk, "basis": "Tập chuyển", "actor": me, **moment(DAY)}
    Case.objects.filter(pk=case.pk).update(received_unit=second)
    assert transfer(unit_id=second.pk, **who).holder_unit == second


def test_the_signed_file_of_a_practice_case_says_that_it_is_one(people, me):
    case = received(people, me)
    transfer_out(case_id=case.pk, name="Bộ Xây dựng", basis="Tập chuyển", actor=me, **moment(DAY))
    case.refresh_from_db()
    assert json.loads(signed_file(case).content)["practice"] is True
