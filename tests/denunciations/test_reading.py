"""What counts as a reading: the sheet each time, an act's page once a quarter of an hour, and only where it shows."""

from datetime import timedelta

import pytest

from denunciations.desk import do, page, stop_clock, unlocked
from denunciations.making import DAY, Room, instant
from denunciations.test_desk_pages import accepted
from thongsuot.denunciations.actions import verifying
from thongsuot.denunciations.models import Reading

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def on_the_day(monkeypatch):
    stop_clock(monkeypatch, instant(DAY))


@pytest.fixture
def room():
    return Room()


@pytest.fixture
def one(room):
    return room.commune_ones[0]


def read(officer) -> list[str]:
    return list(Reading.objects.filter(officer=officer).order_by("at", "id").values_list("what", flat=True))


def test_the_sheet_is_a_reading_each_time_it_is_opened(room, one):
    client, matter = unlocked(one), room.receive()
    for _time in range(3):
        client.get(page(matter))
    assert read(one) == ["content"] * 3


def test_pages_of_acts_are_one_reading_a_quarter_of_an_hour(room, one, monkeypatch):
    client, matter = unlocked(one), room.receive()
    for slug in ("kiem-tra/", "ghi-chu/", "tra-loi/"):
        assert client.get(page(matter, slug)).status_code == 200
    assert read(one) == ["content"]
    stop_clock(monkeypatch, instant(DAY) + timedelta(minutes=14))
    client.get(page(matter, "kiem-tra/"))
    assert read(one) == ["content"]
    stop_clock(monkeypatch, instant(DAY) + timedelta(minutes=16))
    client.get(page(matter, "kiem-tra/"))
    assert read(one) == ["content"] * 2


def test_the_page_of_an_act_right_after_the_sheet_is_the_same_reading(room, one):
    client, matter = unlocked(one), room.receive()
    client.get(page(matter))
    client.get(page(matter, "kiem-tra/"))
    assert read(one) == ["content"]


def test_each_officer_and_each_matter_has_readings_of_its_own(room, one):
    first, second = room.receive(), room.receive()
    for officer in room.commune_ones:
        client = unlocked(officer)
        for matter in (first, second):
            client.get(page(matter, "kiem-tra/"))
    assert read(one) == read(room.commune_ones[1]) == ["content", "content"]


def test_doing_an_act_shows_nothing_and_is_no_reading(room, one):
    matter = room.receive()
    assert do(unlocked(one), matter, "kiem-tra", outcome="eligible").status_code == 302
    assert read(one) == []


def test_a_form_drawn_again_with_its_error_is_a_reading(room, one):
    matter = room.receive()
    assert do(unlocked(one), matter, "kiem-tra", outcome="refused").status_code == 422
    assert read(one) == ["content"]


def test_an_act_page_that_shows_a_verifier_no_words_is_no_reading(room, one):
    verifier = room.officer("Phùng Văn Kiểm", room.people.health)
    key = room.add(verifier, room.people.health)
    matter = accepted(room)
    verifying.redact(text="Bản đã che.", **room.by(matter, one))
    do(unlocked(one), matter, "cu-nguoi-xac-minh", keyholder_id=str(key.pk))
    client = unlocked(verifier)
    assert client.get(page(matter, "bao-cao-xac-minh/")).status_code == 200
    assert read(verifier) == []
    client.get(page(matter))
    assert read(verifier) == ["redacted"]


def test_what_the_step_does_not_allow_shows_nothing_and_is_no_reading(room, one):
    assert unlocked(one).get(page(room.receive(), "ket-luan/")).status_code == 409
    assert read(one) == []
