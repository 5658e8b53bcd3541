"""Complaints that an old register accepted or decided are taken over on its own days."""

from datetime import date

import pytest

from complaints.making import Procedure
from lives import instant
from thongsuot.cases.actions.record import event_of
from thongsuot.cases.importing.past import Past, UnitNames, relive
from thongsuot.complaints.actions.enforcing import waiting_for_effect
from thongsuot.complaints.actions.past import number_in
from thongsuot.complaints.queries.page import complaint_page, facts_of
from thongsuot.complaints.rules.fold import fold
from thongsuot.core.errors import Invalid
from thongsuot.duties.models import Duty

RECEIVED, ACCEPTED, REPLIED = date(2026, 3, 2), date(2026, 3, 10), date(2026, 4, 1)
RESULT = "QĐ số 45/QĐ-UBND ngày 01/4/2026: không chấp nhận nội dung khiếu nại."
NOW = instant(date(2026, 8, 3))


def relived(**past):
    made = Procedure(on=RECEIVED)
    made.case = relive(made.case, Past(**past), names=UnitNames(), at=NOW)
    return made


@pytest.mark.parametrize(
    ("words", "number"),
    [
        (RESULT, "45/QĐ-UBND"),
        ("Đã ban hành 1203 / QĐ-CTUBND", "1203/QĐ-CTUBND"),
        ("QĐ 7/2024/QĐ-UBND", "7/2024/QĐ-UBND"),
        ("Bác đơn", ""),
        ("", ""),
        ("9" * 50 + "/QĐ", ""),
    ],
)
def test_a_number_is_read_where_one_stands_and_never_made_up(words, number):
    assert number_in(words) == number


@pytest.mark.django_db
def test_what_the_register_accepted_runs_since_that_day():
    made = relived(accepted=True, accepted_on=ACCEPTED)
    assert (made.case.state, made.complaint.accepted_on) == ("accepted", ACCEPTED)
    assert (made.duty("settle").rule_code, made.duty("settle").starts_on) == ("KN.FIRST", ACCEPTED)
    assert made.duty("accept").ended_on == ACCEPTED
    assert made.case.acts.get(verb="accept").details["registered"] is True


@pytest.mark.django_db
def test_what_the_register_replied_to_is_decided_and_sent_that_day_and_owes_nothing():
    made = relived(accepted=True, accepted_on=ACCEPTED, answered_on=REPLIED, result=RESULT)
    complaint, page = made.complaint, complaint_page(made.case)
    assert (made.case.state, complaint.decided_on, complaint.sent_on) == ("sent", REPLIED, REPLIED)
    assert (page.decision.number, page.decision.text) == ("45/QĐ-UBND", RESULT)
    assert [name for _row, name in page.outcomes] == ["Theo quyết định giấy"]
    assert not Duty.objects.filter(about_ref=f"case:{made.case.pk}", state="open").exists()
    assert made.case.pk in waiting_for_effect(date(2026, 8, 3))


@pytest.mark.django_db
def test_every_column_follows_from_the_acts_taken_over():
    made = relived(answered_on=REPLIED)
    assert made.complaint.accepted_on == REPLIED
    assert fold(event_of(act) for act in made.case.acts.order_by("number")) == facts_of(made.complaint)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "past",
    [
        {"accepted": True, "accepted_on": date(2026, 3, 1)},
        {"accepted": True, "accepted_on": ACCEPTED, "answered_on": date(2026, 3, 5)},
    ],
)
def test_days_that_contradict_each_other_are_told(past):
    with pytest.raises(Invalid):
        relived(**past)
