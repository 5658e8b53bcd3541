"""The installation, the tree by its closure, competence, search."""

from datetime import date

import pytest

from cast import TODAY, cast, make_competence, make_unit
from thongsuot.units import queries
from thongsuot.units.models import Installation, Unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    return cast()


def test_before_set_up_the_installation_is_an_empty_one():
    queries.forget_installation()
    assert queries.installation().code_prefix == "0000"
    assert queries.installation().root_unit_id is None


def test_the_installation_is_read_once_and_then_remembered(people, django_assert_num_queries):
    assert queries.installation().code_prefix == "4715"
    with django_assert_num_queries(0):
        queries.installation()


def test_a_forgotten_installation_is_read_afresh(people):
    queries.installation()
    Installation.objects.update(name_vi="Tỉnh khác")
    queries.forget_installation()
    assert queries.installation().name_vi == "Tỉnh khác"


def test_descendants_hold_the_unit_itself_and_all_below(people):
    below = Unit.objects.filter(pk__in=queries.descendants([people.commune.pk]))
    assert set(below) == {people.commune, people.office, people.economics, people.one_stop}


def test_ancestors_come_nearest_first(people):
    assert list(queries.ancestors(people.economics.pk)) == [people.commune, people.province]


@pytest.mark.parametrize(
    ("one", "other", "common"),
    [
        ("economics", "office", "commune"),
        ("economics", "other_office", "province"),
        ("economics", "commune", "commune"),
        ("economics", "ministry", None),
    ],
)
def test_the_common_parent_is_the_lowest_unit_above_both(people, one, other, common):
    found = queries.common_parent(getattr(people, one).pk, getattr(people, other).pk)
    assert found == (getattr(people, common) if common else None)


def test_children_say_whether_they_can_be_opened(people):
    below = {unit.name: unit.has_children for unit in queries.children(people.province, TODAY)}
    assert below["Ủy ban nhân dân xã Đơn Dương"] is True
    assert below["Sở Y tế tỉnh Lâm Đồng"] is False


def test_a_unit_not_yet_or_no_longer_in_being_is_no_child(people):
    make_unit("Ban cũ", parent=people.commune, valid_from=date(2020, 1, 1), valid_until=date(2026, 7, 15))
    make_unit("Ban mới", parent=people.commune, valid_from=date(2026, 7, 16))
    assert {unit.name for unit in queries.children(people.commune, TODAY)}.isdisjoint({"Ban cũ", "Ban mới"})


@pytest.mark.parametrize("text", ["phong kinh te don duong", "Phòng Kinh tế Đơn Dương", "kinh te don", "24931-kt"])
def test_a_unit_is_found_by_the_beginnings_of_its_words(people, text):
    assert queries.search_units(text) == [people.economics]


@pytest.mark.parametrize("text", ["", "  ", "& | !", "'; drop table"])
def test_a_search_for_nothing_finds_nothing(people, text):
    assert queries.search_units(text) == []


def test_a_search_may_stay_below_given_units(people):
    assert queries.search_units("kinh te", within=[people.other_commune.pk]) == [people.other_economics]


def test_names_that_start_so_come_first(people):
    make_unit("Đội Kinh tế mới", parent=people.commune)
    make_unit("Kinh tế đối ngoại", parent=people.commune)
    assert queries.search_units("kinh te")[0].name == "Kinh tế đối ngoại"


def test_the_commune_division_is_competent_before_the_department(people):
    found = queries.competent_unit("environment.waste", "feedback", people.commune_place.pk, TODAY)
    assert [each.unit for each in found] == [
        people.economics,
        people.agriculture,
        people.office,
        people.province_office,
    ]


def test_a_candidate_says_why(people):
    first = queries.competent_unit("environment.waste", "", people.commune_place.pk, TODAY)[0]
    assert first.reason == "Phòng Kinh tế xã Đơn Dương phụ trách Môi trường tại Xã Đơn Dương."


def test_a_topic_nobody_was_given_goes_to_who_has_all_the_rest(people):
    found = queries.competent_unit("education.fees", "", people.commune_place.pk, TODAY)
    assert found[0].unit == people.office


def test_a_competence_counts_only_on_its_days(people):
    make_competence(
        people.one_stop,
        "environment.waste",
        place=people.commune_place,
        since=date(2026, 1, 1),
        until=date(2026, 7, 15),
    )
    before = queries.competent_unit("environment.waste", "", people.commune_place.pk, date(2026, 7, 14))
    after = queries.competent_unit("environment.waste", "", people.commune_place.pk, TODAY)
    assert before[0].unit == people.one_stop
    assert after[0].unit == people.economics


def test_an_abolished_unit_is_no_longer_competent(people):
    Unit.objects.filter(pk=people.economics.pk).update(valid_until=TODAY)
    found = queries.competent_unit("environment.waste", "", people.commune_place.pk, TODAY)
    assert found[0].unit == people.agriculture


def test_without_a_place_only_competence_without_place_counts(people):
    make_competence(people.ministry, "construction")
    found = queries.competent_unit("construction.permit", "", None, TODAY)
    assert [each.unit for each in found] == [people.ministry]


def test_two_units_with_the_very_same_competence_overlap(people):
    row = make_competence(people.one_stop, "environment", place=people.commune_place)
    topic, kind, rows = queries.overlaps(people.commune_place.pk, TODAY)[0]
    assert (topic, kind) == ("environment", "")
    assert {each.unit for each in rows} == {people.economics, row.unit}


def test_topics_nobody_has_are_holes(people):
    people.office.competences.all().delete()
    people.province_office.competences.all().delete()
    found = queries.holes(people.commune_place.pk, ["environment.waste", "education.fees"], TODAY)
    assert found == ["education.fees"]
