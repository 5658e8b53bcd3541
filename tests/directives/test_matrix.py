"""The matrix of units by tasks: each level counts what lies below it."""

from datetime import date

import pytest

from cast import cast
from directives.making import FRIDAY, by, part_of, sent, wanted
from thongsuot.directives import actions
from thongsuot.directives.queries.matrix import columns, every_row, matrix
from thongsuot.directives.rules.addressing import UNITS, Addressed
from thongsuot.directives.rules.rollup import RollUp

pytestmark = pytest.mark.django_db
LATER = date(2026, 8, 3)


@pytest.fixture
def people():
    return cast()


def test_a_row_counts_the_tree_below_its_unit_and_the_total_all_of_it(people):
    task = sent(people)
    row = part_of(task, people.commune)
    actions.report(assignment_id=row.pk, percent=40, text="Đang làm.", **by(people.handler))
    child = actions.draft_task(
        unit_id=people.commune.pk,
        wanted=wanted(plan_by=None, addressed=Addressed(UNITS, units=(people.economics.pk,))),
        parent_id=row.pk,
        **by(people.head),
    )
    actions.send_task(task_id=child.pk, **by(people.head))
    tasks = list(columns(people.province))
    assert tasks == [child, task]
    found = matrix(people.province, tasks, today=FRIDAY)
    cells = {row.unit: row.cells for row in found.rows}
    assert cells[people.commune][1].counts == {"running": 1}
    assert cells[people.commune][0].counts == {"opening": 1}
    assert people.health not in cells
    assert found.total[1].counts == {"running": 2}
    assert found.total[1].rolled == RollUp(40, 1, 2)


def test_who_has_no_plan_is_named_and_comes_first(people):
    task = sent(people)
    actions.plan(assignment_id=part_of(task, people.other_commune).pk, text="Kế hoạch.", **by(people.elsewhere))
    found = matrix(people.province, [task], today=LATER, sort="late")
    assert (found.rows[0].unit, found.rows[0].cells[0].worst) == (people.commune, "no-plan")
    assert found.total[0].counts == {"no-plan": 1, "running": 1}


def test_a_unit_that_was_released_is_not_asked_any_more(people):
    task = sent(people)
    actions.release(assignment_id=part_of(task, people.commune).pk, why="Thôi.", **by(people.province_head))
    total = matrix(people.province, [task], today=FRIDAY).total[0]
    assert (total.asked, total.rolled.asked, total.counts["released"]) == (1, 1, 1)


def test_only_tasks_of_the_tree_below_are_columns(people):
    task = sent(people)
    assert list(columns(people.commune)) == [task]
    assert list(columns(people.economics)) == []
    assert list(columns(people.province, year=2025)) == []


def test_a_page_past_the_end_is_the_last_one(people):
    assert matrix(people.province, [sent(people)], today=FRIDAY, page=99).page == 1


def test_pages_keep_the_order_and_the_total_of_the_whole_level(people, monkeypatch):
    task = sent(people)
    actions.plan(assignment_id=part_of(task, people.commune).pk, text="Kế hoạch.", **by(people.handler))
    monkeypatch.setattr("thongsuot.directives.queries.matrix.ROWS", 1)
    first = matrix(people.province, [task], today=LATER, sort="late")
    last = matrix(people.province, [task], today=LATER, page=99, sort="late")
    assert [each.rows[0].unit for each in (first, last)] == [people.other_commune, people.commune]
    assert [(each.count, each.pages, each.page) for each in (first, last)] == [(2, 2, 1), (2, 2, 2)]
    assert first.total == last.total and first.total[0].counts == {"no-plan": 1, "running": 1}
    *rows, total = every_row(people.province, [task], today=LATER, sort="late")
    assert [row.unit for row in rows] == [people.other_commune, people.commune]
    assert (total.unit, total.cells) == (people.province, first.total)


def test_what_the_unit_itself_was_given_is_in_the_total_and_in_no_row(people):
    task = sent(people)
    found = matrix(people.commune, [task], today=FRIDAY)
    assert (found.rows, found.count, found.pages) == ([], 0, 1)
    assert found.total[0].counts == {"running": 1}


def test_without_tasks_there_is_nothing_to_count(people):
    found = matrix(people.province, [], today=FRIDAY)
    assert (found.rows, found.total, found.count, found.page) == ([], [], 0, 1)
