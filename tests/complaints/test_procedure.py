"""The whole way of a complaint, and the duties that open and are met on it."""

from datetime import date

import pytest

from complaints.making import ACCEPTED, DECIDED, GOT, IN_EFFECT, SENT, Procedure
from lives import photo
from thongsuot.cases.models import Case
from thongsuot.complaints.actions.enforcing import close, fulfil, oblige
from thongsuot.complaints.models import Complaint
from thongsuot.core.errors import NotAllowedNow
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
