"""Requests about personal data and breaches, step by step, with their clocks and their entries."""

from datetime import UTC, date, datetime, timedelta

import pytest

from cast import actor, cast
from thongsuot.core.errors import Invalid, NotAllowedNow, NotFound, Refused
from thongsuot.ledger.models import Entry
from thongsuot.ledger.rules import commitment
from thongsuot.privacy import actions
from thongsuot.privacy.models import Breach, DataRequest, Step

pytestmark = pytest.mark.django_db
AT = datetime(2026, 7, 17, 3, 0, tzinfo=UTC)  # Friday, ten in the morning in Vietnam
FRIDAY = date(2026, 7, 17)


@pytest.fixture
def people():
    return cast()


def by(officer, at=AT, on=FRIDAY) -> dict:
    return {"actor": actor(officer), "at": at, "on": on}


def asked(people, **more) -> DataRequest:
    given = {"asked": "see", "person": "Bà Hoa, 0912 345 678", "text": "Xin bản sao đơn đã gửi.", "came_on": FRIDAY}
    return actions.open_request(unit_id=people.commune.pk, **given | more, **by(people.head))


def noticed(people, **more) -> Breach:
    given = {"happened": "lost", "noticed_at": AT, "persons": 40, "text": "Mất một USB có danh sách."}
    return actions.open_breach(unit_id=people.commune.pk, **given | more, **by(people.head))


def test_a_request_is_owed_an_acknowledgement_within_two_working_days(people):
    duty = asked(people).duty
    assert (duty.rule_code, duty.due_on) == ("PD.REQUEST", date(2026, 7, 21))
    assert (duty.holder_unit, duty.state) == (people.commune, "open")
    assert "Hoa" not in duty.label


def test_acknowledging_meets_the_duty_and_answering_closes(people):
    request = asked(people)
    actions.acknowledge(request_id=request.pk, text="Đã gọi điện.", **by(people.administrator))
    request.refresh_from_db()
    request.duty.refresh_from_db()
    assert (request.state, request.duty.state, request.duty.ended_on) == ("acknowledged", "met", FRIDAY)
    actions.answer(request_id=request.pk, outcome="done", text="Đã trao bản sao.", **by(people.head))
    request.refresh_from_db()
    assert (request.state, request.outcome, request.closed_on) == ("closed", "done", FRIDAY)


def test_an_answer_at_once_acknowledges_too(people):
    request = asked(people)
    actions.answer(request_id=request.pk, outcome="refused", text="Không có dữ liệu nào.", **by(people.head))
    request.duty.refresh_from_db()
    assert request.duty.state == "met"


def test_a_breach_is_told_within_seventy_two_hours_of_noticing(people):
    breach = noticed(people)
    assert breach.tell_by == AT + timedelta(hours=72)
    assert breach.duty.due_on == date(2026, 7, 20)
    later = AT + timedelta(hours=5)
    actions.tell(breach_id=breach.pk, told_at=later, text="Công văn 12.", **by(people.head, at=later))
    breach.refresh_from_db()
    breach.duty.refresh_from_db()
    assert (breach.state, breach.told_at, breach.duty.state) == ("told", later, "met")


def test_hours_that_end_after_midnight_end_on_the_next_legal_day(people):
    late = datetime(2026, 7, 16, 18, 0, tzinfo=UTC)  # one in the morning of the 17th in Vietnam
    assert noticed(people, noticed_at=late).duty.due_on == date(2026, 7, 20)


def test_a_breach_that_need_not_be_told_is_closed_with_the_reason(people):
    breach = noticed(people)
    actions.close(breach_id=breach.pk, text="USB đã mã hóa, tìm lại được.", **by(people.head))
    breach.refresh_from_db()
    breach.duty.refresh_from_db()
    assert (breach.state, breach.closed_on, breach.duty.state) == ("closed", FRIDAY, "waived")


def test_every_step_is_one_entry_that_commits_to_its_words(people):
    before = Entry.objects.count()
    request, breach = asked(people), noticed(people)
    actions.answer(request_id=request.pk, outcome="done", text="Xong.", **by(people.head))
    actions.tell(breach_id=breach.pk, told_at=AT, text="Công văn 12.", **by(people.head))
    actions.close(breach_id=breach.pk, text="Đã thu hồi.", **by(people.head))
    steps = Step.objects.select_related("content", "entry")
    assert Entry.objects.count() - before == len(steps) == 5
    for step in steps:
        kept = step.content
        assert bytes(step.entry.commitment) == commitment(bytes(kept.key), step.canonical(kept.texts))
        assert "Hoa" not in str(step.details) + step.entry.subject_ref


@pytest.mark.parametrize(
    ("field", "value"),
    [("asked", "x"), ("person", " "), ("text", ""), ("text", "x" * 5001), ("came_on", date(2026, 7, 18))],
)
def test_what_is_wrong_with_a_request_is_said_at_its_field(people, field, value):
    with pytest.raises(Invalid) as wrong:
        asked(people, **{field: value})
    assert wrong.value.field == field
    assert not DataRequest.objects.exists()


@pytest.mark.parametrize(
    ("field", "value"), [("happened", "x"), ("text", " "), ("noticed_at", AT + timedelta(minutes=1))]
)
def test_what_is_wrong_with_a_breach_is_said_at_its_field(people, field, value):
    with pytest.raises(Invalid) as wrong:
        noticed(people, **{field: value})
    assert wrong.value.field == field


@pytest.mark.parametrize("told_at", [AT - timedelta(minutes=1), AT + timedelta(minutes=1)])
def test_nobody_was_told_before_it_was_noticed_nor_in_time_to_come(people, told_at):
    with pytest.raises(Invalid):
        actions.tell(breach_id=noticed(people).pk, told_at=told_at, text="Công văn.", **by(people.head))


def test_no_step_is_taken_twice(people):
    request = asked(people)
    actions.acknowledge(request_id=request.pk, text="Đã gọi.", **by(people.head))
    with pytest.raises(NotAllowedNow):
        actions.acknowledge(request_id=request.pk, text="Đã gọi.", **by(people.head))


def test_nobody_opens_a_register_of_another_unit(people):
    with pytest.raises(Refused):
        actions.open_request(
            unit_id=people.economics.pk, asked="see", person="Hoa", text="x", came_on=FRIDAY, **by(people.head)
        )


def test_whoever_may_not_see_it_is_told_that_it_is_not_there(people):
    with pytest.raises(NotFound):
        actions.acknowledge(request_id=asked(people).pk, text="x", **by(people.province_head))
