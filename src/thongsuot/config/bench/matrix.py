"""The matrix of as many units as one article speaks of: its page as the head above asks for it, over HTTP."""

from collections.abc import Iterator
from datetime import date, timedelta
from urllib.parse import urlencode

import psycopg
from django.urls import reverse

from thongsuot.config.bench.browser import Browser
from thongsuot.config.bench.directives import drafted, head_of, planted
from thongsuot.config.bench.figures import Figure, timed
from thongsuot.config.database import urls
from thongsuot.core import clock
from thongsuot.core.actors import Actor
from thongsuot.core.ids import new_id
from thongsuot.core.refs import Ref
from thongsuot.directives.models import Assignment, Task
from thongsuot.directives.queries.matrix import ROWS
from thongsuot.duties.models import Duty
from thongsuot.ledger.copying import copy_in
from thongsuot.people.queries import actor_for
from thongsuot.units.models import Unit

UNITS, TASKS = 6_500, 8
# How the parts of the stage stand, in turn: (state, has a plan, days until the duty's last day).
STANDING = (("open", True, 60), ("open", True, -3), ("open", False, 60), ("reported", True, 60), ("accepted", True, 60))


def matrices(port: int, password: str, number: int, times: int) -> Iterator[Figure]:
    """Yield the times of the page of `number` units and TASKS tasks: by name, the last page of it, by attention."""
    top = planted(number, "mt")
    head = head_of(top, password)
    fill(top, actor_for(head, on=clock.today()))
    with psycopg.connect(urls()["owner"], autocommit=True) as connection:
        connection.execute("ANALYZE")
    browser = Browser(port).sign_in(head.username, password)
    for name, path in shapes(number).items():
        browser.get(path)
        yield timed(f"directives.matrix {name}", [browser.seconds(path) for _time in range(times)])


def shapes(number: int) -> dict[str, str]:
    """Return each way to look at the matrix with its address."""
    asked = {"by name": {}, "last page": {"trang": -(-number // ROWS)}, "by attention": {"xep": "late"}}
    return {name: f"{reverse('directives:matrix')}?{urlencode(query)}" for name, query in asked.items()}


def fill(top: Unit, actor: Actor) -> None:
    """Give TASKS tasks to all units directly below `top`, at every standing: rows as the page reads them, no acts."""
    today, units = clock.today(), list(Unit.objects.filter(parent=top).values_list("pk", flat=True))
    days = {"starts_on": today - timedelta(30), "plan_by": today - timedelta(1)}
    for n in range(TASKS):
        task = drafted(top, actor, f"Việc để đo {n + 1}")
        Task.objects.filter(pk=task.pk).update(state=Task.State.SENT, sent_on=today, units=len(units), **days)
        rows = [_part(task, unit, at + n, today) for at, unit in enumerate(units)]
        copy_in(Duty, [row.duty for row in rows])
        copy_in(Assignment, rows)


def _part(task: Task, unit_id, turn: int, today: date) -> Assignment:
    state, planned, left = STANDING[turn % len(STANDING)]
    ended = state == Assignment.State.ACCEPTED
    row = Assignment(id=new_id(), task=task, unit_id=unit_id, state=state, planned_on=today if planned else None)
    row.percent = 100 if state != "open" else turn % 90 if planned else None
    row.accepted_on = today if ended else None
    row.duty = Duty(
        id=new_id(), task="task", about_ref=str(Ref("assignment", row.pk)), label=task.label, basis=task.label,
        starts_on=today - timedelta(30), due_on=today + timedelta(left), holder_unit_id=unit_id,
        state=Duty.State.MET if ended else Duty.State.OPEN, ended_on=today if ended else None, opened_at=clock.now(),
    )  # fmt: skip
    return row
