"""A task sent to as many units as the nation has communes: the act, the opening of every duty, the desk meanwhile."""

import time
from collections.abc import Iterator
from datetime import timedelta

from django.contrib.auth.hashers import make_password
from django.urls import reverse

from thongsuot.config.bench.browser import Browser
from thongsuot.config.bench.figures import Figure, timed
from thongsuot.core import clock
from thongsuot.core.actors import Actor
from thongsuot.core.ids import new_id
from thongsuot.directives import actions
from thongsuot.directives.actions import Wanted
from thongsuot.directives.models import Task
from thongsuot.directives.rules.addressing import CHILDREN, Addressed
from thongsuot.ledger.copying import copy_in
from thongsuot.people.models import Officer, Post
from thongsuot.people.queries import actor_for
from thongsuot.units.models import Lineage, Unit
from thongsuot.units.rules import name_order_bytes, order_bytes, search_text

COMMUNES = 3_321
PAUSE = 0.05  # seconds between two looks of the desk
PATIENCE = 300.0  # seconds


def given(port: int, password: str, number: int = COMMUNES) -> list[Figure]:
    """Return how long sending a task to `number` units takes, until the worker has opened all, and what pages take
    meanwhile: the task's own and what the head owes, asked in turn of the web server on `port`.
    """
    top = planted(number)
    head = head_of(top, password)
    browser = Browser(port).sign_in(head.username, password)
    actor = actor_for(head, on=clock.today())
    _worker_began(password)
    task = drafted(top, actor)
    start = time.perf_counter()
    actions.send_task(task_id=task.pk, **_by(actor))
    sent = time.perf_counter() - start
    seconds = list(_desk(browser, task))
    opened = time.perf_counter() - start - sent
    return [
        Figure(name="directives.send", value=sent, unit=f"s / {number}"),
        Figure(name="directives.opened", value=opened, unit=f"s / {number}"),
        timed("directives.desk", seconds),
    ]


def planted(number: int, code: str = "do") -> Unit:
    """Return a unit with `number` units directly below it, made at once; their codes begin with `code`."""
    top = _unit("Cơ quan giao việc (đo)", f"{code}-giao", None)
    below = [_unit(f"Ủy ban nhân dân xã số {n}", f"{code}-{n}", top) for n in range(number)]
    copy_in(Unit, [top])
    copy_in(Unit, below)
    lines = [Lineage(ancestor=unit, descendant=unit, depth=0) for unit in (top, *below)]
    lines += [Lineage(ancestor=top, descendant=unit, depth=1) for unit in below]
    Lineage.objects.bulk_create(lines, batch_size=1000)
    return top


def head_of(top: Unit, password: str) -> Officer:
    """Return a new head of the unit, who signs in with `password`."""
    name = "Người đứng đầu (đo)"
    head = Officer(username=f"dau-{top.code}", full_name=name, password=make_password(password))
    head.search_key, head.sort_key = search_text(name, head.username, limit=200), name_order_bytes(name)
    head.save()
    Post.objects.create(officer=head, unit=top, role="head", valid_from=clock.today())
    return head


def _unit(name: str, code: str, parent: Unit | None) -> Unit:
    kind = Unit.Kind.COMMITTEE
    unit = Unit(id=new_id(), code=code, name=name, kind=kind, parent=parent, valid_from=clock.today())
    unit.search_key, unit.sort_key = search_text(name, code, limit=300), order_bytes(name, 600)
    return unit


def _by(actor: Actor) -> dict:
    now = clock.now()
    return {"actor": actor, "on": clock.legal_day(now), "at": now}


def drafted(top: Unit, actor: Actor, label: str = "Việc để đo") -> Task:
    """Return a task of `top` to all units directly below it, not sent yet."""
    today = clock.today()
    words = {"label": label, "text": "Việc để đo.", "addressed": Addressed(CHILDREN)}
    days = {"starts_on": today, "plan_by": today + timedelta(14), "due_on": today + timedelta(60)}
    return actions.draft_task(unit_id=top.pk, wanted=Wanted(**words, **days), **_by(actor))


def _worker_began(password: str) -> None:
    """Wait until the worker, just started, opens the task of one unit."""
    top = planted(1, "thu")
    actor = actor_for(head_of(top, password), on=clock.today())
    task = drafted(top, actor)
    actions.send_task(task_id=task.pk, **_by(actor))
    for _look in _until_opened(task):
        time.sleep(PAUSE)


def _until_opened(task: Task) -> Iterator[None]:
    """Yield again and again while units of the task were not opened. Raises: RuntimeError after PATIENCE."""
    until = time.perf_counter() + PATIENCE
    while task.assignments.filter(state="queued").exists():
        yield
        if time.perf_counter() > until:
            raise RuntimeError("not every unit was opened: is the worker running?")


def _desk(browser: Browser, task: Task) -> Iterator[float]:
    """Yield the seconds of pages of the head, one after the other, until every unit was opened."""
    paths = [reverse("directives:task", args=[task.pk]), "/ban-lam-viec/"]
    for _look in _until_opened(task):
        yield from map(browser.seconds, paths)
        time.sleep(PAUSE)
