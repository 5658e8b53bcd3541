"""Receiving: one case, one receipt, its duties, its words; a double click makes one."""

from datetime import UTC, date, datetime, timedelta

import pytest

from cast import actor, cast
from thongsuot.cases.actions.intake import PersonGiven, Submission
from thongsuot.cases.actions.receive import Origin, receive
from thongsuot.cases.models import Case, Content
from thongsuot.cases.rules.secret import same_secret
from thongsuot.core.actors import STRANGER, service
from thongsuot.core.errors import Invalid, Refused
from thongsuot.core.ids import parse_code
from thongsuot.duties.models import Duty
from thongsuot.ledger.models import Entry
from thongsuot.notices.models import Message

pytestmark = pytest.mark.django_db
DAY = date(2026, 7, 15)
AT = datetime(2026, 7, 15, 2, 0, tzinfo=UTC)
LAMP = "Đèn đường thôn Suối Thông hỏng đã hai tuần, buổi tối rất tối."


@pytest.fixture
def people():
    return cast()


def lodge(people, *, who=STRANGER, on=DAY, at=AT, origin=None, secret=None, unit=None, **given):
    given.setdefault("text", LAMP)
    return receive(
        given=Submission(**given),
        unit=unit or people.commune,
        actor=who,
        on=on,
        at=at,
        secret=secret,
        origin=origin or Origin(),
    )


def test_a_feedback_from_the_web_is_received_with_a_code_and_an_answer_duty(people):
    case = lodge(people)
    assert parse_code(case.code) == case.code and case.code.startswith("4715")
    assert (case.state, case.kind, case.holder_unit, case.received_on) == ("received", "feedback", people.commune, DAY)
    assert (case.duty.task, case.duty.rule_code, case.duty.starts_on) == ("answer", "PAKN.RESOLVE", DAY)


def test_fifteen_working_days_end_on_the_fifth_of_august(people):
    assert lodge(people).duty.due_on == date(2026, 8, 5)
