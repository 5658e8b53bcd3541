"""The whole way of a complaint, and the duties that open and are met on it."""

from datetime import date

import pytest

from complaints.making import ACCEPTED, DECIDED, GOT, IN_EFFECT, SENT, Procedure
from lives import moment, photo
from thongsuot.cases.actions.correcting import Correction, correct
from thongsuot.cases.actions.erasing import erase
from thongsuot.cases.actions.handing import HANDED_STATES, hand_over
from thongsuot.cases.models import Case
from thongsuot.complaints.actions.enforcing import close, fulfil, oblige
from thongsuot.complaints.models import Complaint
from thongsuot.core.errors import Invalid, NotAllowedNow
from thongsuot.duties.models import Duty

pytestmark = pytest.mark.django_db


def test_the_whole_way_from_the_letter_to_the_end():
    life = Procedure().in_effect()
    owed = {"kind": "land", "amount": 12, "text": "Giao thêm 12 mét vuông đất ở.", "due_on": date(2026, 10, 1)}
    oblige(**owed, **life.by("head", IN_EFFECT))
    with pytest.raises(NotAllowedNow):
        close(**life.by("head", IN_EFFECT))
    obligation = life.case.obligations.get()
    done = date(2026, 9, 20)
    fulfil(obligation_id=obligation.pk, done_on=done, uploads=[photo()], **life.by("head", done))
    close(**life.by("head", done))
    case = Case.objects.get(pk=life.case.pk)
    assert (case.state, case.ended_on) == ("closed", done)
    assert not Duty.objects.filter(about_ref=f"case:{case.pk}", state__in=("open", "suspended")).exists()


def test_receiving_a_complaint_opens_the_seven_working_days_of_2026_and_no_answer():
    life = Procedure()
    duties = Duty.objects.filter(about_ref=f"case:{life.case.pk}")
    assert [(duty.task, duty.rule_code, duty.due_on) for duty in duties] == [("accept", "KN.ACCEPT", date(2026, 7, 24))]
    assert life.case.duty == duties.get()


def test_accepting_meets_that_and_opens_thirty_days():
    life = Procedure().accepted()
    assert life.duty("accept").state == "met"
    settle = life.duty("settle")
    assert (settle.rule_code, settle.rule_variant, settle.due_on) == ("KN.FIRST", "", date(2026, 8, 19))
    assert life.case.duty == settle


@pytest.mark.parametrize(
    ("ground", "remote", "discipline", "rule", "variant", "due_on"),
    [
        ("", False, False, "KN.FIRST", "", date(2026, 8, 19)),
        ("many", False, False, "KN.FIRST", "complex", date(2026, 9, 3)),
        ("", True, False, "KN.FIRST", "remote", date(2026, 9, 3)),
        ("many", True, False, "KN.FIRST", "remote-complex", date(2026, 9, 18)),
        ("", False, True, "KN.DISC.RESOLVE", "", date(2026, 8, 19)),
        ("many", True, True, "KN.DISC.RESOLVE", "complex", date(2026, 9, 3)),
    ],
)
def test_the_time_to_settle_follows_from_kind_distance_and_complexity(
    ground, remote, discipline, rule, variant, due_on
):
    life = Procedure().described(remote=remote, discipline=discipline, known_on=date(2026, 7, 10))
    duty = life.accepted(complex_ground=ground).case.duty
    assert (duty.rule_code, duty.rule_variant, duty.due_on) == (rule, variant, due_on)


def test_deciding_meets_the_time_and_opens_three_working_days_to_send():
    life = Procedure().decided()
    assert (life.duty("settle").state, life.duty("settle").ended_on) == ("met", DECIDED)
    send = life.duty("send")
    assert (send.rule_code, send.due_on) == ("KN.FIRST.SEND", date(2026, 8, 10))
    assert Procedure(life.people).sent().duty("send").state == "met"


def test_the_days_of_the_procedure_stand_in_the_complaint():
    complaint = Procedure().in_effect().complaint
    assert (complaint.accepted_on, complaint.decided_on, complaint.sent_on) == (ACCEPTED, DECIDED, SENT)
    assert (complaint.received_back_on, complaint.in_effect_on) == (GOT, date(2026, 9, 5))


def test_a_complaint_that_nobody_described_has_no_row():
    assert not Complaint.objects.filter(case=Procedure().case).exists()


def test_a_leaver_s_complaint_goes_to_a_colleague_with_its_time():
    life = Procedure().verifying()
    people = life.people
    hand_over(officer_id=None, **life.by("economics_head", ACCEPTED))
    assert Case.objects.get(pk=life.case.pk).officer_id is None
    assert life.duty("settle").holder_officer_id is None
    assert life.case.state in HANDED_STATES
    assert life.duty("settle").holder_unit == people.economics


def test_what_was_written_down_as_feedback_becomes_a_complaint_with_its_own_time():
    life = Procedure(kind="feedback")
    correct(correction=Correction(kind="complaint"), reason="Đơn khiếu nại.", **life.by("receptionist", ACCEPTED))
    case = Case.objects.get(pk=life.case.pk)
    assert (case.kind, case.duty.rule_code, case.duty.starts_on) == ("complaint", "KN.ACCEPT", case.received_on)
    assert life.duty("answer").state == "waived"


def test_a_complaint_in_work_does_not_become_a_feedback():
    life = Procedure().accepted()
    with pytest.raises(Invalid, match="không đổi"):
        correct(correction=Correction(kind="petition"), reason="Nhầm.", **life.by("receptionist", ACCEPTED))


def test_erasing_takes_every_word_of_the_procedure():
    life = Procedure().in_effect()
    fulfilled = Case.objects.select_for_update().get(pk=life.case.pk)
    erase(
        fulfilled,
        ground="request",
        basis="Yêu cầu số 1.",
        actor=life.by("head", IN_EFFECT)["actor"],
        **moment(IN_EFFECT),
    )
    complaint = life.complaint
    assert (complaint.number, complaint.body_name) == ("", "")
    assert {one.text for one in life.case.decisions.all()} == {""}
    assert {one.minutes for one in life.case.dialogues.all()} == {""}
    assert complaint.decided_on == DECIDED
