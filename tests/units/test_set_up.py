"""Laying out a province and a commune from the templates."""

from datetime import UTC, date, datetime

import pytest

from cast import make_place
from thongsuot.core.actors import service
from thongsuot.core.errors import Invalid
from thongsuot.language.topics import topics
from thongsuot.units import actions, drafts, queries
from thongsuot.units.models import Unit

AT = datetime(2026, 7, 15, 2, 0, tzinfo=UTC)
ON = date(2025, 7, 1)
WHEN = {"on": ON, "actor": service("set-up"), "at": AT}


@pytest.fixture
def lam_dong(db):
    province = make_place("Lâm Đồng", level="province", code="68", kind="Tỉnh")
    make_place("Đơn Dương", code="24931", parent=province)
    make_place("Lang Biang - Đà Lạt", code="24769", kind="Phường", parent=province)
    return actions.set_up_province("68", **WHEN)


def test_a_province_has_its_committee_departments_party_front_and_communes(lam_dong):
    assert lam_dong["68-ubnd"].name == "Ủy ban nhân dân tỉnh Lâm Đồng"
    assert lam_dong["68-btgdv"].name == "Ban Tuyên giáo và Dân vận Tỉnh ủy Lâm Đồng"
    assert lam_dong["24931-ubnd"].parent == lam_dong["68-ubnd"]
    assert lam_dong["24931-mttq"].parent == lam_dong["68-mttq"]
    assert lam_dong["68-bhxh"].outside


def test_the_division_is_named_by_the_kind_of_commune(lam_dong):
    assert lam_dong["24931-kt"].name == "Phòng Kinh tế xã Đơn Dương"
    assert lam_dong["24769-kt"].name == "Phòng Kinh tế, Hạ tầng và Đô thị phường Lang Biang - Đà Lạt"


def test_the_closure_is_complete(lam_dong):
    below = Unit.objects.filter(pk__in=queries.descendants([lam_dong["68-ubnd"].pk]))
    assert lam_dong["24931-kt"] in below
    assert [unit.code for unit in queries.ancestors(lam_dong["24931-kt"].pk)] == ["24931-ubnd", "68-ubnd"]


def test_setting_up_again_makes_nothing_new(lam_dong):
    count = Unit.objects.count()
    actions.set_up_province("68", **WHEN)
    assert Unit.objects.count() == count


@pytest.mark.parametrize(
    ("topic", "code"),
    [
        ("environment.waste", "24931-kt"),
        ("order.theft", "24931-ca"),
        ("health.food", "24931-vhxh"),
        ("health.care", "24931-tyt"),
        ("administration.procedure", "24931-hcc"),
        ("utilities.power", "68-dien"),
        ("health.insurance", "68-bhxh"),
        ("democracy.contribution", "24931-vp"),
    ],
)
def test_each_topic_goes_to_the_unit_that_acts_on_it(lam_dong, topic, code):
    place = lam_dong["24931-ubnd"].place_id
    assert queries.competent_unit(topic, "feedback", place, date(2026, 7, 15))[0].unit.code == code


def test_no_topic_is_left_to_nobody_and_none_to_two_equals(lam_dong):
    place = lam_dong["24931-ubnd"].place_id
    assert queries.holes(place, [topic.code for topic in topics()], ON) == []
    assert queries.overlaps(place, ON) == []


def test_a_province_that_does_not_exist_on_the_day_is_refused(lam_dong):
    with pytest.raises(Invalid):
        actions.set_up_province("99", **WHEN)


def test_a_commune_may_stand_alone(db):
    province = make_place("Lâm Đồng", level="province", code="68", kind="Tỉnh")
    make_place("Đơn Dương", code="24931", parent=province)
    units = actions.set_up_commune("24931", **WHEN)
    assert units["24931-ubnd"].parent is None
    assert units["24931-kt"].parent == units["24931-ubnd"]


def test_the_centre_is_outside_and_made_once(db):
    units = actions.set_up_outside(actor=service("set-up"), at=AT)
    assert units["bo-xd"].outside
    assert actions.set_up_outside(actor=service("set-up"), at=AT).keys() == units.keys()


def test_every_template_names_a_known_kind_and_known_topics():
    known = {topic.code for topic in topics()} | {""}
    rows = drafts.province_drafts("68", "Tỉnh", "Lâm Đồng") + drafts.outside_drafts()
    for kind in ("Xã", "Phường", "Đặc khu"):
        rows += drafts.commune_drafts("24931", kind, "Đơn Dương", "68")
    for row in rows:
        assert row.kind in Unit.Kind.values
        assert set(row.topics) <= known
