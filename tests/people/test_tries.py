"""Tries to sign in are counted once for all processes, by where they come from and not by what they say of it."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from allauth.core.internal.ratelimit import consume
from django.core.cache import caches
from django.db import connections
from django.test import Client, RequestFactory

from cast import PASSWORD, make_officer
from thongsuot.people.adapter import ClosedSignup

LOGIN = "/ban-lam-viec/tai-khoan/login/"
WRONG = {"login": "mai", "password": "khong-dung"}
TOO_OFTEN = 11  # allauth: ten failures a minute from one address


def signed_in(client, **more) -> bool:
    return client.post(LOGIN, {"login": "mai", "password": PASSWORD}, **more).status_code == 302


def fail(client, times=TOO_OFTEN, **more):
    for _try in range(times):
        client.post(LOGIN, WRONG, **more)


@pytest.mark.django_db(transaction=True)
def test_tries_over_two_connections_at_once_are_all_counted():
    gate = Barrier(2)

    def tries(_worker) -> int:
        gate.wait()
        request = RequestFactory().post(LOGIN)
        try:
            return sum(
                bool(consume(request, app="allauth.account", action="login_failed", key="mai")) for _try in range(8)
            )
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        allowed = sum(pool.map(tries, range(2)))
    assert allowed <= 10


@pytest.mark.django_db
def test_after_too_many_wrong_passwords_the_right_one_waits_too(client):
    make_officer(username="mai", password=PASSWORD)
    fail(client)
    assert not signed_in(client)


@pytest.mark.django_db
def test_another_process_counts_the_same_tries(client):
    make_officer(username="mai", password=PASSWORD)
    fail(client)
    caches["here"].clear()
    assert not signed_in(Client())


@pytest.mark.django_db
def test_a_made_up_forwarding_address_does_not_fool_the_count(client):
    make_officer(username="mai", password=PASSWORD)
    for number in range(TOO_OFTEN):
        client.post(LOGIN, WRONG, headers={"x-forwarded-for": f"203.0.113.{number}"})
    assert not signed_in(client, headers={"x-forwarded-for": "203.0.113.99"})


def test_without_a_named_proxy_the_address_is_that_of_the_connection():
    request = RequestFactory().get("/", headers={"x-forwarded-for": "203.0.113.7"})
    assert ClosedSignup().get_client_ip(request) == "127.0.0.1"


def test_behind_one_named_proxy_the_address_is_the_last_it_added(settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    request = RequestFactory().get("/", headers={"x-forwarded-for": "198.51.100.1, 203.0.113.7"})
    assert ClosedSignup().get_client_ip(request) == "203.0.113.7"
