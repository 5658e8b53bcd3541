"""Transfers: what stays, what is measured, A→B→A, and the way outside."""

from datetime import date

import pytest

from cast import actor, make_post
from lives import Life
from thongsuot.cases.actions.moving import holders, transfer, transfer_out
from thongsuot.cases.models import Sight
from thongsuot.cases.permissions import visible_to
from thongsuot.core.errors import Invalid, NotAllowedNow, NotFound
from thongsuot.duties.models import Duty
from thongsuot.notices.models import Message

pytestmark = pytest.mark.django_db
BASIS = "Đường do xã Ka Đô quản lý."


@pytest.fixture
def life():
    return Life()


def move(life, unit, *, by="receptionist", on=date(2026, 7, 17)):
    return transfer(unit_id=unit.pk, basis=BASIS, **life.by(by, on))


def desk_of(life, unit):
    """Give `nobody` the desk of a unit and return that name, for `by`."""
    make_post(life.people.nobody, unit, "receptionist")
    return "nobody"


def test_code_first_day_and_due_day_stay(life):
    before = (life.case.code, life.case.received_on, life.case.duty.due_on)
    case = move(life, life.people.other_commune)
    case.duty.refresh_from_db()
    assert (case.code, case.received_on, case.duty.due_on) == before
    assert (case.state, case.holder_unit) == ("received", life.people.other_commune)


def test_the_answer_is_owed_by_the_new_holder(life):
    case = move(life, life.people.other_commune)
    assert Duty.objects.get(pk=case.duty_id).holder_unit == life.people.other_commune


@pytest.mark.parametrize(("on", "late"), [(date(2026, 7, 22), False), (date(2026, 7, 23), True)])
def test_five_working_days_to_transfer_are_measured_from_the_receipt(life, on, late):
    move(life, life.people.other_commune, on=on)
    duty = Duty.objects.get(about_ref=f"case:{life.case.pk}", task="transfer")
    assert (duty.state, duty.holder_unit, duty.due_on) == ("met", life.people.commune, date(2026, 7, 22))
    assert (duty.ended_on > duty.due_on) is late


def test_the_second_holder_has_five_working_days_of_its_own(life):
    move(life, life.people.other_commune)
    desk = desk_of(life, life.people.other_commune)
    move(life, life.people.agriculture, by=desk, on=date(2026, 7, 24))
    second = Duty.objects.get(holder_unit=life.people.other_commune, task="transfer")
    assert (second.starts_on, second.due_on) == (date(2026, 7, 17), date(2026, 7, 24))


def test_who_held_it_still_sees_it_and_may_act_no_more(life):
    case = move(life, life.people.other_commune)
    assert visible_to(actor(life.people.receptionist)).filter(pk=case.pk).exists()
    assert set(Sight.objects.filter(case=case).values_list("unit__code", "why")) == {
        ("24934", "holder"),
        ("24931", "past"),
    }


def test_a_case_that_would_come_back_goes_to_the_common_parent_whose_head_is_told(life):
    move(life, life.people.other_commune)
    desk = desk_of(life, life.people.other_commune)
    case = move(life, life.people.commune, by=desk, on=date(2026, 7, 20))
    assert case.holder_unit == life.people.province
    details = case.acts.last().details
    assert (details["raised"], details["held_before"], details["wanted"]) == (True, 1, str(life.people.commune.pk))
    assert Message.objects.filter(officer_id=life.people.province_head.pk, about_ref=f"case:{case.pk}").exists()


def test_the_common_parent_may_send_it_back_down(life):
    move(life, life.people.other_commune)
    move(life, life.people.commune, by=desk_of(life, life.people.other_commune), on=date(2026, 7, 20))
    case = move(life, life.people.commune, by="province_head", on=date(2026, 7, 21))
    assert (case.holder_unit, case.acts.last().details["raised"]) == (life.people.commune, False)


def test_holders_are_told_in_order_with_their_first_days(life):
    case = move(life, life.people.other_commune)
    assert holders(case) == [
        (life.people.commune.pk, date(2026, 7, 15)),
        (life.people.other_commune.pk, date(2026, 7, 17)),
    ]


@pytest.mark.parametrize("unit", ["commune", "ministry", "practice"])
def test_a_transfer_goes_to_another_working_unit_inside(life, unit):
    with pytest.raises(Invalid) as refusal:
        move(life, getattr(life.people, unit))
    assert refusal.value.field == "unit_id"


def test_a_transfer_needs_its_basis(life):
    with pytest.raises(Invalid) as refusal:
        transfer(unit_id=life.people.other_commune.pk, basis=" ", **life.by("receptionist"))
    assert refusal.value.field == "basis"


def test_an_answered_case_is_not_transferred(life):
    life.answered()
    with pytest.raises(NotAllowedNow):
        move(life, life.people.other_commune, on=date(2026, 7, 20))


def test_an_officer_elsewhere_cannot_pull_a_case_over(life):
    with pytest.raises(NotFound):
        move(life, life.people.other_commune, by="elsewhere")


def test_outside_it_is_a_letter_and_the_answer_is_no_longer_owed_here(life):
    case = transfer_out(
        name="Bộ Xây dựng", address="37 Lê Đại Hành, Hà Nội", basis="Quốc lộ 27.", **life.by("receptionist")
    )
    assert (case.state, case.ended_on) == ("transferred-out", date(2026, 7, 20))
    assert Duty.objects.get(pk=case.duty_id).state == "waived"
    assert case.acts.last().content.texts["to"] == "Bộ Xây dựng"


def test_a_unit_known_as_outside_gives_its_name(life):
    case = transfer_out(unit_id=life.people.ministry.pk, basis="Quốc lộ 27.", **life.by("receptionist"))
    assert case.acts.last().content.texts["to"] == "Bộ Xây dựng"


def test_outside_needs_a_name(life):
    with pytest.raises(Invalid) as refusal:
        transfer_out(basis="Quốc lộ 27.", **life.by("receptionist"))
    assert refusal.value.field == "name"
