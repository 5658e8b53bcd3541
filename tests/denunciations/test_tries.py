"""Wrong passphrases on the page: ten in a quarter of an hour, each counted before it is looked at."""

from datetime import timedelta

import pytest

from denunciations.desk import BASE, signed_in, stop_clock
from denunciations.making import DAY, PHRASE, Room, instant
from thongsuot.core.errors import TooMany
from thongsuot.denunciations.views.desk import unlocked
from thongsuot.denunciations.views.desk.unlocked import TRIES

pytestmark = pytest.mark.django_db
WRONG = "mật ngữ không phải của khóa này"


@pytest.fixture
def client(monkeypatch):
    stop_clock(monkeypatch, instant(DAY))
    return signed_in(Room().commune_ones[0])


def tried(client, passphrase: str = WRONG) -> int:
    return client.post(f"{BASE}mo-khoa/", {"passphrase": passphrase}).status_code


def test_after_ten_wrong_ones_even_the_right_one_waits_a_quarter_of_an_hour(client, monkeypatch):
    assert {tried(client) for _time in range(TRIES)} == {422}
    assert tried(client, PHRASE) == 429
    stop_clock(monkeypatch, instant(DAY) + timedelta(minutes=16))
    assert tried(client, PHRASE) == 302


def test_the_tries_grow_old_one_by_one_not_with_the_last(client, monkeypatch):
    tried(client)
    stop_clock(monkeypatch, instant(DAY) + timedelta(minutes=14))
    assert {tried(client) for _time in range(TRIES - 1)} == {422}
    assert tried(client) == 429
    stop_clock(monkeypatch, instant(DAY) + timedelta(minutes=16))
    assert tried(client) == 422


def test_the_right_one_forgets_the_wrong_ones(client):
    assert {tried(client) for _time in range(TRIES - 1)} == {422}
    assert tried(client, PHRASE) == 302
    assert {tried(client) for _time in range(TRIES)} == {422}


def test_a_passphrase_nobody_could_look_at_is_no_try(client, monkeypatch):
    def busy(**given):
        raise TooMany("Máy đang bận.")

    with monkeypatch.context() as patched:
        patched.setattr(unlocked, "unlock", busy)
        assert {tried(client) for _time in range(TRIES + 1)} == {429}
    assert tried(client, PHRASE) == 302
