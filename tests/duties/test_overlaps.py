"""The same matter, the same place, two units: found by neutral keys, decided by an officer, the decision recorded."""

from datetime import date
from itertools import product

import pytest

from cast import actor, cast
from duties.making import AT, START, SYSTEM, make_duty
from thongsuot.core.access import can
from thongsuot.core.errors import NotAllowedNow, NotFound
from thongsuot.core.ids import new_id
from thongsuot.core.refs import Ref
from thongsuot.duties import actions, queries
from thongsuot.duties.models import MatterKey, Overlap
from thongsuot.duties.permissions import overlaps_seen_by
from thongsuot.ledger.queries import verify_act

pytestmark = pytest.mark.django_db
BY = {"actor": SYSTEM, "at": AT}


@pytest.fixture
def people():
    return cast()


def matter(people, unit, *, topic="moi-truong.rac", place=None, day=START, **more):
    about = Ref("case", new_id())
    duty = make_duty(unit, about=about, **more)
    place = place or people.commune_place
    actions.key_matter(about=about, topic=topic, place_id=place.pk, day=day, practice=duty.practice)
    return duty


def find():
    while actions.find_overlaps_batch(limit=2):
        pass
    return Overlap.objects.all()


def test_the_same_topic_and_place_with_two_units_is_found_once(people):
    first, second = matter(people, people.economics), matter(people, people.agriculture, day=date(2026, 8, 9))
    [overlap] = find()
    find()
    assert {overlap.first_id, overlap.second_id} == {first.pk, second.pk}
    assert (overlap.days_apart, overlap.state, Overlap.objects.count()) == (6, "open", 1)


@pytest.mark.parametrize(
    "more",
    [{"topic": "giao-thong"}, {"day": date(2026, 9, 3)}, {"practice": True}],
    ids=["another topic", "too far apart", "practice"],
)
def test_what_differs_is_no_overlap(people, more):
    matter(people, people.economics)
    matter(people, people.agriculture, **more)
    assert not find().exists()


def test_neither_another_place_nor_the_same_unit_is_an_overlap(people):
    matter(people, people.economics)
    matter(people, people.economics)
    matter(people, people.other_economics, place=people.other_place)
    assert not find().exists()


def test_a_matter_that_has_ended_is_not_compared_and_one_that_ends_is_shown_no_more(people):
    done = matter(people, people.economics)
    actions.meet(duty=done, on=START, **BY)
    matter(people, people.agriculture)
    assert not find().exists()
    third = matter(people, people.economics)
    assert find().count() == 1
    actions.meet(duty=third, on=START, **BY)
    assert not queries.overlaps(actor(people.province_head)).exists()


def test_handing_a_matter_to_another_unit_is_compared_anew(people):
    first, _second = matter(people, people.economics), matter(people, people.economics)
    find()
    actions.hand_over(duty=first, unit_id=people.office.pk, on=START, **BY)
    assert find().count() == 1


def test_of_many_alike_the_nearest_few_are_shown(people):
    for day in range(1, 15):
        matter(people, people.agriculture, day=date(2026, 8, day))
    find()
    mine = matter(people, people.economics, day=date(2026, 8, 14))
    find()
    pairs = Overlap.objects.filter(first=mine) | Overlap.objects.filter(second=mine)
    assert sorted(pair.days_apart for pair in pairs) == [0, 1, 2, 3, 4]


def test_a_matter_without_topic_or_place_has_no_key_and_a_sealed_one_loses_it(people):
    first, _second = matter(people, people.economics), matter(people, people.agriculture)
    find()
    actions.forget_matter(about=Ref.parse(first.about_ref))
    assert (MatterKey.objects.count(), Overlap.objects.count()) == (1, 0)
    actions.key_matter(about=Ref.parse(_second.about_ref), topic="", place_id=None, day=START)
    assert not MatterKey.objects.exists()


SEES = ["head", "supervisor", "province_head", "economics_head", "economics_handler", "elsewhere", "administrator"]


def test_only_who_oversees_both_units_is_shown_the_pair_and_list_and_permission_agree(people):
    matter(people, people.economics)
    matter(people, people.office)
    matter(people, people.agriculture)
    find()
    seen = {who: {overlap.pk for overlap in queries.overlaps(actor(getattr(people, who)))} for who in SEES}
    assert len(seen["province_head"]) == 3
    assert len(seen["head"]) == 1
    assert not seen["economics_head"]
    for who, overlap in product(SEES, Overlap.objects.select_related("first", "second")):
        someone = actor(getattr(people, who))
        listed = overlaps_seen_by(someone).filter(pk=overlap.pk).exists()
        assert listed == can(someone, "duties.tell_apart", overlap)


@pytest.mark.parametrize("same, state", [(True, "same"), (False, "different")])
def test_the_decision_is_recorded_with_its_entry_and_is_made_once(people, same, state):
    matter(people, people.economics)
    matter(people, people.office)
    overlap = find().get()
    who = {"actor": actor(people.head), "on": START, "at": AT}
    done = actions.tell_apart(overlap_id=overlap.pk, same=same, **who)
    act = {"first": done.first_ref, "second": done.second_ref, "state": state, "on": "2026-08-03"}
    assert (done.state, done.decided_by_ref) == (state, f"officer:{people.head.pk}")
    assert verify_act(act, done.key, done.entry)
    with pytest.raises(NotAllowedNow):
        actions.tell_apart(overlap_id=overlap.pk, same=not same, **who)
    MatterKey.objects.update(checked=False)
    assert find().get().state == state


def test_who_oversees_but_one_of_them_finds_nothing(people):
    matter(people, people.economics)
    matter(people, people.office)
    overlap = find().get()
    with pytest.raises(NotFound):
        actions.tell_apart(overlap_id=overlap.pk, same=True, actor=actor(people.economics_head), on=START, at=AT)
