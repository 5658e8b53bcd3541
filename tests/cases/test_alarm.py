"""Danger to life or health: who hears it, when, and how far up it climbs."""

from datetime import UTC, datetime, timedelta

import pytest

from cast import TODAY
from lives import Life
from thongsuot.cases.actions.alarm import WAIT, acknowledge_alarm, climb, look_for_danger, raise_alarm, ringing
from thongsuot.cases.models import Case
from thongsuot.core.errors import Invalid, NotAllowedNow, Refused
from thongsuot.notices.models import Message

pytestmark = pytest.mark.django_db
NIGHT = datetime(2026, 7, 15, 19, 30, tzinfo=UTC)  # 2:30 in the morning of 16 July in Vietnam
WIRE = "Dây điện đứt rơi xuống đường, đang tóe lửa, nguy hiểm chết người, cứu với!"


@pytest.fixture
def life():
    return Life()


def heard(life):
    told = set(Message.objects.filter(template="alarm", channel="desk").values_list("officer_id", flat=True))
    return {name for name, officer in vars(life.people).items() if getattr(officer, "pk", None) in told}


def rung(life):
    by = life.by("handler", TODAY) | {"at": NIGHT}
    by["on"] = by["on"].replace(day=16)
    life.case = raise_alarm(reason="Dây điện đứt.", **by)
    return life


def test_it_rings_for_the_unit_and_the_head_above_at_once_even_at_night(life):
    rung(life)
    assert heard(life) == {"receptionist", "handler", "head", "deputy", "province_head"}
    assert all(
        message.urgent and message.next_attempt_at == NIGHT for message in Message.objects.filter(template="alarm")
    )
    assert (life.case.alarm, life.case.urgent) == ("raised", True)


def test_whoever_submits_may_say_that_it_is_urgent():
    life = Life(urgent=True)
    assert life.case.alarm == "raised"
    assert "head" in heard(life)


def test_words_of_danger_ring_without_anybody_choosing_it():
    life = Life(text=WIRE)
    assert look_for_danger(case_id=life.case.pk, at=NIGHT)
    assert Case.objects.get(pk=life.case.pk).alarm == "raised"
    assert not look_for_danger(case_id=life.case.pk, at=NIGHT)


def test_everyday_words_do_not_ring(life):
    assert not look_for_danger(case_id=life.case.pk, at=NIGHT)


def test_it_is_not_raised_twice_nor_without_saying_what(life):
    with pytest.raises(Invalid):
        raise_alarm(reason=" ", **life.by("handler"))
    rung(life)
    with pytest.raises(NotAllowedNow):
        rung(life)


def test_after_a_quarter_of_an_hour_it_is_due_to_climb(life):
    rung(life)
    assert life.case.pk in ringing(NIGHT + WAIT)


def test_it_climbs_one_unit_each_quarter_of_an_hour_and_tells_nobody_twice():
    life = Life()
    life.case = raise_alarm(reason="Dây điện đứt.", **life.by("handler"))
    at = life.case.acts.last().at
    assert climb(case_id=life.case.pk, at=at + timedelta(minutes=14)) == 0
    Message.objects.filter(officer_id=life.people.province_head.pk).delete()
    assert climb(case_id=life.case.pk, at=at + WAIT) == 1
    assert climb(case_id=life.case.pk, at=at + 2 * WAIT) == 0


def test_once_acknowledged_it_climbs_no_more(life):
    rung(life)
    acknowledge_alarm(note="Đã gọi điện lực.", **life.by("head"))
    assert climb(case_id=life.case.pk, at=NIGHT + 10 * WAIT) == 0
    assert ringing(NIGHT + 10 * WAIT) == []


def test_the_head_above_may_take_it_and_nobody_twice(life):
    rung(life)
    acknowledge_alarm(**life.by("province_head"))
    with pytest.raises(NotAllowedNow):
        acknowledge_alarm(**life.by("head"))


def test_a_publisher_does_not_take_alarms(life):
    rung(life)
    with pytest.raises(Refused):
        acknowledge_alarm(**life.by("publisher"))
