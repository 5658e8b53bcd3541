"""Practice from verb to verb: every act on a case may be tried there, none touches what is real, real numbers stay."""

import pytest

from cast import actor, cast
from documents.making import values_of_form
from lives import DAY, Life, instant, photo
from thongsuot.cases.actions.intake import Submission
from thongsuot.cases.actions.receive import receive
from thongsuot.cases.models import Case
from thongsuot.cases.rules.complaints import COMPLAINT_TRANSITIONS
from thongsuot.cases.rules.transitions import TRANSITIONS
from thongsuot.core.access import can, names
from thongsuot.core.refs import Ref
from thongsuot.documents import actions as documents
from thongsuot.documents.models import Register

pytestmark = pytest.mark.django_db
OFFICERS = ("receptionist", "handler", "head", "publisher")
# What a practice unit alone cannot try, and why.
NEEDS_ANOTHER = {
    "urge": "who urges stands above; nothing stands above the practice unit",
    "answer_coordination": "a practice unit below it has to be asked first",
}
VERBS = [row for row in TRANSITIONS if set(row.roles) & set(OFFICERS) and row.verb != "receive"]
# Permissions of what is real by its nature: administration, keys, law, data requests, programs. Practice holds none.
REAL = [name for name in names() if name.startswith(("changes.", "privacy.", "notices.configure", "offices.", "api."))]
# Clearing practice, and acting on many at once: on each case by the permission of that case.
OWN = {"changes.clear_practice", "changes.act_on_many"}


@pytest.fixture
def people():
    return cast()


@pytest.fixture
def me(people):
    return actor(people.nobody, on=DAY, practice=True)


def practised(people, me) -> Case:
    return receive(
        given=Submission(text="Đèn hỏng.", channel="reception"), unit=people.practice, actor=me, on=DAY, at=instant(DAY)
    )


def test_every_act_of_an_officer_may_be_tried_in_practice_and_on_no_real_case(people, me):
    mine, real = practised(people, me), Life(people).case
    kept, reached = [], []
    for row in VERBS:
        for case in (mine, real):
            case.state, case.suspended = row.states[0], False
        if not can(me, f"cases.{row.verb}", mine):
            kept.append(row.verb)
        if can(me, f"cases.{row.verb}", real):
            reached.append(row.verb)
    assert (kept, reached) == ([], [])


def test_what_practice_cannot_try_alone_is_named():
    left = {row.verb for row in TRANSITIONS if not set(row.roles) & set(OFFICERS)}
    assert left == set(NEEDS_ANOTHER)


@pytest.mark.parametrize("row", [row for row in COMPLAINT_TRANSITIONS if row.own], ids=lambda row: row.verb)
def test_every_act_of_a_complaint_may_be_tried_too(people, me, row):
    if not set(row.roles) & set(OFFICERS):
        pytest.skip("done by the person or by the program")
    mine = practised(people, me)
    mine.kind, mine.state = "complaint", row.states[0]
    assert can(me, f"cases.{row.verb}", mine)


def test_practice_holds_no_permission_over_what_is_real(people, me):
    held = [name for name in REAL if name not in OWN and _may(me, name, people)]
    assert held == []


def _may(me, name: str, people) -> bool:
    """Whether practice passes a door that asks for no thing of practice."""
    thing = people.commune if name.endswith((".open", ".place", "_officer")) else None
    try:
        return can(me, name, thing)
    except AttributeError:
        return False  # it wants a thing of its own kind; the tests of its room ask with one


def test_a_paper_of_practice_takes_no_real_number(people, me):
    case = practised(people, me)
    by = {"actor": me, "on": DAY, "at": instant(DAY)}
    about = {"subject": Ref("case", case.pk), "values": values_of_form("C-DC"), "unit_id": people.practice.pk}
    paper = documents.draw(form="C-DC", **about, **by)
    documents.sign(
        document_id=paper.pk, way="screen", name="Người tập", post="Chủ tịch", image=photo("ky.png")[1], **by
    )
    assert list(Register.objects.values_list("practice", "last")) == [(True, 1)]
