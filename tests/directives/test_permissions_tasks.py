"""Who may do what with tasks, parts and events in every state; and that lists show exactly what may be seen."""

import pytest

from cast import actor, cast
from directives.making import DUE, by, drafted, part_of, sent, wanted
from thongsuot.core.access import can
from thongsuot.core.errors import NotAllowedNow
from thongsuot.directives import actions
from thongsuot.directives.actions import Planned
from thongsuot.directives.models import Assignment, Event, Task
from thongsuot.directives.permissions import assignments_seen_by, events_seen_by, tasks_seen_by
from thongsuot.directives.rules.addressing import UNITS, Addressed
from thongsuot.people.models import Officer

pytestmark = pytest.mark.django_db
ROLES = ("province_head", "supervisor", "head", "handler", "receptionist", "economics_handler", "elsewhere", "auditor")
# permission: who, in the order of ROLES, of a part given to the commune by the province.
OF_A_PART = {
    "directives.view": "1111 1000",
    "directives.work": "0011 0000",
    "directives.assign": "0010 0000",
    "directives.answer": "1100 0000",
}
OF_A_SENT_TASK = {
    "directives.view_task": "1111 1010",
    "directives.change_task": "1100 0000",
    "directives.send_task": "1100 0000",
}
OF_A_DRAFT = {
    "directives.view_task": "1100 0000",
    "directives.change_task": "1100 0000",
    "directives.send_task": "1100 0000",
}
OF_AN_EVENT = {
    "directives.view_event": "1111 1000",
    "directives.hold_event": "1111 0000",
}


@pytest.fixture
def people():
    return cast()


def _who(people, permission, thing) -> str:
    found = "".join(str(int(can(actor(getattr(people, role)), permission, thing))) for role in ROLES)
    return f"{found[:4]} {found[4:]}"


def _table(people, thing, permissions) -> dict:
    return {permission: _who(people, permission, thing) for permission in permissions}


def test_a_part_is_seen_worked_on_and_answered_by_those_who_hold_it_and_those_above(people):
    row = part_of(sent(people), people.commune)
    assert _table(people, row, OF_A_PART) == OF_A_PART


def test_what_a_state_forbids_no_role_can_do(people):
    row = part_of(sent(people), people.commune)
    actions.release(assignment_id=row.pk, why="Thôi.", **by(people.province_head))
    row = part_of(row.task, people.commune)
    assert _table(people, row, OF_A_PART) == OF_A_PART  # may, but not now
    for act, given in (
        (actions.plan, {"text": "x"}),
        (actions.report, {"percent": 1, "text": "x"}),
        (actions.name_officer, {"officer_id": people.handler.pk}),
    ):
        with pytest.raises(NotAllowedNow):
            act(assignment_id=row.pk, **given, **by(people.head))


def test_a_draft_is_seen_by_those_who_give_it_alone(people):
    assert _table(people, drafted(people), OF_A_DRAFT) == OF_A_DRAFT
    assert _table(people, sent(people), OF_A_SENT_TASK) == OF_A_SENT_TASK


def test_an_event_is_held_by_its_unit_or_by_whoever_oversees_it(people):
    task = sent(people)
    planned = Planned("study", "Quán triệt", DUE)
    event = actions.plan_event(unit_id=people.commune.pk, planned=planned, task_id=task.pk, **by(people.head))
    assert _table(people, event, OF_AN_EVENT) == OF_AN_EVENT


def test_lists_show_exactly_what_may_be_seen(people):
    task = sent(people)
    drafted(people)
    own = wanted(addressed=Addressed(UNITS, units=(people.economics.pk,)), plan_by=None)
    row = part_of(task, people.commune)
    child = actions.draft_task(unit_id=people.commune.pk, wanted=own, parent_id=row.pk, **by(people.head))
    actions.send_task(task_id=child.pk, **by(people.head))
    planned = Planned("inspection", "Kiểm tra", DUE, people.other_commune.pk)
    actions.plan_event(unit_id=people.province.pk, planned=planned, task_id=task.pk, **by(people.province_head))
    seen = {
        "directives.view_task": (Task, tasks_seen_by),
        "directives.view": (Assignment, assignments_seen_by),
        "directives.view_event": (Event, events_seen_by),
    }
    for officer in Officer.objects.all():
        who = actor(officer)
        for permission, (model, seen_by) in seen.items():
            held = {row.pk for row in model.objects.all() if can(who, permission, row)}
            assert set(seen_by(who).values_list("pk", flat=True)) == held, (officer.username, permission)
