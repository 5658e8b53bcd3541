"""Sends a task to many units and kills -9 whoever opens their duties, at every point and at any moment; prints what is.

Run as `python -m house.opening_killed UNITS KILLS`. Each worker and each look is a forked process with connections of
its own. What a killed worker held goes back into the queue by the very job that does so in an installation.
"""

import asyncio
import json
import os
import random
import signal
import sys
import time
from collections import Counter
from datetime import timedelta
from itertools import chain

import django

from house.learning_killed import apart, die
from thongsuot.config.database import database

# Where a batch dies: before it begins, with what is owed, the acts or the parts written, and after its commit.
POINTS = ("_open", "keep", "keep_acts", "copy_in", "_go_on", "open_batch")


def sent(units: int) -> str:
    """Return the id of a task of the province, sent to the commune and `units` further units below it."""
    from cast import actor, cast, make_unit  # noqa: PLC0415  Django is set up by then
    from directives.making import wanted  # noqa: PLC0415
    from thongsuot.core import clock  # noqa: PLC0415
    from thongsuot.directives import actions  # noqa: PLC0415
    from thongsuot.directives.rules.addressing import CHILDREN, Addressed  # noqa: PLC0415

    people = cast()
    for number in range(units):
        make_unit(f"Tổ công tác số {number}", parent=people.province, kind="division")
    today = clock.today()
    days = {"starts_on": today, "plan_by": today + timedelta(days=20), "due_on": today + timedelta(days=60)}
    asked = wanted(addressed=Addressed(CHILDREN), event_kind="study", evidence="", report_every="quarter", **days)
    by = {"actor": actor(people.province_head, on=today), "on": today, "at": clock.now()}
    task = actions.draft_task(unit_id=people.province.pk, wanted=asked, **by)
    actions.send_task(task_id=task.pk, **by)
    return str(task.pk)


def worked(dying: str = "") -> None:
    """Work the queue of duties until nothing is left in it; `dying`: what kills the process when it is called."""
    from thongsuot.config.commands.worker import work  # noqa: PLC0415
    from thongsuot.directives.actions import sending  # noqa: PLC0415

    if dying == "open_batch":
        done = sending.open_batch
        sending.open_batch = lambda **given: die(done(**given))
    elif dying == "copy_in":
        sending.Assignment.objects.bulk_update = die
    elif dying:
        setattr(sending, dying, die)
    work(("duties",), wait=False)


def taken_up() -> None:
    """Let the queue learn that the killed worker is gone: its heartbeat is old, what it held is put back."""
    from django.db import connection  # noqa: PLC0415
    from procrastinate import PsycopgConnector  # noqa: PLC0415
    from procrastinate.contrib.django import app  # noqa: PLC0415
    from procrastinate.contrib.django.utils import connector_params  # noqa: PLC0415

    from thongsuot.config.jobs import retry_stalled  # noqa: PLC0415

    with connection.cursor() as book:
        book.execute("UPDATE procrastinate_workers SET last_heartbeat = now() - interval '1 hour'")

    async def put_back() -> None:
        with app.replace_connector(PsycopgConnector(kwargs=connector_params("default"))) as working:
            async with working.open_async():
                context = type("Context", (), {"app": working})
                await retry_stalled.func(context, 0)

    asyncio.run(put_back())


def killed_after(seconds: float) -> int:
    """Kill a worker so long after it began; return the signal that ended it, 0 where it had no work left."""
    pid = os.fork()
    if pid == 0:
        worked()
        os._exit(0)
    time.sleep(seconds)
    os.kill(pid, signal.SIGKILL)
    _pid, status = os.waitpid(pid, 0)
    return os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0


def looked(task_id: str) -> dict:
    """Return how many units wait, and how often each has a duty of each sort, an event and an act of opening."""
    from thongsuot.directives.models import Assignment, DirectiveAct, Event  # noqa: PLC0415
    from thongsuot.duties.models import Duty  # noqa: PLC0415
    from thongsuot.ledger.models import Entry  # noqa: PLC0415

    rows = list(Assignment.objects.filter(task_id=task_id))
    refs = {f"assignment:{row.pk}" for row in rows}
    duties = Counter(Duty.objects.filter(about_ref__in=refs).values_list("about_ref", "task"))
    events = Counter(Event.objects.filter(task_id=task_id).values_list("unit_id", flat=True))
    acts = Counter(DirectiveAct.objects.filter(verb="open_assignment").values_list("about_ref", flat=True))
    opened = {f"assignment:{row.pk}" for row in rows if row.state == "open"}
    own = Counter(chain.from_iterable((row.duty_id, row.plan_duty_id, row.report_duty_id) for row in rows))
    return {
        "units": len(rows),
        "queued": sum(row.state == "queued" for row in rows),
        "opened": len(opened),
        "whole": set(acts) == opened == {ref for ref, _task in duties} and len(events) == len(opened),
        "most": max([0, *duties.values(), *events.values(), *acts.values()]),
        "kinds": dict(Counter(task for _ref, task in duties)),
        "shared": sum(times > 1 for duty, times in own.items() if duty),
        "entries": Entry.objects.filter(verb="directives.open_assignment").count(),
    }


def jobs_left() -> list:
    from django.db import connection  # noqa: PLC0415

    with connection.cursor() as book:
        book.execute("SELECT status, count(*) FROM procrastinate_jobs WHERE queue_name = 'duties' GROUP BY status")
        return [list(row) for row in book.fetchall()]


def main(units: int, kills: int) -> None:
    with database():
        django.setup()
        _ended, task_id = apart(lambda: sent(units))
        told = {"points": {}, "moments": []}
        for point in POINTS:
            ended, _nothing = apart(lambda point=point: worked(point))
            told["points"][point] = [ended, apart(lambda: looked(task_id))[1]]
            apart(taken_up)
        chance = random.Random(20260717)
        for _each in range(kills):
            ended = killed_after(chance.uniform(0.8, 2.2))  # a worker begins its first batch after about a second
            told["moments"].append([ended, apart(lambda: looked(task_id))[1]])
            apart(taken_up)
        told["ended"] = apart(worked)[0]
        told["last"], told["jobs"] = apart(lambda: looked(task_id))[1], apart(jobs_left)[1]
        print(json.dumps(told))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
