"""Moves the day of a task that many units have and kills -9 whoever lets their duties follow; prints what is.

Run as `python -m house.moving_killed UNITS KILLS`. Each worker and each look is a forked process with connections of
its own. What a killed worker held goes back into the queue by the very job that does so in an installation.
"""

import json
import random
import sys
import threading
from collections import Counter
from datetime import timedelta

import django

from house.learning_killed import apart, die
from house.opening_killed import jobs_left, taken_up
from thongsuot.config.database import database

# Where a batch dies: before a duty has moved, after, once the holders are told, before its commit and after it.
POINTS = ("before", "moved", "told", "_defer", "move_batch")


def moved(units: int) -> str:
    """Return the id of a task of the province that `units` units with a head each have: its day was moved."""
    from cast import actor, cast, make_officer, make_post, make_unit  # noqa: PLC0415  Django is set up by then
    from directives.making import opened, wanted  # noqa: PLC0415
    from thongsuot.core import clock  # noqa: PLC0415
    from thongsuot.directives import actions  # noqa: PLC0415
    from thongsuot.directives.rules.addressing import CHILDREN, Addressed  # noqa: PLC0415
    from thongsuot.units.models import Unit  # noqa: PLC0415

    people, today = cast(), clock.today()
    others = tuple(Unit.objects.filter(parent=people.province).values_list("pk", flat=True))
    groups = [make_unit(f"Tổ công tác số {n}", parent=people.province, kind="division") for n in range(units)]
    for unit in groups:
        make_post(make_officer(f"Tổ trưởng {unit.code}"), unit, "head")
    days = {"starts_on": today, "plan_by": None, "due_on": today + timedelta(days=60)}
    asked = wanted(addressed=Addressed(CHILDREN, leaving_out=others), evidence="", **days)
    by = {"actor": actor(people.province_head, on=today), "on": today, "at": clock.now()}
    task = actions.draft_task(unit_id=people.province.pk, wanted=asked, **by)
    actions.send_task(task_id=task.pk, **by)
    while opened(task):
        pass
    actions.move_day(task_id=task.pk, due_on=today + timedelta(days=90), why="Chờ hướng dẫn mới.", **by)
    return str(task.pk)


def worked(dying: str = "") -> None:
    """Work the queue of duties until nothing is left in it; `dying`: where the process is killed."""
    from thongsuot.config.commands.worker import work  # noqa: PLC0415
    from thongsuot.directives.actions import moving  # noqa: PLC0415
    from thongsuot.duties import actions as duties  # noqa: PLC0415

    move, tell, batch = duties.move_many_within, duties.tell_moved, moving.move_batch
    if dying == "before":
        duties.move_many_within = die
    elif dying == "moved":
        duties.move_many_within = lambda **given: die(move(**given))
    elif dying == "told":
        duties.tell_moved = lambda *given, **named: die(tell(*given, **named))
    elif dying == "_defer":
        moving._defer = die
    elif dying == "move_batch":
        moving.move_batch = lambda **given: die(batch(**given))
    work(("duties",), wait=False)


def worked_for(seconds: float) -> None:
    """Work the queue of duties and be killed so long after the first batch began."""
    from thongsuot.directives.actions import moving  # noqa: PLC0415

    batch = moving.move_batch
    timer = threading.Timer(seconds, die)

    def timed(**given):
        if not timer.is_alive():
            timer.start()
        return batch(**given)

    moving.move_batch = timed
    worked()


def looked(task_id: str) -> dict:
    """Return how many parts wait to follow, and how often each head has heard of its duty that did."""
    from thongsuot.directives.models import Assignment, DirectiveAct, Task  # noqa: PLC0415
    from thongsuot.directives.queries.moves import to_follow  # noqa: PLC0415
    from thongsuot.duties.models import DutyAct  # noqa: PLC0415
    from thongsuot.notices.models import Message  # noqa: PLC0415
    from thongsuot.people.models import Post  # noqa: PLC0415

    task = Task.objects.get(pk=task_id)
    heads = dict(Post.objects.filter(role="head").values_list("unit_id", "officer_id"))
    followed = Assignment.objects.filter(task=task, duty__due_on=task.due_on).values_list("duty_id", "unit_id")
    meant = {(f"duty:{duty}", heads[unit]) for duty, unit in followed}
    heard = Counter(Message.objects.filter(template="duty-moved").values_list("about_ref", "officer_id"))
    acts = DutyAct.objects.filter(verb="moved", duty__in=[duty for duty, _unit in followed]).count()
    return {
        "waiting": to_follow(task).count(),
        "followed": len(meant),
        "acts": [acts, DirectiveAct.objects.filter(verb="move_assignment").count()],
        "most": max([0, *heard.values()]),
        "whole": set(heard) == meant,
    }


def main(units: int, kills: int) -> None:
    with database():
        django.setup()
        _ended, task_id = apart(lambda: moved(units))
        told = {"points": {}, "moments": []}
        for point in POINTS:
            ended, _nothing = apart(lambda point=point: worked(point))
            told["points"][point] = [ended, apart(lambda: looked(task_id))[1]]
            apart(taken_up)
        chance = random.Random(20260717)
        for _each in range(kills):
            moment = chance.uniform(0, 2)
            ended, _nothing = apart(lambda moment=moment: worked_for(moment))
            told["moments"].append([ended, apart(lambda: looked(task_id))[1]])
            apart(taken_up)
        told["ended"] = apart(worked)[0]
        told["last"], told["jobs"] = apart(lambda: looked(task_id))[1], apart(jobs_left)[1]
        print(json.dumps(told))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
