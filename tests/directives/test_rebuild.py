"""The derived columns of a part follow from its acts alone; a test says so after every step of its life."""

from datetime import date

import pytest

from cast import cast
from directives.making import by, part_of, sent
from thongsuot.core.refs import Ref
from thongsuot.directives import actions
from thongsuot.directives.actions import Outcome
from thongsuot.directives.models import Assignment, DirectiveAct, Event, Report
from thongsuot.directives.rules.parts import folded

pytestmark = pytest.mark.django_db


def check(row: Assignment) -> Assignment:
    """Return the part as it is stored, once it is what its acts make of it."""
    row = part_of(row.task, row.unit)
    acts = DirectiveAct.objects.filter(about_ref=str(Ref("assignment", row.pk)))
    made = folded((act.verb, act.on.isoformat(), act.details) for act in acts)
    stored = {
        "state": row.state,
        "officer": str(row.officer_id) if row.officer_id else None,
        "percent": row.percent,
        "planned_on": row.planned_on.isoformat() if row.planned_on else None,
        "accepted_on": row.accepted_on.isoformat() if row.accepted_on else None,
    }
    assert stored == {name: getattr(made, name) for name in stored}
    return row


def test_the_life_of_a_part_is_rebuilt_from_its_acts_after_every_step():
    people = cast()
    row = check(part_of(sent(people, evidence=""), people.commune))
    mine, above = {"assignment_id": row.pk} | by(people.head), by(people.province_head)

    def reported(percent, **more):
        made = actions.report(percent=percent, text="Đã làm.", **mine, **more)
        check(row)
        return made.pk

    actions.name_officer(officer_id=people.handler.pk, **mine)
    actions.plan(text="Tuần 1 khảo sát.", **mine)
    first, final = reported(40), reported(100, final=True)
    assert check(row).state == "reported"
    actions.return_report(report_id=first, answer="Thiếu ảnh.", **above)
    assert check(row).state == "reported"  # the final report still waits
    actions.return_report(report_id=final, answer="Chưa đủ.", **above)
    assert (check(row).percent, check(row).state) == (None, "open")
    again = reported(100, final=True)
    actions.accept_report(report_id=again, **above | {"on": date(2026, 7, 20)})
    assert check(row).accepted_on == date(2026, 7, 20)
    actions.reopen_assignment(assignment_id=row.pk, why="Ảnh của nơi khác.", **above)
    row = check(row)
    assert (row.state, row.duty.state, Report.objects.get(pk=again).state) == ("open", "open", "returned")
    actions.release(assignment_id=row.pk, why="Thôi.", **above)
    assert check(row).duty.state == "waived"


def test_an_event_that_a_task_asks_for_is_the_report_and_is_rebuilt_too():
    people = cast()
    task = sent(people, evidence="", event_kind="study")
    row = part_of(task, people.commune)
    event = Event.objects.get(task=task, unit=people.commune)
    assert (event.duty, row.duty.task) == (row.duty, "study")
    outcome = Outcome(date(2026, 7, 16), "Đã phổ biến.", expected=40, reached=38)
    actions.hold_event(event_id=event.pk, outcome=outcome, **by(people.handler))
    assert (check(row).state, check(row).percent) == ("reported", 100)
    actions.accept_report(report_id=row.reports.get().pk, **by(people.province_head))
    row = check(row)
    assert (row.state, row.duty.state, row.duty.task) == ("accepted", "met", "study")


def test_reports_of_each_period_are_counted_and_end_with_the_task():
    people = cast()
    row = part_of(sent(people, evidence="", report_every="quarter"), people.commune)
    assert (row.report_duty.kind, row.report_duty.due_on) == ("per-period", date(2026, 9, 30))
    mine = {"assignment_id": row.pk} | by(people.head)
    actions.report(percent=30, text="Quý này.", **mine)
    row = check(row)
    assert row.report_duty.state == "met"
    final = actions.report(percent=100, final=True, text="Xong.", **mine)
    actions.accept_report(report_id=final.pk, **by(people.province_head))
    row.report_duty.refresh_from_db()
    assert (check(row).state, row.report_duty.follow_on) == ("accepted", None)
