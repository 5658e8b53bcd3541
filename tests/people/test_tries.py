"""Wrong tries slow down whoever sends them, counted once for all processes, and never anybody else."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.core.cache import cache, caches
from django.db import connections
from django.test import Client, RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from cast import PASSWORD, make_officer
from people.signing import ACCOUNT, code_of, give_password, set_up_app
from thongsuot.people import tries
from thongsuot.people.adapter import ClosedSignup
from thongsuot.people.rules import seconds_to_wait

FREE = 5
HOME, ELSEWHERE = "198.51.100.7", "203.0.113.9"


@pytest.fixture
def mai(db):
    return make_officer(username="mai", password=PASSWORD)


def window(address: str = HOME) -> Client:
    return Client(REMOTE_ADDR=address)


def signed_in(client, username="mai") -> bool:
    return give_password(client, username).status_code == 302


def fail(client, times=FREE, username="mai"):
    for _try in range(times):
        answer = give_password(client, username, "khong-dung-dau")
    return answer.content.decode()


@pytest.mark.parametrize(
    ("failed", "passed", "wait"),
    [(0, 0, 0), (4, 0, 0), (5, 0, 2), (5, 2, 0), (6, 1, 3), (9, 0, 32), (10, 0, 60), (500, 0, 60), (500, 59, 1)],
)
def test_the_wait_doubles_up_to_a_minute(failed, passed, wait):
    assert seconds_to_wait(failed, 1000.0, 1000.0 + passed, free=5, longest=60) == wait


@given(st.integers(0, 10**6), st.floats(0, 1e10), st.floats(0, 1e10))
def test_nobody_waits_longer_than_the_longest_wait(failed, last_at, now):
    assert 0 <= seconds_to_wait(failed, last_at, now, free=5, longest=60) <= 60


def test_after_too_many_wrong_passwords_the_right_one_waits_too_and_is_told_how_long(mai):
    client = window()
    fail(client)
    assert not signed_in(client)
    assert "Chờ 2 giây rồi thử lại; tài khoản không bị khóa." in fail(client, 1)


def test_the_wait_ends_by_itself(mai, monkeypatch):
    client = window()
    fail(client)
    real = tries.clock.now
    monkeypatch.setattr(tries.clock, "now", lambda: real().replace(year=real().year + 1))
    assert signed_in(client)


def test_another_process_counts_the_same_tries(mai):
    fail(window())
    caches["here"].clear()
    assert not signed_in(window())


def test_a_stranger_elsewhere_does_not_make_the_officer_wait(mai):
    fail(window(ELSEWHERE), 40)
    assert signed_in(window(HOME))


def test_a_neighbour_behind_the_same_address_does_not_make_a_known_browser_wait(mai):
    own = window()
    assert signed_in(own)
    own.post(f"{ACCOUNT}/logout/")
    fail(window(), 40)
    assert not signed_in(window())
    assert signed_in(own)


def test_a_known_browser_is_counted_too(mai):
    own = window()
    signed_in(own)
    own.post(f"{ACCOUNT}/logout/")
    fail(own)
    assert not signed_in(own)


def test_a_browser_known_for_one_officer_is_not_known_for_another(mai):
    make_officer(username="hoa", password=PASSWORD)
    own = window()
    signed_in(own)
    own.post(f"{ACCOUNT}/logout/")
    fail(window(), FREE, "hoa")
    assert not signed_in(own, "hoa")


def test_a_forged_cookie_makes_no_browser_known(mai):
    forged = window()
    forged.cookies["ts_device"] = "eyJpZCI6IngiLCJvZmZpY2VycyI6W119:x:y"
    fail(forged)
    assert not signed_in(forged)


def test_one_password_on_many_accounts_is_slowed_by_its_address(mai):
    spray = window(ELSEWHERE)
    for number in range(30):
        fail(spray, 1, f"can-bo-{number}")
    assert "Chờ 2 giây" in fail(spray, 1, "can-bo-99")


def test_right_passwords_of_a_whole_office_behind_one_address_are_not_slowed(db):
    for number in range(40):
        make_officer(username=f"can-bo-{number}", password=PASSWORD)
    assert all(signed_in(window(), f"can-bo-{number}") for number in range(40))


def pass_by(monkeypatch, seconds: int) -> None:
    """Let so many seconds go by for who counts, and then stand still."""
    now = tries.clock.now() + timedelta(seconds=seconds)
    monkeypatch.setattr(tries.clock, "now", lambda: now)


def test_behind_an_address_of_many_wrong_ones_a_right_password_makes_the_next_not_wait(db, monkeypatch):
    for number in range(10):
        make_officer(username=f"can-bo-{number}", password=PASSWORD)
    for number in range(30):
        fail(window(), 1, f"khong-co-{number}")
    assert not signed_in(window(), "can-bo-0")
    pass_by(monkeypatch, 2)
    assert all(signed_in(window(), f"can-bo-{number}") for number in range(10))


def test_an_own_account_does_not_hasten_who_tries_one_password_on_many(mai, monkeypatch):
    for number in range(30):
        fail(window(), 1, f"can-bo-{number}")
    for number in range(30, 35):
        pass_by(monkeypatch, 5)
        assert signed_in(window())
        assert "Đã thử sai" not in fail(window(), 1, f"can-bo-{number}")
        assert "Đã thử sai" in fail(window(), 1, f"can-bo-{number}")  # each wrong one costs the wait again,
        assert not signed_in(window())  # and the right one is no way around it


def test_wrong_codes_are_slowed_too(mai):
    client = window()
    give_password(client, "mai")
    secret = set_up_app(client)
    other = window(ELSEWHERE)
    give_password(other, "mai")
    for _try in range(FREE):
        other.post(f"{ACCOUNT}/2fa/authenticate/", {"code": "000000"})
    answer = other.post(f"{ACCOUNT}/2fa/authenticate/", {"code": code_of(secret)})
    assert "Đã thử sai nhiều lần" in answer.content.decode()


def test_neither_address_nor_name_is_kept(mai):
    fail(window())
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT cache_key || value FROM people_tries")
        kept = " ".join(row[0] for row in cursor.fetchall())
    assert kept
    assert HOME not in kept
    assert "mai" not in kept


@pytest.mark.django_db(transaction=True)
def test_tries_over_two_connections_at_once_are_all_counted():
    gate = Barrier(2)
    cache.clear()

    def work(_worker) -> int:
        gate.wait()
        request = RequestFactory().post(ACCOUNT)
        try:
            return sum(tries.take(request, "password", "mai") == 0 for _try in range(8))
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        assert sum(pool.map(work, range(2))) == FREE


def test_a_made_up_forwarding_address_does_not_fool_the_count(mai):
    client = window()
    for number in range(FREE):
        wrong = {"login": "mai", "password": "khong-dung-dau"}
        client.post(f"{ACCOUNT}/login/", wrong, headers={"x-forwarded-for": f"203.0.113.{number}"})
    assert give_password(client, "mai", headers={"x-forwarded-for": "203.0.113.99"}).status_code == 200


def test_without_a_named_proxy_the_address_is_that_of_the_connection():
    request = RequestFactory().get("/", headers={"x-forwarded-for": "203.0.113.7"})
    assert ClosedSignup().get_client_ip(request) == "127.0.0.1"


def test_behind_one_named_proxy_the_address_is_the_last_it_added(settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    request = RequestFactory().get("/", headers={"x-forwarded-for": "198.51.100.1, 203.0.113.7"})
    assert ClosedSignup().get_client_ip(request) == "203.0.113.7"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2001:db8:1:2::7", "2001:db8:1:2:ffff:ffff:ffff:ffff", True),
        ("2001:db8:1:2::7", "2001:db8:1:3::7", False),
        ("fe80::1%eth0", "fe80::2", True),
        ("::ffff:198.51.100.7", "198.51.100.7", True),
        ("::ffff:198.51.100.7", "::ffff:198.51.100.8", False),
        ("198.51.100.7", "198.51.100.8", False),
    ],
)
def test_all_addresses_of_one_line_are_counted_as_one(one, other, same):
    def keys(address: str) -> set[str]:
        request = RequestFactory().get("/", REMOTE_ADDR=address)
        found = [*tries.limits(request, "password", "mai"), tries.limit_of_address(request, "x", free=1, longest=1)]
        return {each.key for each in found}

    assert len(keys(one)) == 3
    assert len(keys(one) & keys(other)) == (3 if same else 0)


def test_who_changes_the_address_within_one_line_waits_all_the_same(mai):
    for number in range(FREE):
        fail(window(f"2001:db8:1:2::{number}"), 1)
    assert not signed_in(window("2001:db8:1:2::99"))
    assert signed_in(window("2001:db8:1:3::1"))
