"""The tables of places: complete, equal to their source, loaded once; names of today and of before."""

import sqlite3
from datetime import UTC, date, datetime
from importlib.metadata import distribution

import pytest
from django.db import transaction

from thongsuot.core.actors import STRANGER, service
from thongsuot.core.errors import Refused
from thongsuot.language.places import build, tables
from thongsuot.ledger.models import Entry
from thongsuot.units import actions, places
from thongsuot.units.models import Place, PlaceSuccession

AT = datetime(2026, 7, 15, 2, 0, tzinfo=UTC)
ON = date(2026, 7, 15)
BEFORE = date(2025, 6, 30)


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker):
    """The whole country, loaded once for this file and taken away again."""
    with django_db_blocker.unblock(), transaction.atomic():
        actions.load_places(actor=service("set-up"), at=AT)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def country(loaded, db):
    return None


@pytest.mark.parametrize(
    ("level", "on", "count"),
    [
        ("province", ON, 34),
        ("commune", ON, 3321),
        ("district", ON, 0),
        ("province", BEFORE, 63),
        ("district", BEFORE, 696),
        ("commune", BEFORE, 10035),
    ],
)
def test_every_place_of_now_and_before_is_there(country, level, on, count):
    assert places.standing_places(on, level).count() == count


@pytest.mark.parametrize(("kind", "count"), [("Xã", 2621), ("Phường", 687), ("Đặc khu", 13)])
def test_the_kinds_of_communes_add_up(country, kind, count):
    assert places.standing_places(ON, "commune").filter(kind=kind).count() == count


def test_the_committed_tables_are_what_the_package_holds():
    rows, present, former = build.places()
    links = build.successions(present, former, {row[0]: row[5] for row in rows})
    assert [tuple(row.values()) for row in tables.places()] == sorted(rows)
    assert [tuple(row.values()) for row in tables.successions()] == sorted((a, b, str(whole)) for a, b, whole in links)


def test_every_present_commune_carries_the_name_code_and_province_of_the_package(country):
    path = distribution("vietnamadminunits").locate_file("vietnamadminunits/data/dataset.db")
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as source:
        expected = set(source.execute("SELECT wardCode, ward, province FROM admin_units"))
    communes = places.standing_places(ON, "commune").select_related("parent")
    assert {(each.code, str(each), str(each.parent)) for each in communes} == expected


def test_loading_again_changes_nothing(country):
    assert actions.load_places(actor=service("set-up"), at=AT) == 0
    assert Entry.objects.filter(verb="units.load_places").count() == 1


def test_only_set_up_loads_places(db):
    with pytest.raises(Refused):
        actions.load_places(actor=STRANGER, at=AT)


def test_every_former_place_has_a_successor_of_its_own_level(country):
    gone = Place.objects.filter(valid_until__isnull=False)
    assert not gone.filter(successions=None).exists()


def test_a_place_in_being_is_its_own_successor(country):
    place = Place.objects.get(code="24931", level="commune", valid_until=None)
    assert [hit.place for hit in places.successors(place, ON)] == [place]


def test_a_commune_merged_away_leads_to_the_one_it_became(country):
    former = Place.objects.get(name="Lạc Lâm", parent__name="Đơn Dương")
    (hit,) = places.successors(former, ON)
    assert (str(hit.place), hit.whole) == ("Xã Ka Đô", True) or str(hit.place) == "Xã Đơn Dương"


def test_a_split_ward_offers_each_of_its_candidates(country):
    split = PlaceSuccession.objects.filter(whole=False, former__level="commune").first().former
    hits = places.successors(split, ON)
    assert len(hits) > 1
    assert not any(hit.whole for hit in hits)


def test_a_place_is_found_by_its_name_without_marks_and_its_own_name_comes_first(country):
    assert str(places.search_places("don duong", ON)[0].place) == "Xã Đơn Dương"


def test_a_former_name_leads_to_the_place_of_today(country):
    hits = places.search_places("xã Thạnh Mỹ huyện Đơn Dương", ON) or places.search_places("Thạnh Mỹ Đơn Dương", ON)
    assert any(str(hit.place) == "Xã Đơn Dương" and hit.former.name == "Thạnh Mỹ" for hit in hits)


def test_a_former_province_leads_to_the_present_one(country):
    hit = places.search_places("Bình Thuận", ON, levels=("province",))[0]
    assert (str(hit.place), str(hit.former)) == ("Tỉnh Lâm Đồng", "Tỉnh Bình Thuận")


def test_a_search_within_a_province_stays_there(country):
    province = Place.objects.get(level="province", code="68", valid_until=None)
    hits = places.search_places("tan", ON, within=province, limit=50)
    assert hits
    assert {hit.place.parent_id for hit in hits} == {province.pk}


def test_a_day_before_the_reform_knows_no_place_of_today(country):
    hits = places.search_places("Đơn Dương", BEFORE, levels=("district",))
    assert str(hits[0].place) == "Huyện Đơn Dương"
    assert not any(hit.place.valid_from for hit in hits)


def test_nonsense_finds_no_place(country):
    assert places.search_places("zzzz qqqq", ON) == []


def home():
    return Place.objects.get(level="province", code="68", valid_until=None)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("Đơn Dương", "24931"),
        ("xa don duong", "24931"),
        ("TT Thạnh Mỹ, Đơn Dương", "24931"),
        ("Tân Lập", "23134"),  # there are others in the country; the office asks from Lâm Đồng
        ("Xã Tân Lập, Tỉnh Quảng Trị", "19462"),
    ],
)
def test_a_typed_name_of_today_or_before_is_one_commune_for_the_office_that_asks(country, typed, code):
    assert places.the_one(places.named(typed, ON, home())).place.code == code


def test_a_typed_name_of_several_or_of_a_split_ward_offers_them_by_names_that_lead_back(country):
    several, split = places.named("Tân Lập", ON), places.named("phường Mỹ Đình 2, quận Nam Từ Liêm", ON)
    assert places.the_one(several) is None and len(several) > 2
    assert places.the_one(split) is None and {each.place.code for each in split} == {"00166", "00592"}
    assert all(each.former.startswith("Phường Mỹ Đình 2") for each in split)
    for each in several:
        assert places.the_one(places.named(each.full_name, ON)).place == each.place


def test_the_beginning_of_a_name_finds_what_begins_so(country):
    assert places.named("Nam Ban Lâm", ON)[0].place.code == "24868"


def test_a_text_names_the_communes_of_the_day(country):
    found = places.named_in("Đường xã Đơn Dương hỏng, ai đi từ xã Ka Đô cũng biết.", ON)
    assert [(each.place.code, each.written) for each in found] == [("24931", "xã Đơn Dương"), ("24943", "xã Ka Đô")]
    assert places.named_in("Đường hỏng quá", ON) == []


def test_a_commune_that_was_merged_since_leads_to_its_successor(country):
    former, heir = (Place.objects.get(level="commune", code=code, valid_until=None) for code in ("24943", "24931"))
    Place.objects.filter(pk=former.pk).update(valid_until=date(2027, 1, 1))
    PlaceSuccession.objects.create(former=former, successor=heir, on=date(2027, 1, 1), whole=True)
    (found,) = places.named("xã Ka Đô", date(2027, 2, 1))
    assert found.place == heir and "Ka Đô" in found.former
