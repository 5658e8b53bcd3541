"""Where the text says it happened: told beside the counter's form, one step to take, first for the own province."""

import pytest

from cases.desk import set_day, text
from cast import cast
from lives import DAY
from thongsuot.cases.forms.fields import PlaceField
from thongsuot.cases.queries.whereabouts import LEVELS, RULES, by_level, level_for, places_for
from thongsuot.language import competence
from thongsuot.units.queries import competent_unit

pytestmark = pytest.mark.django_db
HINTS, NEW = "/ban-lam-viec/tiep-nhan/moi/goi-y/", "/ban-lam-viec/tiep-nhan/moi/"
DUMP = "Từ thị trấn Thạnh Mỹ, huyện Đơn Dương vào xóm tôi, xe đá chạy làm hỏng hết mặt đường, đề nghị xã sửa."


@pytest.fixture(autouse=True)
def present_day(monkeypatch):
    set_day(monkeypatch, DAY)


@pytest.fixture
def people():
    return cast()


@pytest.fixture
def counter(client, people):
    client.force_login(people.receptionist)
    return client


def test_a_place_that_the_text_names_is_told_with_its_words_and_what_it_was(counter, people):
    page = text(counter.post(HINTS, {"text": DUMP, "kind": "feedback"}))
    assert "Xã Đơn Dương, Tỉnh Lâm Đồng" in page
    assert "“thị trấn Thạnh Mỹ, huyện Đơn Dương”" in page
    assert "trước là Thị trấn Thạnh Mỹ, Huyện Đơn Dương, Tỉnh Lâm Đồng" in page
    assert 'value="place=Xã Đơn Dương, Tỉnh Lâm Đồng"' in page


def test_one_step_takes_it_and_then_it_is_told_no_more(counter, people):
    page = text(counter.post(NEW, {"text": DUMP, "kind": "feedback", "xem": "place=Xã Đơn Dương, Tỉnh Lâm Đồng"}))
    assert 'value="Xã Đơn Dương, Tỉnh Lâm Đồng"' in page
    assert 'value="place=' not in page
    assert PlaceField().clean("Xã Đơn Dương, Tỉnh Lâm Đồng") == people.commune_place


def test_a_place_that_was_typed_is_not_asked_again(counter, people):
    page = text(counter.post(HINTS, {"text": DUMP, "kind": "feedback", "place": "Ka Đô"}))
    assert 'value="place=' not in page


def test_a_text_without_a_place_is_told_none(counter, people):
    assert places_for("Đường hỏng quá, sống không nổi.", DAY) == []


def test_the_level_is_told_with_the_law_where_the_law_decides(counter, people):
    page = text(counter.post(HINTS, {"text": "Tôi khiếu nại lần hai về việc thu hồi đất.", "kind": "complaint"}))
    assert "Cấp giải quyết: cấp tỉnh" in page and "Luật Khiếu nại, Điều 7" in page and "khiếu nại lần hai" in page


def test_every_level_and_rule_has_its_words():
    assert set(LEVELS) == set(competence.LEVELS)
    assert set(RULES) == {rule.name for rule in competence.RULES}


def test_units_of_the_level_suggested_stand_first(people):
    units = competent_unit("environment", "feedback", people.commune_place.pk, DAY)
    level = level_for("Kiến nghị Chính phủ giảm thuế.", "", "petition")
    assert by_level(units, level) == units  # none is of the central level
    assert by_level(units, None) == units
