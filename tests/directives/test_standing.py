"""How a part stands, and that the database says the same; what many reports add up to."""

from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cast import make_unit
from directives.making import AT
from thongsuot.directives.models import Assignment, Task
from thongsuot.directives.queries.matrix import behind, stands_on
from thongsuot.directives.rules.rollup import RollUp, rolled
from thongsuot.directives.rules.standing import LATE, NO_PLAN, Part, standing
from thongsuot.duties.models import Duty

TODAY = date(2026, 7, 17)
LONG_AGO, LONG_AFTER = date(2026, 1, 1), date(2026, 12, 31)
BEFORE, AFTER = date(2026, 7, 16), date(2026, 7, 18)
DAYS = (None, BEFORE, TODAY, AFTER)
STATES = ("queued", "open", "reported", "accepted", "released")


@pytest.mark.parametrize(
    ("part", "word"),
    [
        (Part("queued", None), "opening"),
        (Part("open", TODAY), "running"),
        (Part("open", BEFORE), "late"),
        (Part("open", AFTER, plan_by=BEFORE), "no-plan"),
        (Part("open", AFTER, plan_by=BEFORE, planned_on=TODAY), "running"),
        (Part("open", BEFORE, plan_by=BEFORE), "late"),
        (Part("reported", BEFORE), "waiting"),
        (Part("accepted", TODAY, ended_on=TODAY), "done"),
        (Part("accepted", BEFORE, ended_on=TODAY), "done-late"),
        (Part("released", BEFORE), "released"),
    ],
)
def test_how_a_part_stands(part, word):
    assert standing(part, TODAY) == word


@pytest.mark.django_db
def test_the_database_says_the_same_of_every_combination():
    unit = make_unit()
    every = list(product(STATES, DAYS, DAYS, DAYS, DAYS))
    long = {"unit": unit, "label": "Rà soát", "text": "Rà soát.", "starts_on": LONG_AGO, "due_on": LONG_AFTER}
    tasks = Task.objects.bulk_create([Task(plan_by=plan_by, state="sent", **long) for _s, _d, plan_by, *_ in every])
    duties = Duty.objects.bulk_create(
        [
            Duty(
                task="task",
                about_ref="x",
                label="x",
                basis="x",
                starts_on=LONG_AGO,
                holder_unit=unit,
                opened_at=AT,
                **days,
            )
            for days in ({"due_on": due_on, "ended_on": ended_on} for _s, due_on, _p, _pl, ended_on in every)
        ]
    )
    rows = [
        Assignment(task=task, unit=unit, duty=duty, state=part[0], planned_on=part[3])
        for task, duty, part in zip(tasks, duties, every, strict=True)
    ]
    Assignment.objects.bulk_create(rows)
    said = dict(Assignment.objects.annotate(stands=stands_on(TODAY)).values_list("pk", "stands"))
    assert [said[row.pk] for row in rows] == [standing(Part(*part), TODAY) for part in every]
    late = {row.pk for row in rows if said[row.pk] in (LATE, NO_PLAN)}
    assert set(Assignment.objects.filter(behind(TODAY)).values_list("pk", flat=True)) == late


def test_a_figure_says_how_many_stand_behind_it():
    assert rolled([(50, 1, 1), (None, 1, 1), (100, 1, 1)]) == RollUp(75, 2, 3)
    assert rolled([(None, 1, 1)]) == RollUp(None, 0, 1)
    assert rolled([]) == RollUp(None, 0, 0)


def test_a_heavy_task_weighs_more():
    assert rolled([(0, 1, 1), (100, 3, 1)]).percent == 75


def test_nearly_all_is_not_all():
    assert rolled([(100, 1, 999), (99, 1, 1)]).percent == 99


@given(st.lists(st.tuples(st.none() | st.integers(0, 100), st.integers(1, 100)), max_size=30))
def test_the_mean_lies_between_the_least_and_the_most_and_nobody_is_lost(parts):
    found = rolled([(*part, 1) for part in parts])
    reported = [percent for percent, _weight in parts if percent is not None]
    assert (found.behind, found.asked, found.missing) == (len(reported), len(parts), len(parts) - len(reported))
    if reported:
        assert min(reported) - 1 < found.percent <= max(reported)
    else:
        assert found.percent is None
