"""A task drafted, sent to units by a rule, opened unit by unit, planned, reported, answered."""

from datetime import date

import pytest

from cast import cast
from directives.making import DUE, FRIDAY, PLAN_BY, by, drafted, opened, part_of, photo, sent, wanted
from thongsuot.core.errors import Invalid, NotAllowedNow, NotFound, Refused, Stale
from thongsuot.directives import actions
from thongsuot.directives.models import Assignment, DirectiveAct, Report, Task
from thongsuot.directives.queries.part_page import reports_of
from thongsuot.directives.rules.addressing import UNITS, Addressed
from thongsuot.ledger.models import Entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    return cast()


def test_a_task_goes_to_every_commune_in_one_act_and_one_entry(people):
    task = drafted(people)
    before = Entry.objects.count()
    actions.send_task(task_id=task.pk, **by(people.province_head))
    task.refresh_from_db()
    assert (task.state, task.units, task.sent_on) == ("sent", 2, FRIDAY)
    assert Entry.objects.count() == before + 1
    assert {row.state for row in task.assignments.all()} == {"queued"}


def test_the_duty_of_each_unit_is_opened_by_an_act_of_its_own_and_goes_on_where_it_was_stopped(people):
    task = actions.send_task(task_id=drafted(people).pk, **by(people.province_head))
    before = Entry.objects.count()
    assert [opened(task, limit=1), opened(task, limit=1), opened(task, limit=1)] == [1, 1, 0]
    assert Entry.objects.count() == before + 2
    mine = part_of(task, people.commune)
    assert (mine.state, mine.duty.due_on, mine.plan_duty.due_on) == ("open", DUE, PLAN_BY)
    assert (mine.duty.holder_unit, mine.duty.task, mine.plan_duty.task) == (people.commune, "task", "plan")


def test_planning_meets_the_duty_to_plan_and_a_second_plan_stands_beside_the_first(people):
    row = part_of(sent(people), people.commune)
    first = actions.plan(assignment_id=row.pk, text="Tuần 1 khảo sát.", **by(people.handler))
    row = part_of(row.task, people.commune)
    assert (row.plan_duty.state, row.planned_on, first.number) == ("met", FRIDAY, 1)
    second = actions.plan(assignment_id=row.pk, text="Tuần 2 khảo sát.", **by(people.handler))
    assert (second.number, row.plans.count()) == (2, 2)


def test_a_final_report_needs_the_evidence_that_was_wanted(people):
    row = part_of(sent(people), people.commune)
    with pytest.raises(Invalid) as refused:
        actions.report(assignment_id=row.pk, percent=100, final=True, text="Xong.", **by(people.handler))
    assert refused.value.field == "uploads"
    assert not Report.objects.exists()


def test_an_accepted_final_report_meets_the_duty_on_the_day_it_was_reported(people):
    row = part_of(sent(people), people.commune)
    done = actions.report(
        assignment_id=row.pk, percent=100, final=True, text="Xong.", uploads=[photo()], **by(people.handler)
    )
    assert part_of(row.task, people.commune).state == "reported"
    actions.accept_report(report_id=done.pk, **by(people.province_head, on=date(2026, 7, 18)))
    row = part_of(row.task, people.commune)
    assert (row.state, row.duty.state, row.duty.ended_on, row.percent) == ("accepted", "met", FRIDAY, 100)
    assert row.plan_duty.state == "met"


def test_a_returned_report_counts_no_more_and_the_task_is_still_owed(people):
    row = part_of(sent(people), people.commune)
    half = actions.report(assignment_id=row.pk, percent=50, text="Nửa.", **by(people.handler))
    more = actions.report(assignment_id=row.pk, percent=90, text="Gần xong.", **by(people.handler))
    actions.return_report(report_id=more.pk, answer="Thiếu ảnh.", **by(people.province_head))
    row = part_of(row.task, people.commune)
    assert (row.state, row.percent, row.duty.state) == ("open", 50, "open")
    with pytest.raises(NotAllowedNow):
        actions.accept_report(report_id=more.pk, **by(people.province_head))
    actions.accept_report(report_id=half.pk, **by(people.province_head))
    assert part_of(row.task, people.commune).state == "open"


def test_a_unit_breaks_its_part_down_never_later_than_the_task(people):
    row = part_of(sent(people), people.commune)
    own = wanted(addressed=Addressed(UNITS, units=(people.economics.pk,)), plan_by=None)
    given = by(people.head)
    child = actions.draft_task(unit_id=people.commune.pk, wanted=own, parent_id=row.pk, **given)
    actions.send_task(task_id=child.pk, **given)
    assert child.instrument_id == row.task.instrument_id
    late = wanted(addressed=own.addressed, plan_by=None, due_on=date(2026, 10, 1))
    with pytest.raises(Invalid) as refused:
        actions.draft_task(unit_id=people.commune.pk, wanted=late, parent_id=row.pk, **given)
    assert refused.value.field == "due_on"


