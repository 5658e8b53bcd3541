"""Where an officer is signed in: a list of one's own, and ends that hold at once."""

from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.test import Client

from cast import PASSWORD, TODAY, actor, cast, show_everything
from people.signing import ACCOUNT, DESK, give_password
from thongsuot.core import clock
from thongsuot.core.errors import NotFound, Refused
from thongsuot.ledger.models import Entry
from thongsuot.people import actions
from thongsuot.people.rules import Browser, browser_of

pytestmark = pytest.mark.django_db
WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0 Safari/537.36"
PHONE = "Mozilla/5.0 (Linux; Android 13; SM-A047F) AppleWebKit/537.36 (KHTML) Chrome/138.0 Mobile Safari/537.36"


@pytest.fixture
def people(settings):
    settings.SECOND_FACTOR = "optional"  # two windows with the password alone are enough here
    people = cast()
    people.handler.set_password(PASSWORD)
    people.handler.save()
    return people


@pytest.fixture
def windows(people):
    """The handler signed in at a desk and on a telephone."""
    made = Client(headers={"user-agent": WINDOWS}), Client(headers={"user-agent": PHONE})
    for window in made:
        give_password(window, "handler")
    return made


def is_in(window) -> bool:
    return window.get(DESK).status_code == 200


def when() -> dict:
    return {"on": clock.today(), "at": clock.now()}


@pytest.mark.parametrize(
    ("header", "browser"),
    [
        (WINDOWS, Browser("Chrome", "Windows")),
        (PHONE, Browser("Chrome", "Android")),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", Browser("Firefox", "Linux")),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/139.0 Safari/537.36 Edg/139.0", Browser("Edge", "Windows")),
        ("Mozilla/5.0 (Windows NT 10.0) coc_coc_browser/130 Chrome/124 Safari/537.36", Browser("Cốc Cốc", "Windows")),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18 Safari/604.1", Browser("Safari", "iPhone")),
        ("curl/8", Browser("", "")),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 20 else "",
)
def test_a_browser_is_called_as_people_call_it(header, browser):
    assert browser_of(header) == browser


def test_the_list_shows_each_window_and_marks_the_own(windows):
    page = windows[0].get(f"{DESK}toi/phien/").content.decode()
    assert "Chrome, Windows" in page
    assert "Chrome, Android" in page
    assert page.count("(máy đang dùng)") == 1
    assert page.count("Kết thúc phiên này") == 1


def test_one_session_is_ended_from_the_other(windows, people):
    there = UserSession.objects.get(user=people.handler, user_agent=PHONE)
    windows[0].post(f"{DESK}toi/phien/{there.pk}/ket-thuc/")
    assert [is_in(window) for window in windows] == [True, False]
    assert Entry.objects.filter(verb="people.end_session").count() == 1


def test_all_others_end_and_this_one_goes_on(windows, people):
    answer = windows[0].post(f"{DESK}toi/phien/ket-thuc/", follow=True)
    assert "Đã kết thúc mọi phiên khác" in answer.content.decode()
    assert [is_in(window) for window in windows] == [True, False]
    assert "(máy đang dùng)" in windows[0].get(f"{DESK}toi/phien/").content.decode()


def test_nobody_ends_a_session_of_another(windows, people, client):
    client.force_login(people.head)
    theirs = UserSession.objects.filter(user=people.handler).first()
    assert client.post(f"{DESK}toi/phien/{theirs.pk}/ket-thuc/").status_code == 404
    with pytest.raises(NotFound):
        actions.end_session(session_id=theirs.pk, actor=actor(people.head), **when())
    with pytest.raises(Refused):
        actions.end_own_sessions(officer_id=people.handler.pk, actor=actor(people.head), **when())


def test_an_administrator_ends_every_session_of_an_officer(windows, people, client):
    client.force_login(people.administrator)
    assert client.post(f"{DESK}quan-tri/can-bo/{people.handler.pk}/phien/").status_code == 302
    assert [is_in(window) for window in windows] == [False, False]
    assert not UserSession.objects.filter(user=people.handler).exists()
    assert Entry.objects.filter(verb="people.end_sessions").count() == 1


def test_a_session_that_no_list_knows_ends_too(windows, people):
    UserSession.objects.all().delete()
    actions.end_sessions(officer_id=people.handler.pk, actor=actor(people.administrator), **when())
    assert [is_in(window) for window in windows] == [False, False]


def test_a_new_sign_in_after_the_end_holds(windows, people):
    actions.end_sessions(officer_id=people.handler.pk, actor=actor(people.administrator), **when())
    give_password(windows[0], "handler")
    assert is_in(windows[0])


@pytest.mark.parametrize("who", ["head", "supervisor", "administrator"])
def test_only_an_administrator_of_every_post_ends_the_sessions_of_others(people, who):
    whom = people.administrator if who == "administrator" else people.handler
    with pytest.raises(Refused):
        actions.end_sessions(officer_id=whom.pk, actor=actor(getattr(people, who)), on=TODAY, at=clock.now())


def test_a_new_password_ends_the_other_windows(windows, people):
    typed = {"oldpassword": PASSWORD, "password1": "mot-cau-khac-han-truoc", "password2": "mot-cau-khac-han-truoc"}
    assert windows[0].post(f"{ACCOUNT}/password/change/", typed).status_code == 302
    assert [is_in(window) for window in windows] == [True, False]


def test_the_session_is_over_after_eight_hours(windows, settings):
    assert windows[0].session.get_expiry_age() <= timedelta(hours=8).total_seconds()


def test_ending_sessions_asks_for_the_password_again_after_ten_minutes(windows, people):
    there = UserSession.objects.get(user=people.handler, user_agent=PHONE)
    show_everything(windows[0], people.handler, ago=601)
    for page in (f"{DESK}toi/phien/ket-thuc/", f"{DESK}toi/phien/{there.pk}/ket-thuc/"):
        asked = windows[0].post(page)
        assert asked.url.startswith(f"{ACCOUNT}/reauthenticate/"), page
    assert [is_in(window) for window in windows] == [True, True]
    windows[0].post(asked.url, {"password": PASSWORD})
    assert [is_in(window) for window in windows] == [True, False]
