"""The bench of directives in small: its stage opens as any task does, its matrix shows every standing."""

import pytest

from cast import PASSWORD
from thongsuot.config.bench import directives, matrix
from thongsuot.core import clock
from thongsuot.core.actors import service
from thongsuot.directives import actions
from thongsuot.directives.models import Assignment, Task
from thongsuot.directives.queries import matrix as queries
from thongsuot.directives.rules.standing import DONE, LATE, NO_PLAN, RUNNING, WAITING
from thongsuot.ledger.models import Entry
from thongsuot.people.queries import actor_for

pytestmark = pytest.mark.django_db


def headed(number: int, code: str):
    top = directives.planted(number, code)
    head = directives.head_of(top, PASSWORD)
    return top, head, actor_for(head, on=clock.today())


def test_a_task_of_the_stage_is_sent_by_one_act_and_opened_for_every_unit():
    top, _head, actor = headed(3, "do")
    task = directives.drafted(top, actor)
    before = Entry.objects.count()
    actions.send_task(task_id=task.pk, **directives._by(actor))
    assert Entry.objects.count() == before + 1
    actions.open_batch(task_id=task.pk, actor=service("directives"), at=clock.now())
    assert list(Assignment.objects.values_list("state", flat=True)) == ["open"] * 3


def test_the_matrix_of_the_stage_holds_every_task_at_every_standing(client, monkeypatch):
    monkeypatch.setattr(queries, "ROWS", 4)
    monkeypatch.setattr(matrix, "ROWS", 4)
    number = len(matrix.STANDING)
    top, head, actor = headed(number, "mt")
    matrix.fill(top, actor)
    total = queries.matrix(top, list(Task.objects.all()), today=clock.today()).total
    assert [cell.counts for cell in total] == [dict.fromkeys((RUNNING, LATE, NO_PLAN, WAITING, DONE), 1)] * matrix.TASKS
    client.force_login(head)
    pages = {name: client.get(path) for name, path in matrix.shapes(number).items()}
    assert {answer.status_code for answer in pages.values()} == {200}
    shown = {name: answer.context["found"] for name, answer in pages.items()}
    assert [shown[name].page for name in ("by name", "last page", "by attention")] == [1, 2, 1]
    assert len(shown["by name"].rows) == 4 and len(shown["last page"].rows) == 1
