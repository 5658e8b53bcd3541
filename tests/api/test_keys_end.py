"""A key ends after a year, says so, and goes on when an administrator renews it."""

from datetime import date, timedelta

import pytest
from django.test import Client

from cast import actor, cast
from lives import instant
from thongsuot.api.actions import give_token, renew_token, revoke_token
from thongsuot.api.models import Token
from thongsuot.core import clock
from thongsuot.core.errors import NotAllowedNow, NotFound
from thongsuot.ledger.models import Entry

pytestmark = pytest.mark.django_db
KEYS = "/ban-lam-viec/quan-tri/khoa/"
GIVEN = date(2026, 7, 20)


@pytest.fixture
def people():
    return cast()


@pytest.fixture
def key(people):
    who = actor(people.province_administrator)
    return give_token(officer_id=people.receptionist.pk, name="Tổng đài 1022", actor=who, at=instant(GIVEN))


def opens(shown) -> int:
    return Client().get("/api/v1/cases", headers={"authorization": f"Bearer {shown}"}).status_code


def test_a_key_is_given_for_a_year(key):
    assert key[0].ends_on == date(2027, 7, 20)


@pytest.mark.parametrize(("days", "status"), [(1, 200), (0, 200), (-1, 401)], ids=["before", "last day", "after"])
def test_it_opens_until_the_end_of_its_last_day(key, days, status):
    Token.objects.update(ends_on=clock.today() + timedelta(days))
    assert opens(key[1]) == status


def test_an_ended_key_is_shown_as_such_and_renewed(key, people, client):
    Token.objects.update(ends_on=clock.today() - timedelta(1))
    client.force_login(people.administrator)
    assert "Đã hết hạn ngày" in client.get(KEYS).content.decode()
    answer = client.post(f"{KEYS}{key[0].pk}/gia-han/", follow=True)
    assert "dùng được đến hết" in answer.content.decode()
    assert opens(key[1]) == 200
    assert Token.objects.get().ends_on == clock.today() + timedelta(365)
    assert Entry.objects.filter(verb="api.renew_token").count() == 1


def test_a_key_taken_away_is_not_renewed(key, people):
    who = {"actor": actor(people.administrator), "at": clock.now()}
    revoke_token(token_id=key[0].pk, **who)
    with pytest.raises(NotAllowedNow):
        renew_token(token_id=key[0].pk, **who)
    assert opens(key[1]) == 401


def test_who_does_not_administer_the_officer_renews_nothing(key, people, client):
    with pytest.raises(NotFound):
        renew_token(token_id=key[0].pk, actor=actor(people.head), at=clock.now())
    client.force_login(people.elsewhere)
    assert client.post(f"{KEYS}{key[0].pk}/gia-han/").status_code == 404