@pytest.mark.parametrize("ended", ["released", "accepted"])
def test_what_breaks_down_a_part_that_ended_meanwhile_is_not_sent(people, ended):
    row = part_of(sent(people, evidence=""), people.commune)
    own = wanted(addressed=Addressed(UNITS, units=(people.economics.pk,)), plan_by=None)
    child = actions.draft_task(unit_id=people.commune.pk, wanted=own, parent_id=row.pk, **by(people.head))
    if ended == "released":
        actions.release(assignment_id=row.pk, why="Thôi.", **by(people.province_head))
    else:
        done = actions.report(assignment_id=row.pk, percent=100, final=True, text="Xong.", **by(people.head))
        actions.accept_report(report_id=done.pk, **by(people.province_head))
    with pytest.raises(NotAllowedNow):
        actions.send_task(task_id=child.pk, **by(people.head))
    child.refresh_from_db()
    assert child.state == "draft" and not child.assignments.exists()
    actions.drop_task(task_id=child.pk, revision=child.revision, **by(people.head))


def test_a_later_report_stands_in_place_of_a_final_one(people):
    row = part_of(sent(people, evidence=""), people.commune)

    def reported(percent, **more):
        made = actions.report(assignment_id=row.pk, percent=percent, text="Đã làm.", **more, **by(people.handler))
        return made, part_of(row.task, people.commune)

    final, now = reported(100, final=True)
    assert (now.state, now.percent) == ("reported", 100)
    later, now = reported(60)
    assert (now.state, now.percent) == ("open", 60)
    with pytest.raises(NotAllowedNow):
        actions.accept_report(report_id=final.pk, **by(people.province_head))
    assert actions.accept_reports(report_ids=[final.pk], **by(people.province_head))[0] == 0
    assert [shown.outdated for shown in reports_of(now)] == [False, True]
    actions.return_report(report_id=later.pk, answer="Nhầm.", **by(people.province_head))
    now = part_of(row.task, people.commune)
    assert (now.state, now.percent) == ("reported", 100)
    actions.accept_report(report_id=final.pk, **by(people.province_head))
    now = part_of(row.task, people.commune)
    assert (now.state, now.percent, now.duty.state) == ("accepted", 100, "met")


def test_progress_that_was_accepted_is_not_undone_by_an_older_final_report(people):
    row = part_of(sent(people, evidence=""), people.commune)
    given = {"assignment_id": row.pk, "text": "Đã làm."} | by(people.handler)
    final = actions.report(percent=100, final=True, **given)
    later = actions.report(percent=60, **given)
    actions.accept_report(report_id=later.pk, **by(people.province_head))
    with pytest.raises(NotAllowedNow):
        actions.accept_report(report_id=final.pk, **by(people.province_head))
    row = part_of(row.task, people.commune)
    assert (row.state, row.percent) == ("open", 60)


def test_a_unit_that_was_released_owes_nothing_any_more(people):
    row = part_of(sent(people), people.commune)
    actions.release(assignment_id=row.pk, why="Địa bàn không có điểm ngập.", **by(people.province_head))
    row = part_of(row.task, people.commune)
    assert (row.state, row.duty.state, row.plan_duty.state) == ("released", "waived", "waived")


def test_the_event_asked_of_a_unit_that_was_released_is_called_off(people):
    task = sent(people, event_kind="study", evidence="")
    row = part_of(task, people.commune)
    actions.release(assignment_id=row.pk, why="Địa bàn không có điểm ngập.", **by(people.province_head))
    states = dict(task.events.values_list("unit", "state"))
    assert states == {people.commune.pk: "called-off", people.other_commune.pk: "planned"}
    assert task.events.get(unit=people.commune).why == "Địa bàn không có điểm ngập."


def test_a_task_ends_when_no_unit_owes_it_any_more(people):
    task = sent(people)
    with pytest.raises(NotAllowedNow):
        actions.end_task(task_id=task.pk, why="Hết.", **by(people.province_head))
    for row in Assignment.objects.filter(task=task):
        actions.release(assignment_id=row.pk, why="Thôi.", **by(people.province_head))
    assert actions.end_task(task_id=task.pk, why="Hết.", **by(people.province_head)).state == "ended"


def test_only_a_head_or_supervisor_of_the_giving_unit_sends_and_no_other_learns_of_a_draft(people):
    task = drafted(people)
    with pytest.raises(NotFound):
        actions.send_task(task_id=task.pk, **by(people.head))
    with pytest.raises(Refused):
        actions.draft_task(unit_id=people.province.pk, wanted=wanted(), **by(people.province_receptionist))
    with pytest.raises(NotFound):
        actions.report(
            assignment_id=part_of(sent(people), people.commune).pk, percent=1, text="x", **by(people.elsewhere)
        )


