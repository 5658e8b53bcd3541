"""Corrections by a correcting act; what touches persons; urging."""

from datetime import date

import pytest

from cast import actor
from lives import DAY, SECRET, Life, moment
from thongsuot.cases.actions.correcting import Correction, correct
from thongsuot.cases.actions.intake import PersonGiven
from thongsuot.cases.actions.people import open_signatories, reissue_secret, reveal_party
from thongsuot.cases.actions.urging import answer_urge, urge
from thongsuot.cases.codes import key_for
from thongsuot.cases.models import Case
from thongsuot.cases.rules.secret import same_secret
from thongsuot.core.errors import Invalid, NotAllowedNow, NotFound, Refused
from thongsuot.duties.models import Duty
from thongsuot.notices.models import Message

pytestmark = pytest.mark.django_db
WHY = "Chép nhầm từ sổ."
ACCUSED = "Tôi tố cáo ông Nguyễn Văn Tý nhận hối lộ 20 triệu đồng."


@pytest.fixture
def life():
    return Life()


def mend(life, reason=WHY, **wrong):
    return correct(correction=Correction(**wrong), reason=reason, **life.by("receptionist"))


def test_an_earlier_day_moves_the_due_day_and_keeps_what_stood_before(life):
    case = mend(life, received_on=date(2026, 7, 13))
    assert (case.received_on, Duty.objects.get(pk=case.duty_id).due_on) == (date(2026, 7, 13), date(2026, 8, 3))
    assert case.acts.first().on == date(2026, 7, 15)


@pytest.mark.parametrize("day", [date(2026, 7, 21), date(2027, 1, 1)], ids=["after the first step", "in the future"])
def test_a_receipt_after_what_followed_it_is_refused(life, day):
    life.accepted()
    with pytest.raises(Invalid) as refusal:
        mend(life, received_on=day)
    assert refusal.value.field == "received_on"


def test_words_are_replaced_and_the_first_ones_stay_in_their_act(life):
    case = mend(life, text="Đèn đường thôn Suối Thông 2 hỏng.", place_text="gần trạm xá")
    assert (case.content.text, case.content.place_text) == ("Đèn đường thôn Suối Thông 2 hỏng.", "gần trạm xá")
    assert "tắc" in case.acts.first().content.texts["text"]


def test_people_are_replaced(life):
    life.case.parties.create(name="Nhầm Tên")
    case = mend(life, people=(PersonGiven(name="K'Sơr", phone="0900000123"),))
    assert [party.name for party in case.parties.all()] == ["K'Sơr"]


def test_a_wrong_place_is_taken_away_or_replaced(life):
    assert mend(life, place_id=life.people.commune_place.pk).place == life.people.commune_place
    assert mend(life, no_place=True).place is None


def test_a_letter_entered_as_web_owes_screening_and_reply_from_its_first_day(life):
    mend(life, channel="letter")
    owed = Duty.objects.filter(about_ref=f"case:{life.case.pk}", state="open")
    assert set(owed.values_list("task", "starts_on")) == {
        (task, date(2026, 7, 15)) for task in ("answer", "screen", "reply")
    }


def test_a_web_submission_entered_as_letter_owes_them_no_more():
    life = Life(channel="letter")
    mend(life, channel="web")
    assert [duty.task for duty in Duty.objects.filter(about_ref=f"case:{life.case.pk}", state="open")] == ["answer"]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"kind": "denunciation"}, "kind"),
        ({"text": ACCUSED}, "not_accusation"),
        ({"channel": "pigeon"}, "channel"),
        ({"topic": "nothing.such"}, "topic"),
        ({"persons": 0}, "persons"),
        ({"households": -1}, "households"),
        ({"persons": 8, "people": (PersonGiven(part="representative"),) * 3}, "people"),
        ({}, "text"),
    ],
    ids=lambda value: value if isinstance(value, str) else "-".join(value) or "nothing",
)
def test_a_wrong_correction_names_its_field(life, wrong, field):
    with pytest.raises(Invalid) as refusal:
        mend(life, **wrong)
    assert refusal.value.field == field


