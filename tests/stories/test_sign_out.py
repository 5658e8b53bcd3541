"""A draft kept in a tab: gone with the sign-out, there for its own officer after a session ended, for no other."""

from datetime import time

import pytest

from cast import actor
from meetings.making import planned
from stories.steps import press, sign_in
from thongsuot.core import clock
from thongsuot.meetings.actions import announce, plan

WORDS = "Ông chủ trì nói xã sẽ sửa cầu."
KEPT = "Object.keys(sessionStorage).filter((key) => key.startsWith('keep:')).length"


@pytest.fixture
def minutes(people) -> str:
    now = clock.now()
    today = clock.legal_day(now)
    given = planned(title="Đối thoại bản ghi dở", held_on=today, starts=time(8), ends=time(11), day_off=True)
    when = {"on": today, "at": now}
    meeting = plan(unit_id=people.commune.pk, planned=given, actor=actor(people.handler, on=today), **when)
    announce(meeting_id=meeting.pk, actor=actor(people.publisher, on=today), **when)
    return f"/ban-lam-viec/doi-thoai/{meeting.pk}/bien-ban/"


def typing(page, people, site, minutes) -> None:
    sign_in(page, people.handler, site)
    page.goto(minutes)
    page.locator("[name=minutes]").fill(WORDS)
    assert page.evaluate(KEPT) == 1


@pytest.mark.parametrize("scripted", [True, False])
def test_signing_out_takes_the_draft_along(visitor, people, site, minutes, scripted):
    page = visitor()
    typing(page, people, site, minutes)
    if not scripted:  # the header alone
        page.route("**/web/leaving.js", lambda route: route.abort())
    page.goto("/ban-lam-viec/tai-khoan/logout/")
    press(page.get_by_role("button", name="Đăng xuất"))
    assert page.evaluate("sessionStorage.length") == 0


def test_a_session_that_ended_leaves_the_draft_for_its_own_officer_alone(visitor, people, site, minutes):
    page = visitor()
    typing(page, people, site, minutes)
    page.context.clear_cookies()
    page.goto(minutes)
    assert "/login/" in page.url
    sign_in(page, people.handler, site)
    page.goto(minutes)
    assert page.locator("[name=minutes]").input_value() == WORDS
    sign_in(page, people.head, site)
    page.goto("/ban-lam-viec/")
    assert page.evaluate(KEPT) == 0
    page.goto(minutes)
    assert page.locator("[name=minutes]").input_value() == ""