def test_one_who_saw_an_older_draft_changes_nothing(people):
    task = drafted(people)
    actions.change_task(task_id=task.pk, wanted=wanted(label="Khác"), revision=1, **by(people.province_head))
    with pytest.raises(Stale):
        actions.change_task(task_id=task.pk, wanted=wanted(), revision=1, **by(people.province_head))
    with pytest.raises(Stale):
        actions.send_task(task_id=task.pk, revision=1, **by(people.province_head))


@pytest.mark.parametrize(
    ("days", "field"),
    [
        ({"due_on": date(2026, 7, 1), "plan_by": None}, "due_on"),
        ({"plan_by": date(2026, 10, 1)}, "plan_by"),
        ({"starts_on": date(2026, 8, 10)}, "plan_by"),
    ],
)
def test_days_that_do_not_fit_are_named(people, days, field):
    with pytest.raises(Invalid) as refused:
        drafted(people, **days)
    assert refused.value.field == field


def test_a_task_to_a_merged_unit_goes_to_the_one_that_keeps_its_matters(people):
    people.other_commune.heir, people.other_commune.valid_until = people.commune, date(2026, 7, 1)
    people.other_commune.save()
    task = drafted(people, addressed=Addressed(UNITS, units=(people.other_commune.pk,)))
    actions.send_task(task_id=task.pk, **by(people.province_head))
    assert [row.unit for row in task.assignments.all()] == [people.commune]


def test_units_outside_and_units_of_practice_do_not_help_with_a_real_task(people):
    helping = (people.ministry.pk, people.practice.pk, people.health.pk)
    task = drafted(people, addressed=Addressed(UNITS, units=(people.commune.pk,), coordinating=helping))
    actions.send_task(task_id=task.pk, **by(people.province_head))
    assert {row.unit for row in task.assignments.all()} == {people.commune, people.health}


def test_a_task_to_nobody_is_not_sent(people):
    nobodies = (people.province, people.ministry, people.practice)
    for nobody in (None, *(Addressed(UNITS, units=(unit.pk,)) for unit in nobodies)):
        task = drafted(people, addressed=nobody)
        with pytest.raises(Invalid) as refused:
            actions.send_task(task_id=task.pk, **by(people.province_head))
        assert refused.value.field == "rule"
        assert Task.objects.get(pk=task.pk).state == "draft"


@pytest.mark.parametrize(("on", "field"), [(date(2026, 8, 1), "plan_by"), (date(2026, 10, 1), "due_on")])
def test_what_lay_in_the_drawer_too_long_is_not_sent(people, on, field):
    task = drafted(people)
    with pytest.raises(Invalid) as refused:
        actions.send_task(task_id=task.pk, **by(people.province_head, on=on))
    assert refused.value.field == field


def test_a_commune_gives_no_task_to_a_unit_that_is_not_below_it_and_may_ask_it_to_help(people):
    aside = Addressed(UNITS, units=(people.economics.pk, people.health.pk))
    given = by(people.head)
    task = actions.draft_task(unit_id=people.commune.pk, wanted=wanted(addressed=aside), **given)
    with pytest.raises(Invalid) as refused:
        actions.send_task(task_id=task.pk, **given)
    assert refused.value.field == "rule" and people.health.name in str(refused.value)
    helping = Addressed(UNITS, units=(people.economics.pk,), coordinating=(people.health.pk,))
    actions.change_task(task_id=task.pk, wanted=wanted(addressed=helping), revision=1, **given)
    actions.send_task(task_id=task.pk, **given)
    assert {(row.unit, row.part) for row in task.assignments.all()} == {
        (people.economics, "lead"),
        (people.health, "coordinating"),
    }


def test_the_head_names_one_person_of_the_unit_and_the_duty_follows(people):
    row = part_of(sent(people), people.commune)
    actions.name_officer(assignment_id=row.pk, officer_id=people.handler.pk, **by(people.head))
    row = part_of(row.task, people.commune)
    assert (row.officer, row.duty.holder_officer) == (people.handler, people.handler)
    with pytest.raises(Invalid):
        actions.name_officer(assignment_id=row.pk, officer_id=people.elsewhere.pk, **by(people.head))


def test_every_act_has_one_entry(people):
    sent(people)
    assert DirectiveAct.objects.count() == 4  # drafted, sent, opened twice
    assert len({act.entry_id for act in DirectiveAct.objects.all()}) == 4
    opener = DirectiveAct.objects.filter(verb="open_assignment").values_list("actor_ref", flat=True)
    assert set(opener) == {"service:directives"}


def test_what_is_too_long_is_said_at_its_field_and_never_cut(people):
    row = part_of(sent(people), people.commune)
    with pytest.raises(Invalid) as refused:
        actions.plan(assignment_id=row.pk, title="x" * 201, text="Tuần 1.", **by(people.handler))
    assert refused.value.field == "title"
    half = actions.report(assignment_id=row.pk, percent=50, text="Nửa.", **by(people.handler))
    with pytest.raises(Invalid) as refused:
        actions.accept_report(report_id=half.pk, answer="x" * 20_001, **by(people.province_head))
    assert refused.value.field == "answer"