def test_a_correction_needs_its_reason(life):
    with pytest.raises(Invalid) as refusal:
        mend(life, reason="", persons=3)
    assert refusal.value.field == "reason"


def test_a_new_secret_opens_and_the_old_one_dies(life, settings):
    case, secret = reissue_secret(identity="cccd", **life.by("receptionist"))
    kept = Case.objects.get(pk=case.pk).secret_hash
    assert same_secret(key_for(case.code), case.code, secret, kept)
    assert not same_secret(key_for(case.code), case.code, SECRET, kept)


def test_the_new_secret_stands_in_no_act(life):
    case, secret = reissue_secret(identity="cccd", **life.by("receptionist"))
    act = case.acts.last()
    assert secret not in str(act.details) + str(act.content.texts)


def test_a_secret_is_reissued_against_identity_and_by_the_desk_alone(life):
    with pytest.raises(Invalid):
        reissue_secret(identity="", **life.by("receptionist"))
    with pytest.raises(Refused):
        reissue_secret(identity="cccd", **life.by("handler"))


def test_looking_at_who_it_is_is_an_act_with_a_reason(life):
    life.case.parties.create(name="K'Sơr")
    assert [p.name for p in reveal_party(reason="Gọi hỏi cột số mấy.", **life.by("handler"))] == ["K'Sơr"]
    assert life.case.acts.last().verb == "reveal_party"
    with pytest.raises(Invalid):
        reveal_party(reason=" ", **life.by("handler"))


def test_only_the_head_opens_the_sealed_list_and_it_is_an_act():
    life = Life(persons=6, signatories=("Lơ Mu Ha Sin", "K'Long"))
    with pytest.raises(Refused):
        open_signatories(reason="Mời họp.", **life.by("receptionist"))
    assert open_signatories(reason="Mời họp.", **life.by("head")) == ["Lơ Mu Ha Sin", "K'Long"]
    assert life.case.acts.last().details == {"count": 2}


def test_without_a_sealed_list_there_is_nothing_to_open(life):
    with pytest.raises(NotFound):
        open_signatories(reason="Mời họp.", **life.by("head"))


def test_a_unit_above_urges_and_the_holder_reports_by_the_day_named(life):
    urge(text="Báo cáo tiến độ.", due_on=date(2026, 7, 24), **life.by("supervisor"))
    duty = Duty.objects.get(about_ref=f"case:{life.case.pk}", task="report")
    assert (duty.holder_unit, duty.due_on, duty.state) == (life.people.commune, date(2026, 7, 24), "open")
    assert Message.objects.filter(officer_id=life.people.head.pk, about_ref=f"case:{life.case.pk}").exists()
    answer_urge(text="Xong trong tuần.", **life.by("handler"))
    duty.refresh_from_db()
    assert duty.state == "met"
    assert Message.objects.filter(officer_id=life.people.supervisor.pk).exists()


@pytest.mark.parametrize("name", ["head", "receptionist"])
def test_nobody_urges_their_own_unit(life, name):
    with pytest.raises(Refused):
        urge(text="Báo cáo tiến độ.", **life.by(name))


def test_an_urging_is_answered_once(life):
    urge(text="Báo cáo tiến độ.", **life.by("supervisor"))
    answer_urge(text="Xong trong tuần.", **life.by("handler"))
    with pytest.raises(NotAllowedNow):
        answer_urge(text="Xong trong tuần.", **life.by("handler"))


def test_a_report_is_not_asked_for_a_day_that_is_past(life):
    with pytest.raises(Invalid) as refusal:
        urge(
            case_id=life.case.pk,
            text="Báo cáo.",
            due_on=date(2026, 7, 19),
            actor=actor(life.people.supervisor),
            **moment(DAY),
        )
    assert refusal.value.field == "due_on"
