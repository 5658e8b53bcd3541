"""Choosing a unit by typing: with or without marks, by raw keystrokes, by names that are no more."""

from datetime import date

import pytest

from cast import TODAY, cast, make_place, make_unit
from thongsuot.units.choosing import exactly, find_units
from thongsuot.units.forms import MoveForm
from thongsuot.units.models import PlaceSuccession, Unit, UnitSuccession

pytestmark = pytest.mark.django_db
MERGED = date(2026, 3, 1)


@pytest.fixture
def people():
    return cast()


def names(text) -> list[str]:
    return [hit.unit.name for hit in find_units(text, TODAY)]


@pytest.mark.parametrize("typed", ["phòng kinh tế đơn dương", "phong kinh te don duong", "PHONG KT DON", "24931-kt"])
def test_a_unit_is_found_with_and_without_marks(people, typed):
    Unit.objects.filter(pk=people.economics.pk).update(search_key="phong kinh te xa don duong 24931 kt")
    assert names(typed) == ["Phòng Kinh tế xã Đơn Dương"]


def test_raw_telex_is_read_as_it_was_meant(people):
    assert names("phofng kinh tees xax ddown duwowng") == ["Phòng Kinh tế xã Đơn Dương"]


def test_a_unit_that_ended_leads_to_who_has_its_matters(people):
    gone = make_unit("Phòng Tài chính huyện Cũ", code="cu-tc", parent=people.economics, valid_until=MERGED)
    Unit.objects.filter(pk=gone.pk).update(heir=people.economics)
    UnitSuccession.objects.create(former=gone, successor=people.other_economics, on=MERGED)
    found = {(hit.unit.code, hit.former) for hit in find_units("tai chinh huyen cu", TODAY)}
    assert found == {("24931-kt", gone.name), ("24934-kt", gone.name)}


def test_a_place_merged_away_leads_to_the_committee_there_now(people):
    town = make_place("Thạnh Mỹ", code="24928", kind="Thị trấn", until=date(2025, 7, 1), since=None)
    PlaceSuccession.objects.create(former=town, successor=people.commune_place, on=date(2025, 7, 1), whole=True)
    (hit,) = find_units("UBND thị trấn Thạnh Mỹ", TODAY)
    assert (hit.unit, hit.former) == (people.commune, "Thị trấn Thạnh Mỹ")


def test_as_many_as_asked_and_no_more(people):
    assert len(find_units("xa", TODAY, limit=3)) == 3
    assert find_units("", TODAY) == [] and find_units("không có đâu", TODAY) == []


@pytest.mark.parametrize(("text", "code"), [("24931-KT", "24931-kt"), ("Phòng X (24931-kt)", "24931-kt"), ("X", None)])
def test_a_code_names_one_unit_beyond_doubt(people, text, code):
    found = exactly(text, TODAY)
    assert (found.code if found else None) == code


def test_without_scripts_a_form_offers_what_matches_and_takes_the_choice(client, people):
    client.force_login(people.province_administrator)
    url = f"/ban-lam-viec/quan-tri/don-vi/{people.one_stop.pk}/chuyen/"
    answer = client.post(url, {"parent": "van phong", "on": "1/7/2026"})
    page = answer.content.decode()
    assert answer.status_code == 422 and 'value="24931-vp"' in page and 'value="24934-vp"' in page
    form = MoveForm({"parent": ["van phong", "24931-vp"][-1], "on": "1/7/2026"})
    assert form.is_valid() and form.cleaned_data["parent"] == people.office.pk


def test_the_list_under_the_input_names_code_and_former_name(client, people):
    client.force_login(people.handler)
    page = client.get("/ban-lam-viec/quan-tri/don-vi/goi-y/", {"q": "kinh te ka do", "o": "id_unit_list"})
    assert 'data-value="Phòng Kinh tế xã Ka Đô (24934-kt)"' in page.content.decode()
    assert 'id="id_unit_list-1"' in page.content.decode()
