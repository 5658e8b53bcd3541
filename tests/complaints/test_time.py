"""More time, suspension with its term to send, the regimes of 2026, effect and the time to go on."""

from datetime import date

import pytest

from complaints.making import ACCEPTED, DECIDED, GOT, Procedure
from thongsuot.cases.models import Case
from thongsuot.complaints.actions.enforcing import take_effect, waiting_for_effect
from thongsuot.complaints.actions.sending import send_notice
from thongsuot.complaints.actions.stopping import withdraw
from thongsuot.complaints.actions.time import extend, resume, suspend
from thongsuot.complaints.jobs import let_decisions_take_effect
from thongsuot.complaints.queries.terms import again_time, effect_time
from thongsuot.core import clock
from thongsuot.core.errors import Invalid, NotAllowedNow
from thongsuot.duties.models import Duty

pytestmark = pytest.mark.django_db


def test_a_complex_complaint_gets_fifteen_days_and_no_more():
    life = Procedure().accepted()
    extend(days=10, ground="many", **life.by("head", ACCEPTED))
    with pytest.raises(Invalid, match="nhiều nhất 5 ngày"):
        extend(days=6, ground="many", **life.by("head", ACCEPTED))
    extend(days=5, ground="many", **life.by("head", ACCEPTED))
    assert life.duty("settle").due_on == date(2026, 9, 3)
    assert life.complaint.complex


def test_what_was_complex_from_the_start_has_its_whole_time_already():
    life = Procedure().accepted(complex_ground="many")
    with pytest.raises(Invalid, match="dài nhất theo luật"):
        extend(days=1, ground="many", **life.by("head", ACCEPTED))


def test_a_late_complaint_is_not_extended():
    life = Procedure().accepted()
    with pytest.raises(NotAllowedNow, match="quá hạn"):
        extend(days=5, ground="many", **life.by("head", date(2026, 8, 20)))


def test_suspended_days_do_not_count_and_both_decisions_are_sent_within_three_working_days():
    life = Procedure().accepted()
    suspend(ground="expert", **life.by("head", date(2026, 7, 27)))
    notice = life.duty("send-notice")
    assert (notice.rule_code, notice.due_on) == ("KN.SUSPEND.SEND", date(2026, 7, 30))
    send_notice(notice="suspension", sent_on=date(2026, 7, 28), way="hand", **life.by("handler", date(2026, 7, 28)))
    assert life.duty("send-notice").state == "met"
    resume(**life.by("head", date(2026, 8, 6)))
    # 19 August and eleven days are Sunday 30; Monday 31, 1 and 2 September are off.
    assert life.duty("settle").due_on == date(2026, 9, 3)
    assert life.duty("send-notice").state == "open"
    assert not Case.objects.get(pk=life.case.pk).suspended


def test_a_complaint_received_before_july_2026_has_ten_days_and_keeps_its_clock():
    life = Procedure(on=date(2026, 6, 22))
    assert (life.case.duty.rule_in_force_from, life.case.duty.due_on) == (date(2012, 7, 1), date(2026, 7, 2))


def test_what_was_accepted_before_july_2026_has_the_new_terms_of_suspension_at_once():
    life = Procedure(on=date(2026, 6, 1)).described(on=date(2026, 6, 2), known_on=date(2026, 5, 20), disputed_on=None,
                                                     about="act")  # fmt: skip
    life.accepted(date(2026, 6, 8))
    suspend(ground="expert", **life.by("head", date(2026, 6, 15)))
    assert not Duty.objects.filter(task="send-notice").exists()
    resume(**life.by("head", date(2026, 7, 6)))
    assert life.duty("send-notice").due_on == date(2026, 7, 9)
    assert life.duty("settle").rule_code == "KN.FIRST"


def test_withdrawing_after_acceptance_opens_the_sending_of_the_termination():
    life = Procedure().accepted()
    case = withdraw(reason="Đơn 21/7.", signed=True, **life.by("receptionist", date(2026, 7, 21)))
    assert (case.state, case.ended_on) == ("terminated", date(2026, 7, 21))
    assert life.duty("send-notice").due_on == date(2026, 7, 24)
    assert life.duty("settle").state == "waived"


def test_withdrawing_before_acceptance_ends_it_without_more():
    life = Procedure()
    case = withdraw(reason="Đơn 16/7.", signed=True, **life.by("receptionist", date(2026, 7, 16)))
    assert case.state == "withdrawn"
    assert not Duty.objects.filter(task="send-notice").exists()


def test_the_time_to_go_on_counts_from_proven_receipt():
    life = Procedure().received()
    again = again_time(life.complaint)
    assert (again.starts_on, again.due_on, again.rule.code) == (GOT, date(2026, 9, 9), "KN.SECOND.FILE")


def test_a_decision_takes_effect_after_its_thirty_days_and_not_before():
    life = Procedure().received()
    assert effect_time(life.complaint).due_on == date(2026, 9, 4)
    with pytest.raises(NotAllowedNow, match="05/09/2026"):
        take_effect(**life.by("head", date(2026, 9, 4)))
    assert waiting_for_effect(date(2026, 9, 4)) == []
    assert waiting_for_effect(date(2026, 9, 5)) == [life.case.pk]


def test_the_morning_job_notes_what_is_in_effect(monkeypatch):
    life = Procedure().received()
    monkeypatch.setattr("thongsuot.complaints.jobs.now", lambda: clock.now().replace(2026, 9, 7))
    let_decisions_take_effect(0)
    assert Case.objects.get(pk=life.case.pk).state == "in-effect"
    assert (life.complaint.decided_on, life.complaint.in_effect_on) == (DECIDED, date(2026, 9, 5))
