"""Who reads the names of the invited, invites and admits; and the list agrees with the single question, row by row."""

from uuid import uuid4

import pytest

from cast import actor, cast
from invitations.making import invite
from meetings.making import plan
from thongsuot.core.access import can
from thongsuot.core.refs import Ref
from thongsuot.invitations.models import Invitation
from thongsuot.invitations.permissions import visible_to
from thongsuot.people.models import Officer

pytestmark = pytest.mark.django_db
RUNS = {"receptionist", "handler", "head"}


@pytest.fixture
def people():
    return cast()


def actors(people) -> dict:
    officers = {name: one for name, one in vars(people).items() if isinstance(one, Officer)}
    return {name: actor(officer) for name, officer in officers.items()}


@pytest.mark.parametrize("verb", ["view", "invite", "admit"])
def test_each_permission_is_held_by_who_runs_the_dialogue_and_by_no_others(people, verb):
    meeting = plan(people, answering=[people.economics.pk])
    holders = {name for name, who in actors(people).items() if can(who, f"invitations.{verb}", meeting.ref)}
    assert holders == RUNS


def test_what_no_room_answers_for_nobody_may(people):
    for about in (Ref("case", uuid4()), Ref("meeting", uuid4())):
        held = [can(who, f"invitations.{verb}", about) for who in actors(people).values() for verb in ("view", "admit")]
        assert not any(held)


def test_the_list_agrees_with_the_single_question(people):
    for answering in ([people.economics.pk], [people.commune.pk]):
        invite(people, plan(people, answering=answering))
    for name, who in actors(people).items():
        seen = {one for one in Invitation.objects.all() if can(who, "invitations.view", one.roster.about)}
        assert set(visible_to(who)) == seen, name
