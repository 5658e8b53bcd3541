"""Where the text says it happened: told beside the counter's form, one step to take, first for the own province."""

import pytest

from cases.desk import set_day, text
from cast import cast
from lives import DAY, Life
from thongsuot.cases.forms.fields import PlaceField
from thongsuot.cases.queries.whereabouts import LEVELS, RULES, by_level, level_for, places_for
from thongsuot.language import competence
from thongsuot.units.models import Place
from thongsuot.units.places import full_name
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


@pytest.fixture
def dumped(people):
    return Life(people, text=DUMP).case


def page_of(counter, case, slug, **typed):
    address = f"/ban-lam-viec/vu-viec/{case.pk}/{slug}/"
    return text(counter.post(address, {"revision": case.revision} | typed) if typed else counter.get(address))


@pytest.mark.parametrize("slug", ["phan-loai", "sua-ghi-nham"])
def test_who_screens_or_corrects_is_offered_the_place_and_takes_it_in_one_step(counter, dumped, slug):
    page = page_of(counter, dumped, slug)
    assert 'value="place=Xã Đơn Dương, Tỉnh Lâm Đồng"' in page and "“thị trấn Thạnh Mỹ, huyện Đơn Dương”" in page
    page = page_of(counter, dumped, slug, xem="place=Xã Đơn Dương, Tỉnh Lâm Đồng", title="Xe đá phá đường", place="")
    assert 'name="place" value="Xã Đơn Dương, Tỉnh Lâm Đồng"' in page and "Xe đá phá đường" in page
    assert 'value="place=' not in page


def test_the_place_that_stands_is_shown_in_full_and_stays_where_it_is_left(counter, people):
    case = Life(people, text=DUMP, place_id=people.commune_place.pk).case
    page = page_of(counter, case, "phan-loai")
    assert 'name="place" value="Xã Đơn Dương, Tỉnh Lâm Đồng"' in page and 'value="place=' not in page
    typed = {"kind": "feedback", "topic": "transport", "title": "Xe đá", "items": "Sửa đường"}
    page_of(counter, case, "phan-loai", place="Xã Đơn Dương, Tỉnh Lâm Đồng", **typed)
    case.refresh_from_db()
    assert (case.state, case.place) == ("screened", people.commune_place)


def test_a_name_left_as_it_is_means_the_place_that_stands_whatever_else_is_called_so(people):
    field, place = PlaceField(), Place(kind="Xã", name="Không Ai Biết", level="commune")
    field.standing = place
    assert field.clean(full_name(place)) is place


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
