"""Whose account is whose: the table, and the agreement of predicates and querysets."""

import pytest

from cast import TODAY, actor, cast, make_post
from thongsuot.core.access import can
from thongsuot.core.actors import STRANGER, service
from thongsuot.people.models import Officer
from thongsuot.people.permissions import OnDay, administered_officers, recoverable_officers, visible_officers

pytestmark = pytest.mark.django_db
WHO = ("receptionist", "head", "administrator", "supervisor", "elsewhere", "province_administrator", "nobody")


@pytest.fixture
def people():
    people = cast()
    make_post(people.economics_handler, people.other_commune, "supervisor", part_time=True)
    return people


@pytest.mark.parametrize(
    ("who", "permission", "whom", "may"),
    [
        ("administrator", "people.change_officer", "handler", True),
        ("administrator", "people.change_officer", "economics_head", True),
        ("administrator", "people.change_officer", "economics_handler", False),
        ("administrator", "people.view_officer", "economics_handler", True),
        ("administrator", "people.record_absence", "economics_handler", True),
        ("administrator", "people.change_officer", "elsewhere", False),
        ("administrator", "people.view_officer", "elsewhere", False),
        ("administrator", "people.change_officer", "province_head", False),
        ("administrator", "people.change_officer", "nobody", True),
        ("administrator", "people.reset_password", "handler", True),
        ("administrator", "people.reset_password", "administrator", False),
        ("administrator", "people.reset_password", "nobody", False),
        ("administrator", "people.reset_second_factor", "nobody", False),
        ("administrator", "people.reset_second_factor", "handler", True),
        ("administrator", "people.end_sessions", "handler", True),
        ("administrator", "people.end_sessions", "administrator", False),
        ("handler", "people.end_own_sessions", "handler", True),
        ("administrator", "people.end_own_sessions", "handler", False),
        ("province_administrator", "people.reset_password", "nobody", True),
        ("province_administrator", "people.recover", "administrator", False),
        ("province_administrator", "people.change_officer", "economics_handler", True),
        ("head", "people.change_officer", "handler", False),
        ("head", "people.view_officer", "handler", False),
        ("handler", "people.view_officer", "handler", True),
        ("handler", "people.set_own_ways", "handler", True),
        ("handler", "people.record_absence", "handler", True),
        ("handler", "people.record_absence", "head", False),
        ("administrator", "people.set_own_ways", "handler", False),
    ],
)
def test_an_account_belongs_to_who_administers_every_running_post(people, who, permission, whom, may):
    assert can(actor(getattr(people, who)), permission, OnDay(getattr(people, whom), TODAY)) is may


@pytest.mark.parametrize(
    ("who", "unit", "may"),
    [
        ("administrator", "economics", True),
        ("administrator", "province", False),
        ("administrator", "other_commune", False),
        ("head", "commune", False),
        ("province_administrator", "front", True),
    ],
)
def test_posts_are_given_and_ended_by_who_administers_the_unit(people, who, unit, may):
    for permission in ("people.give_post", "people.end_post"):
        assert can(actor(getattr(people, who)), permission, getattr(people, unit)) is may


def test_predicates_and_querysets_agree_on_every_officer_for_everyone(people):
    actors = [actor(getattr(people, who)) for who in WHO]
    for each in [*actors, actor(people.administrator, practice=True), STRANGER, service("set-up")]:
        officers = [OnDay(officer, TODAY) for officer in Officer.objects.all()]
        changed = {held.officer for held in officers if can(each, "people.change_officer", held)}
        assert set(administered_officers(each, TODAY)) == changed
        recovered = {held.officer for held in officers if can(each, "people.reset_password", held)}
        assert {one for one in recoverable_officers(each, TODAY) if one.pk != each.officer_id} == recovered
        own = {held.officer for held in officers if held.officer.pk == each.officer_id}
        seen = {held.officer for held in officers if can(each, "people.view_officer", held)}
        assert set(visible_officers(each, TODAY)) | own == seen


@pytest.mark.parametrize("permission", ["people.add_officer", "people.list_officers", "people.give_post"])
def test_practice_makes_no_accounts_and_gives_no_posts(people, permission):
    learner = actor(people.province_administrator, practice=True)
    assert not can(learner, permission, people.practice)
