"""Whose head settles a complaint from the web: the body that the person names, else by place; unclear is said."""

from datetime import date

import pytest
from django.test import Client

from cast import cast, make_unit
from complaints.making import RECEIVED, Procedure
from thongsuot.cases.actions.intake import Disputed
from thongsuot.cases.models import Case
from thongsuot.cases.queries.receiving import receiving_unit
from thongsuot.complaints.queries.competence import body_named
from thongsuot.complaints.queries.hints import hints
from thongsuot.units.models import UnitSuccession

pytestmark = pytest.mark.django_db
DAY = date(2026, 7, 15)


@pytest.mark.parametrize(
    "name",
    ["Ủy ban nhân dân xã Đơn Dương", "UBND xã Đơn Dương", "Chủ tịch UBND xã đơn dương", "uy ban nhan dan xa don duong"],
)
def test_a_body_is_known_by_what_people_call_it(name):
    people = cast()
    assert body_named(name, None, DAY) == people.commune


@pytest.mark.parametrize("name", ["", "UBND", "UBND xã", "UBND xã Không Có", "Bộ X"])
def test_half_a_name_is_no_name(name):
    cast()
    assert body_named(name, None, DAY) is None


def test_of_two_of_one_name_the_place_tells_which():
    people = cast()
    make_unit("Ủy ban nhân dân xã Đơn Dương", code="trung-ten")
    assert body_named("UBND xã Đơn Dương", None, DAY) is None
    assert body_named("UBND xã Đơn Dương", people.commune.place_id, DAY) == people.commune


def test_a_body_that_was_merged_away_is_its_successor():
    people = cast()
    former = make_unit("Ủy ban nhân dân huyện Cũ", code="cu", valid_from=date(2015, 1, 1), valid_until=date(2025, 7, 1))
    UnitSuccession.objects.create(former=former, successor=people.commune, on=date(2025, 7, 1))
    assert body_named("UBND huyện Cũ", None, DAY) == people.commune


def test_a_complaint_goes_to_whom_it_names_and_anything_else_by_place():
    people = cast()
    by = {"decided_by": "UBND xã Đơn Dương"}
    assert receiving_unit("complaint", people.other_commune.place_id, DAY, **by) == people.commune
    there = receiving_unit("complaint", people.commune_place.pk, DAY, decided_by="Nơi nào đó")
    assert there == receiving_unit("complaint", people.commune_place.pk, DAY)


def shown(made):
    return [hint.words for hint in hints(made.by("receptionist", RECEIVED)["actor"], made.case, RECEIVED)]


def test_the_desk_is_told_while_nobody_has_said_who_decided():
    (words,) = shown(Procedure(disputed=Disputed(body_name="Sở Y")))
    assert words.startswith("Thẩm quyền chưa rõ: người đứng đầu cơ quan ra quyết định") and "“Sở Y”" in words


def test_whoever_was_named_and_holds_it_is_not_unclear():
    assert shown(Procedure(disputed=Disputed(body_name="UBND xã Đơn Dương"))) == []


def test_another_body_is_said_by_name_before_anyone_presses_accept():
    made = Procedure()
    made.described(body_id=made.people.other_commune.pk)
    (words,) = shown(made)
    assert str(made.people.other_commune) in words


def test_the_page_for_everybody_sends_it_to_the_body_that_was_named():
    people = cast()
    given = {
        "text": "Tôi không đồng ý với quyết định thu hồi đất.",
        "kind": "complaint",
        "disputed_body": "UBND xã Đơn Dương",
        "token": "x" * 24,
        "accused": "no",
    }
    answer = Client().post("/gui", given)
    assert answer.status_code == 200
    assert Case.objects.get().holder_unit == people.commune
