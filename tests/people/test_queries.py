"""Who acts on a day: posts, deputies, absence, practice, lists by given name."""

from datetime import date

import pytest

from cast import TODAY, actor, cast, make_officer, make_post, make_unit
from thongsuot.core.actors import ROLES
from thongsuot.people import queries
from thongsuot.people.models import Absence, Officer
from thongsuot.units.models import Unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    return cast()


def test_an_officer_acts_by_the_posts_of_the_day(people):
    receptionist = actor(people.receptionist)
    assert receptionist.ref == f"officer:{people.receptionist.pk}"
    assert receptionist.holds("receptionist", people.commune.pk)
    assert not receptionist.holds("receptionist", people.other_commune.pk)


@pytest.mark.parametrize(
    ("on", "held"),
    [(date(2025, 12, 31), False), (date(2026, 1, 1), True), (date(2026, 1, 31), True), (date(2026, 2, 1), False)],
    ids=["the day before", "the first day", "the last day", "the day it ends"],
)
def test_a_post_counts_from_its_first_day_to_the_day_before_it_ends(people, on, held):
    make_post(people.nobody, people.commune, "publisher", since=date(2026, 1, 1), until=date(2026, 2, 1))
    assert actor(people.nobody, on=on).holds("publisher", people.commune.pk) is held


def test_an_officer_without_posts_is_an_actor_without_units(people):
    assert actor(people.nobody).unit_ids == frozenset()


def test_an_inactive_officer_holds_nothing(people):
    people.head.is_active = False
    assert actor(people.head).posts == ()


def test_a_deputy_does_not_act_while_the_head_is_present(people):
    assert not actor(people.deputy).holds("head", people.commune.pk)


@pytest.mark.parametrize(
    ("first", "last", "acts"),
    [
        (date(2026, 7, 15), date(2026, 7, 15), True),
        (date(2026, 7, 1), date(2026, 7, 14), False),
        (date(2026, 7, 16), date(2026, 7, 20), False),
    ],
    ids=["away today", "back since yesterday", "leaves tomorrow"],
)
def test_a_deputy_acts_exactly_on_the_days_the_head_is_away(people, first, last, acts):
    Absence.objects.create(officer=people.head, first_day=first, last_day=last)
    assert actor(people.deputy).holds("head", people.commune.pk) is acts


def test_a_deputy_acts_where_no_head_is_in_post(people):
    people.head.posts.update(valid_until=TODAY)
    assert actor(people.deputy).holds("head", people.commune.pk)


def test_a_deputy_acts_where_the_head_can_no_longer_sign_in(people):
    Officer.objects.filter(pk=people.head.pk).update(is_active=False)
    assert actor(people.deputy).holds("head", people.commune.pk)


def test_a_second_head_keeps_the_deputy_from_acting(people):
    Absence.objects.create(officer=people.head, first_day=TODAY, last_day=TODAY)
    make_post(people.nobody, people.commune, "head")
    assert not actor(people.deputy).holds("head", people.commune.pk)


def test_in_practice_mode_all_roles_are_held_in_the_practice_unit_alone(people):
    learner = actor(people.nobody, practice=True)
    assert learner.practice
    assert {(post.unit_id, post.role) for post in learner.posts} == {(people.practice.pk, role) for role in ROLES}


def test_who_acts_is_read_with_two_queries_at_most(people, django_assert_max_num_queries):
    with django_assert_max_num_queries(2):
        actor(people.deputy)


def test_the_heads_of_a_unit_are_those_present(people):
    assert queries.heads_of(people.commune.pk, TODAY) == [people.head]


def test_the_deputy_answers_for_a_unit_whose_head_is_away(people):
    Absence.objects.create(officer=people.head, first_day=TODAY, last_day=TODAY)
    assert queries.heads_of(people.commune.pk, TODAY) == [people.deputy]


def test_an_absent_head_still_answers_where_every_deputy_is_away_too(people):
    for officer in (people.head, people.deputy):
        Absence.objects.create(officer=officer, first_day=TODAY, last_day=TODAY)
    assert queries.heads_of(people.commune.pk, TODAY) == [people.head]


def test_many_units_at_once_have_the_heads_and_officers_that_each_has_alone(people, django_assert_num_queries):
    former = make_unit("Ủy ban nhân dân xã cũ", heir=people.commune, valid_until=TODAY)
    headless = make_unit("Tổ không người")
    away = make_officer("Người đi vắng")
    for unit, officer, role in (
        (people.economics, people.head, "handler"),
        (headless, away, "head"),
        (former, make_officer("Người đã thôi", is_active=False), "head"),
    ):
        make_post(officer, unit, role)
    Absence.objects.create(officer=away, first_day=TODAY, last_day=TODAY)
    Absence.objects.create(officer=people.province_head, first_day=TODAY, last_day=TODAY)
    units = [unit.pk for unit in Unit.objects.all()]
    with django_assert_num_queries(5):
        heads, there = queries.heads_of_each(units, TODAY), queries.present_of_each(units, TODAY)
    assert heads[former.pk] == [people.head] and heads[headless.pk] == [away] and not there[headless.pk]
    for unit in units:
        assert heads[unit] == queries.heads_of(unit, TODAY)
        here = queries.officers_of(unit, None, TODAY).filter(pk__in=queries.present(TODAY))
        assert there[unit] == set(here.values_list("pk", flat=True))


def test_officers_of_a_unit_are_listed_by_given_name(people):
    names = [officer.full_name for officer in queries.officers_of(people.commune.pk, None, TODAY)]
    assert names == [
        "Trần Văn Hậu",
        "Nguyễn Thị Hiên",
        "K'Brèm",
        "Cao Văn Phó",
        "Đỗ Minh Quân",
        "Phạm Thu Trang",
    ]


def test_officers_are_found_by_the_beginnings_of_their_words_without_marks(people):
    make_officer("Trần Thị Hậu Giang", username="hau-giang")
    found = queries.search_officers(Officer.objects.all(), "tran hau")
    assert [officer.full_name for officer in found] == ["Trần Thị Hậu Giang", "Trần Văn Hậu"]


def test_more_than_one_head_is_counted(people):
    make_post(people.nobody, people.commune, "head")
    assert queries.head_count(people.commune.pk, TODAY) == 2
