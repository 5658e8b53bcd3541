"""Screening: what a case is and what is asked; supplements; guiding, returning, withdrawing."""

from datetime import date

import pytest

from cast import actor
from lives import DAY, LAMP_ITEMS, RECEIVED, Life, instant, moment, photo
from thongsuot.cases.actions.ending import guide, return_case, withdraw
from thongsuot.cases.actions.screening import ask_supplement, screen, supplement
from thongsuot.core.actors import resident
from thongsuot.core.errors import Invalid, NotAllowedNow, Refused, Stale
from thongsuot.duties.models import Duty
from thongsuot.notices.models import Message

pytestmark = pytest.mark.django_db
WHAT = {"kind": "petition", "topic": "utilities.lighting", "title": "Đèn đường thôn Suối Thông"}
ACCUSED = "Tôi tố cáo ông Nguyễn Văn Tý nhận hối lộ 20 triệu đồng."


@pytest.fixture
def life():
    return Life(channel="letter")


def owed(life, task):
    return Duty.objects.get(about_ref=f"case:{life.case.pk}", task=task)


def asked(life, on=date(2026, 7, 16)):
    life.case = ask_supplement(missing="Cho biết cột đèn số mấy.", **life.by("receptionist", on))
    return life


def writes(life, on, **given):
    return supplement(case_id=life.case.pk, actor=resident(life.case.pk), **moment(on), **given)


def test_screening_says_kind_topic_title_and_place(life):
    case = screen(**life.by("receptionist"), **WHAT, place_id=life.people.commune_place.pk)
    assert (case.state, case.kind, case.topic, case.title, case.place) == (
        "screened",
        "petition",
        "utilities.lighting",
        "Đèn đường thôn Suối Thông",
        life.people.commune_place,
    )


def test_screening_meets_the_duty_to_screen_and_leaves_the_reply_owed(life):
    screen(**life.by("receptionist"), **WHAT)
    assert (owed(life, "screen").state, owed(life, "screen").ended_on) == ("met", DAY)
    assert owed(life, "reply").state == "open"


def test_items_that_stay_keep_their_number_and_new_ones_take_the_free_ones(life):
    screen(**life.by("receptionist"), **WHAT, items=(LAMP_ITEMS[1], "Cắt cành cây che đèn"))
    numbered = {item.number: item.text for item in life.case.items.filter(dropped_by=None)}
    assert numbered == {2: LAMP_ITEMS[1], 1: "Cắt cành cây che đèn"}
    assert life.case.items.exclude(dropped_by=None).get().dropped_by.verb == "screen"


def test_screening_without_items_leaves_them_as_they_are(life):
    screen(**life.by("receptionist"), **WHAT)
    assert life.case.items.filter(dropped_by=None).count() == 2


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"kind": "complaint"}, "kind"),
        ({"kind": "denunciation"}, "kind"),
        ({"kind": "mixed"}, "kind"),
        ({"topic": "nothing.such"}, "topic"),
        ({"title": " "}, "title"),
        ({"title": "a" * 201}, "title"),
        ({"place_id": "0197b000-0000-7000-8000-000000000000"}, "place"),
        ({"items": ["việc"] + [str(n) for n in range(20)]}, "items"),
    ],
    ids=lambda value: value if isinstance(value, str) else "-".join(value),
)
def test_a_wrong_decision_names_its_field(life, wrong, field):
    with pytest.raises(Invalid) as refusal:
        screen(**life.by("receptionist"), **WHAT | wrong)
    assert refusal.value.field == field


def test_a_form_drawn_before_someone_else_acted_is_stale(life):
    screen(**life.by("receptionist"), **WHAT, revision=1)
    with pytest.raises(Stale):
        screen(**life.by("receptionist"), **WHAT, revision=1)


def test_asking_for_a_supplement_stops_the_answer_and_tells_the_person():
    life = asked(Life(people=None, channel="web"))
    assert (life.case.state, owed(life, "answer").state) == ("supplement", "suspended")


