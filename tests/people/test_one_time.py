"""A one-time password opens the way to an own one for a week, then nothing."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from cast import PASSWORD, actor, cast
from people.signing import give_password
from thongsuot.core import clock
from thongsuot.core.ids import new_id
from thongsuot.people import actions
from thongsuot.people.models import Officer, Renewal
from thongsuot.people.queries import ONE_TIME
from thongsuot.people.rules import first_key_of, made_at


def given_anew(people) -> str:
    when = {"on": clock.today(), "at": clock.now()}
    return actions.reset_password(officer_id=people.handler.pk, actor=actor(people.administrator), **when)


@pytest.mark.django_db
@pytest.mark.parametrize(("ago", "opens"), [(timedelta(days=6), True), (timedelta(days=8), False)], ids=["6", "8"])
def test_a_one_time_password_opens_for_a_week(ago, opens):
    people = cast()
    password = given_anew(people)
    Renewal.objects.update(at=clock.now() - ago)
    answer = give_password(Client(), "handler", password)
    assert (answer.status_code == 302) is opens
    assert ("quá 7 ngày" in answer.content.decode()) is not opens


@pytest.mark.django_db
def test_a_wrong_password_is_told_nothing_of_it():
    people = cast()
    given_anew(people)
    Renewal.objects.update(at=clock.now() - timedelta(days=8))
    assert "quá 7 ngày" not in give_password(Client(), "handler", "khong-phai-dau").content.decode()


@pytest.mark.django_db
def test_the_first_password_counts_from_the_account(monkeypatch):
    when = {"at": clock.now(), "actor": actor(cast().administrator)}
    officer, password = actions.add_officer(username="nguoi.moi", full_name="Người Mới", **when)
    late = clock.now() + ONE_TIME + timedelta(minutes=1)
    monkeypatch.setattr(clock, "now", lambda: late)
    assert "quá 7 ngày" in give_password(Client(), "nguoi.moi", password).content.decode()
    monkeypatch.undo()
    assert give_password(Client(), "nguoi.moi", password).status_code == 302
    assert Officer.objects.get(pk=officer.pk).must_change_password


@pytest.mark.django_db
def test_an_own_password_does_not_grow_old():
    people = cast()
    given_anew(people)
    Renewal.objects.update(at=clock.now() - timedelta(days=400))
    people.handler.refresh_from_db()
    people.handler.set_password(PASSWORD)
    people.handler.must_change_password = False
    people.handler.save()
    assert give_password(Client(), "handler").status_code == 302


def test_a_key_tells_when_it_was_made():
    assert abs(made_at(new_id()) - clock.now()) < timedelta(seconds=5)


@given(st.integers(1_770_000_000_000, 3_780_000_000_000))
def test_keys_are_told_apart_by_the_instant(milliseconds):
    at = datetime.fromtimestamp(milliseconds / 1000, UTC)
    assert made_at(first_key_of(at)) <= at < made_at(first_key_of(at)) + timedelta(milliseconds=2)
