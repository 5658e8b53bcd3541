"""Who may do what to a promise, role by role; and lists agree with the single question, row by row."""

import pytest

from cast import actor, cast
from commitments.making import SAID, make, promised
from lives import moment
from thongsuot.commitments import actions
from thongsuot.commitments.models import Commitment
from thongsuot.commitments.permissions import units_to_make_in, visible_to
from thongsuot.core.access import can
from thongsuot.people.models import Officer
from thongsuot.units.models import Unit

pytestmark = pytest.mark.django_db
# The commune promised; one officer of its economics division keeps it.
MAY = {
    "view": "receptionist handler head publisher supervisor economics_handler economics_head province_head",
    "make": "receptionist handler head supervisor province_head",
    "renew": "head economics_head",
    "hand_over": "head economics_head",
    "keep": "economics_handler economics_head",
    "judge": "head supervisor province_head",
    "correct": "head supervisor province_head",
    "publish": "head publisher economics_head",
}


def actors(people) -> dict:
    officers = {name: one for name, one in vars(people).items() if isinstance(one, Officer)}
    return {name: actor(officer) for name, officer in officers.items()}


@pytest.fixture
def people():
    return cast()


@pytest.mark.parametrize("verb", MAY)
def test_each_permission_is_held_by_these_and_no_others(people, verb):
    thing = people.commune if verb == "make" else make(people)
    holders = {name for name, who in actors(people).items() if can(who, f"commitments.{verb}", thing)}
    assert holders == set(MAY[verb].split())


def test_nobody_judges_what_they_keep_themselves(people):
    commitment = make(people, holder_unit_id=people.commune.pk, holder_officer_id=people.head.pk)
    assert not can(actor(people.head), "commitments.judge", commitment)
    assert can(actor(people.province_head), "commitments.judge", commitment)


def test_the_head_of_the_unit_itself_does_not_judge_it(people):
    commitment = make(people, holder_unit_id=people.commune.pk, holder_officer_id=None)
    assert not can(actor(people.head), "commitments.judge", commitment)


def test_lists_agree_with_the_single_question_row_by_row(people):
    for changes in ({}, {"holder_unit_id": None, "holder_officer_id": None}, {"holder_officer_id": None}):
        make(people, **changes)
    elsewhere = promised(text="Xã Ka Đô sẽ làm đường.")
    actions.make(unit_id=people.other_commune.pk, promised=elsewhere, actor=actor(people.elsewhere), **moment(SAID))
    practising = actor(people.handler, practice=True)
    actions.make(unit_id=people.practice.pk, promised=promised(), actor=practising, **moment(SAID))
    for who in (*actors(people).values(), practising):
        single = {one.pk for one in Commitment.objects.all() if can(who, "commitments.view", one)}
        assert set(visible_to(who).values_list("pk", flat=True)) == single
        units = {unit.pk for unit in Unit.objects.filter(outside=False) if can(who, "commitments.make", unit)}
        assert set(units_to_make_in(who).values_list("pk", flat=True)) == units
