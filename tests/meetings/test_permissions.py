"""Who may do what to a dialogue, role by role; and lists agree with the single question, row by row."""

import pytest

from cast import actor, cast
from meetings.making import plan
from thongsuot.core.access import can
from thongsuot.meetings.models import Meeting
from thongsuot.meetings.permissions import units_to_plan_in, visible_to
from thongsuot.people.models import Officer
from thongsuot.units.models import Unit

pytestmark = pytest.mark.django_db
# The commune holds it; its economics division answers.
MAY = {
    "plan": "receptionist handler head",
    "view": "receptionist handler head publisher supervisor economics_handler economics_head province_head",
    "run": "receptionist handler head",
    "chair": "head",
    "publish": "head publisher",
}


def actors(people) -> dict:
    officers = {name: one for name, one in vars(people).items() if isinstance(one, Officer)}
    return {name: actor(officer) for name, officer in officers.items()}


@pytest.fixture
def people():
    return cast()


@pytest.mark.parametrize("verb", MAY)
def test_each_permission_is_held_by_these_and_no_others(people, verb):
    thing = people.commune if verb == "plan" else plan(people, answering=[people.economics.pk])
    holders = {name for name, who in actors(people).items() if can(who, f"meetings.{verb}", thing)}
    assert holders == set(MAY[verb].split())


def test_lists_agree_with_the_single_question(people):
    for answering in ([people.economics.pk], [people.commune.pk]):
        plan(people, answering=answering)
    for name, who in actors(people).items():
        seen = {meeting for meeting in Meeting.objects.all() if can(who, "meetings.view", meeting)}
        assert set(visible_to(who)) == seen, name
        assert set(units_to_plan_in(who)) == {unit for unit in Unit.objects.all() if can(who, "meetings.plan", unit)}
