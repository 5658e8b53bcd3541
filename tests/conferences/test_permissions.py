"""Who may do what to a conference, role by role; and lists agree with the single question, row by row."""

import pytest

from cast import actor, cast
from conferences.making import plan, site_of, with_sites
from thongsuot.conferences.models import Conference, Site
from thongsuot.conferences.permissions import sites_attended_by, units_to_plan_in, visible_to
from thongsuot.core.access import can
from thongsuot.people.models import Officer
from thongsuot.units.models import Unit

pytestmark = pytest.mark.django_db
# The commune holds it; its economics division and the other commune are its sites.
MAY = {
    "plan": "receptionist handler head",
    "view": "receptionist handler head publisher supervisor economics_handler economics_head elsewhere province_head",
    "run": "receptionist handler head",
    "chair": "head",
    "publish": "head publisher",
    "attend": "receptionist handler head elsewhere",  # of the site of the other commune
}


def actors(people) -> dict:
    officers = {name: one for name, one in vars(people).items() if isinstance(one, Officer)}
    return {name: actor(officer) for name, officer in officers.items()}


@pytest.fixture
def people():
    return cast()


@pytest.mark.parametrize("verb", MAY)
def test_each_permission_is_held_by_these_and_no_others(people, verb):
    thing = people.commune if verb == "plan" else with_sites(people)
    if verb == "attend":
        thing = site_of(thing, people.other_commune)
    holders = {name for name, who in actors(people).items() if can(who, f"conferences.{verb}", thing)}
    assert holders == set(MAY[verb].split())


def test_lists_agree_with_the_single_question(people):
    conference = with_sites(people)
    plan(people, "elsewhere", unit=people.other_commune)
    for name, who in actors(people).items():
        seen = {one for one in Conference.objects.all() if can(who, "conferences.view", one)}
        assert set(visible_to(who)) == seen, name
        attended = {site for site in Site.objects.all() if can(who, "conferences.attend", site)}
        assert set(sites_attended_by(who, conference)) == attended, name
        planned = {unit for unit in Unit.objects.all() if can(who, "conferences.plan", unit)}
        assert set(units_to_plan_in(who)) == planned, name


def test_a_site_that_was_dropped_shows_the_conference_no_more(people):
    conference = with_sites(people)
    Site.objects.filter(conference=conference, unit=people.other_commune).update(state="dropped")
    assert not visible_to(actor(people.elsewhere)).exists()
    assert not can(actor(people.elsewhere), "conferences.view", conference)
