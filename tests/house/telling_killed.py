"""Urges many units by one act and kills -9 whoever tells them, at every point and at any moment; prints what is.

Run as `python -m house.telling_killed UNITS KILLS`. Each worker and each look is a forked process with connections of
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

# Where a batch dies: before anybody is told, with half of them told, all, all marked as told, and after its commit.
POINTS = ("nobody", "half", "all", "_defer_telling", "tell_urged_batch")
ANSWER_IN = timedelta(days=5)


def urged(units: int) -> str:
    """Return the id of a task of the province that `units` units with a head each have no plan for: all were urged."""
    from cast import actor, cast, make_officer, make_post, make_unit  # noqa: PLC0415  Django is set up by then
    from directives.making import opened, wanted  # noqa: PLC0415
    from thongsuot.core import clock  # noqa: PLC0415
    from thongsuot.directives import actions  # noqa: PLC0415
    from thongsuot.directives.rules.addressing import CHILDREN, Addressed  # noqa: PLC0415
    from thongsuot.units.models import Unit  # noqa: PLC0415

    people, today = cast(), clock.today()
    before = today - timedelta(days=30)
    others = tuple(Unit.objects.filter(parent=people.province).values_list("pk", flat=True))
    groups = [make_unit(f"Tổ công tác số {n}", parent=people.province, kind="division") for n in range(units)]
    for unit in groups:
        make_post(make_officer(f"Tổ trưởng {unit.code}"), unit, "head")
    days = {"starts_on": before, "plan_by": today - timedelta(days=1), "due_on": today + timedelta(days=60)}
    asked = wanted(addressed=Addressed(CHILDREN, leaving_out=others), evidence="", **days)
    by = {"actor": actor(people.province_head, on=today), "at": clock.now()}
    task = actions.draft_task(unit_id=people.province.pk, wanted=asked, on=before, **by)
    actions.send_task(task_id=task.pk, on=before, **by)
    while opened(task):
        pass
    said = {"text": "Báo cáo vì sao chưa có kế hoạch.", "due_on": today + ANSWER_IN}
    actions.urge_units(task_id=task.pk, unit_id=people.province.pk, on=today, **said, **by)
    return str(task.pk)


def worked(dying: str = "") -> None:
    """Work the queue of duties until nothing is left in it; `dying`: where the process is killed."""
    from thongsuot.config.commands.worker import work  # noqa: PLC0415
    from thongsuot.duties import actions  # noqa: PLC0415
    from thongsuot.duties.actions import urging_many  # noqa: PLC0415

    tell, batch = urging_many.tell_holders, actions.tell_urged_batch

    def half(rows, *given, **named):
        tell(rows[: len(rows) // 2], *given, **named)
        die()

    if dying == "nobody":
        urging_many.tell_holders = die
    elif dying == "half":
        urging_many.tell_holders = half
    elif dying == "all":
        urging_many.tell_holders = lambda *given, **named: die(tell(*given, **named))
    elif dying == "_defer_telling":
        urging_many._defer_telling = die
    elif dying == "tell_urged_batch":
        actions.tell_urged_batch = lambda **given: die(batch(**given))
    work(("duties",), wait=False)


def worked_for(seconds: float) -> None:
    """Work the queue of duties and be killed so long after the first batch began."""
    from thongsuot.duties import actions  # noqa: PLC0415

    batch = actions.tell_urged_batch
    timer = threading.Timer(seconds, die)

    def timed(**given):
        if not timer.is_alive():
            timer.start()
        return batch(**given)

    actions.tell_urged_batch = timed
    worked()


def looked(task_id: str) -> dict:
    """Return how many urgings wait to be told, and how often each head of an urged unit has heard of which duty."""
    from thongsuot.directives.models import Assignment  # noqa: PLC0415
    from thongsuot.duties.models import Urging  # noqa: PLC0415
    from thongsuot.notices.models import Message  # noqa: PLC0415
    from thongsuot.people.models import Post  # noqa: PLC0415

    heads = dict(Post.objects.filter(role="head").values_list("unit_id", "officer_id"))
    parts = Assignment.objects.filter(task_id=task_id).values_list("plan_duty_id", "unit_id")
    meant = {(f"duty:{duty}", heads[unit]) for duty, unit in parts}
    heard = Counter(Message.objects.filter(template="duty-urged").values_list("about_ref", "officer_id"))
    rows = list(Urging.objects.values_list("duty_id", "told"))
    told = {f"duty:{duty}" for duty, said in rows if said}
    return {
        "urged": len(rows),
        "waiting": sum(not said for _duty, said in rows),
        "heard": len(heard),
        "most": max([0, *heard.values()]),
        "whole": {about for about, _officer in heard} == told and set(heard) <= meant,
    }


def main(units: int, kills: int) -> None:
    with database():
        django.setup()
        _ended, task_id = apart(lambda: urged(units))
        told = {"points": {}, "moments": []}
        for point in POINTS:
            ended, _nothing = apart(lambda point=point: worked(point))
            told["points"][point] = [ended, apart(lambda: looked(task_id))[1]]
            apart(taken_up)
        chance = random.Random(20260717)
        for _each in range(kills):
            moment = chance.uniform(0, 0.5)
            ended, _nothing = apart(lambda moment=moment: worked_for(moment))
            told["moments"].append([ended, apart(lambda: looked(task_id))[1]])
            apart(taken_up)
        told["ended"] = apart(worked)[0]
        told["last"], told["jobs"] = apart(lambda: looked(task_id))[1], apart(jobs_left)[1]
        print(json.dumps(told))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