def test_a_supplement_brings_the_case_back_and_moves_the_due_day_by_the_days_waited():
    life = asked(Life())
    case = writes(life, date(2026, 7, 21), text="Cột số 14, gần trạm biến áp.")
    assert (case.state, owed(life, "answer").state) == ("received", "open")
    assert owed(life, "answer").due_on == date(2026, 8, 10)  # three working days passed over: 16, 17 and 20 July


def test_a_supplement_to_a_case_in_work_is_merely_added(life):
    life.accepted()
    case = writes(life, DAY, text="Nay hỏng thêm một bóng.")
    assert case.state == "accepted"
    assert case.content.text.endswith("Nay hỏng thêm một bóng.")


def test_files_of_a_supplement_are_kept_and_committed_to(life):
    case = writes(life, DAY, uploads=[photo()])
    (digest,) = case.acts.get(number=2).details["files"].values()
    assert len(digest) == 64


@pytest.mark.parametrize(("text", "field"), [("", "text"), (ACCUSED, "not_accusation")])
def test_an_empty_supplement_or_one_that_accuses_is_refused(life, text, field):
    with pytest.raises(Invalid) as refusal:
        writes(life, DAY, text=text)
    assert refusal.value.field == field


def test_screening_without_waiting_lets_the_clock_run_again():
    life = asked(Life())
    screen(**life.by("receptionist"), **WHAT)
    assert owed(life, "answer").state == "open"


def test_guiding_ends_the_case_meets_the_reply_and_waives_the_answer(life):
    case = guide(where="Sở Xây dựng tỉnh Lâm Đồng, 36 Trần Phú.", **life.by("receptionist"))
    assert (case.state, case.ended_on) == ("guided", DAY)
    assert {task: owed(life, task).state for task in ("screen", "reply", "answer")} == {
        "screen": "met",
        "reply": "met",
        "answer": "waived",
    }


def test_the_person_is_guided_once(life):
    guide(where="Sở Xây dựng.", **life.by("receptionist"))
    with pytest.raises(NotAllowedNow):
        guide(where="Sở Xây dựng.", **life.by("receptionist"))


def test_a_submission_is_returned_for_a_reason_of_the_list(life):
    case = return_case(reason="unclear", text="Không rõ chỗ nào hỏng.", **life.by("receptionist"))
    assert (case.state, case.acts.last().details["reason"]) == ("returned", "unclear")


@pytest.mark.parametrize(("reason", "text", "field"), [("because", "Vì thế.", "reason"), ("unclear", " ", "text")])
def test_returning_needs_a_listed_reason_and_words_for_the_person(life, reason, text, field):
    with pytest.raises(Invalid) as refusal:
        return_case(reason=reason, text=text, **life.by("receptionist"))
    assert refusal.value.field == field


def test_the_resident_withdraws_at_any_step_before_the_answer(life):
    life.assigned()
    case = withdraw(case_id=life.case.pk, actor=resident(life.case.pk), on=DAY, at=instant(DAY))
    assert case.state == "withdrawn"
    assert not Duty.objects.filter(about_ref=f"case:{case.pk}", state__in=("open", "suspended")).exists()


def test_an_officer_writes_how_the_person_withdrew(life):
    with pytest.raises(Invalid):
        withdraw(**life.by("receptionist"))
    assert withdraw(reason="Đơn rút ngày 20/7.", **life.by("receptionist")).state == "withdrawn"


def test_after_the_answer_nothing_is_withdrawn(life):
    life.answered()
    with pytest.raises(NotAllowedNow):
        withdraw(case_id=life.case.pk, actor=resident(life.case.pk), **moment(DAY))


def test_a_resident_cannot_screen(life):
    with pytest.raises(Refused):
        screen(case_id=life.case.pk, actor=resident(life.case.pk), **moment(DAY), **WHAT)


def test_a_handler_cannot_screen(life):
    with pytest.raises(Refused):
        screen(case_id=life.case.pk, actor=actor(life.people.handler), **moment(RECEIVED), **WHAT)


def test_messages_to_the_person_carry_no_words_of_the_officer(life):
    life.case.parties.create(name="K'Sơr", phone="0900000123", notify_by="sms")
    asked(life)
    assert "cột đèn" not in str(list(Message.objects.values("params", "template")))
