"""Nobody opens another's account alone: two ways in are given anew by two people, and the owner is told."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse

from cast import PASSWORD, actor, cast, make_officer, make_post, show_everything
from people.signing import ACCOUNT, DESK, give_password
from thongsuot.core import clock
from thongsuot.core.errors import NotAllowedNow, Refused
from thongsuot.ledger.models import Entry
from thongsuot.people import actions
from thongsuot.people.cli import RECOVERY
from thongsuot.people.models import Officer, Renewal
from thongsuot.people.rules import opens_together

pytestmark = pytest.mark.django_db
LATER = timedelta(minutes=5)


@pytest.fixture
def people(settings):
    settings.OIDC_ISSUER = "https://danh-tinh.example"
    people = cast()
    Authenticator.objects.create(user=people.handler, type="totp", data={"secret": "x"})
    return people


def act(verb, by, whom, *, after=timedelta(0), **more):
    at = clock.now() + after
    who = by if not isinstance(by, Officer) else actor(by, on=clock.legal_day(at))
    given = {"officer_id": whom.pk, "actor": who, "on": clock.legal_day(at), "at": at}
    return getattr(actions, verb)(**given | more)


WAYS = [
    ("reset_password", {}, "reset_second_factor", {}),
    ("reset_second_factor", {}, "reset_password", {}),
    ("link_identity", {"subject": "s"}, "reset_second_factor", {}),
    ("reset_second_factor", {}, "link_identity", {"subject": "s"}),
]


@pytest.mark.parametrize(("first", "more", "then", "too"), WAYS, ids=[f"{one[0]}, {one[2]}" for one in WAYS])
def test_one_administrator_alone_gives_one_way_only(people, first, more, then, too):
    act(first, people.administrator, people.handler, **more)
    with pytest.raises(NotAllowedNow):
        act(then, people.administrator, people.handler, after=LATER, **too)
    with pytest.raises(NotAllowedNow):
        act(then, people.administrator, people.handler, after=timedelta(days=29), **too)


@pytest.mark.parametrize(("first", "more", "then", "too"), WAYS, ids=[f"{one[0]}, {one[2]}" for one in WAYS])
def test_another_administrator_above_gives_the_other(people, first, more, then, too):
    act(first, people.administrator, people.handler, **more)
    act(then, people.province_administrator, people.handler, after=LATER, **too)
    assert set(Renewal.objects.values_list("by", flat=True)) == {
        people.administrator.pk,
        people.province_administrator.pk,
    }


def test_the_same_way_twice_is_no_second_way(people):
    act("reset_password", people.administrator, people.handler)
    act("reset_password", people.administrator, people.handler, after=LATER)


def test_after_a_month_one_lost_thing_has_nothing_to_do_with_the_other(people):
    act("reset_password", people.administrator, people.handler)
    act("reset_second_factor", people.administrator, people.handler, after=timedelta(days=31))


def test_the_head_of_the_unit_allows_a_lone_administrator(people):
    act("reset_password", people.administrator, people.handler)
    act("allow_renewal", people.head, people.handler, after=timedelta(minutes=1))
    act("reset_second_factor", people.administrator, people.handler, after=LATER)
    assert Entry.objects.filter(verb="people.allow_renewal", actor_ref=f"officer:{people.head.pk}").count() == 1


def test_what_a_head_allows_holds_for_a_day(people):
    act("reset_password", people.administrator, people.handler)
    act("allow_renewal", people.head, people.handler, after=timedelta(minutes=1))
    with pytest.raises(NotAllowedNow):
        act("reset_second_factor", people.administrator, people.handler, after=timedelta(days=2))


@pytest.mark.parametrize("role", ["administrator", "head"])
def test_a_second_account_made_for_it_is_no_second_person(people, role):
    act("reset_password", people.administrator, people.handler)
    puppet = make_officer("Người Mới", username="nguoi-moi")
    made = make_post(puppet, people.commune, role)
    assert made.valid_from < clock.today()  # dated back
    with pytest.raises(NotAllowedNow):
        if role == "head":
            act("allow_renewal", puppet, people.handler, after=timedelta(minutes=1))
        act("reset_second_factor", people.administrator if role == "head" else puppet, people.handler, after=LATER)


@pytest.mark.parametrize("who", ["administrator", "handler", "supervisor", "elsewhere", "economics_head"])
def test_only_heads_of_the_officer_or_above_allow(people, who):
    act("reset_password", people.administrator, people.handler)
    with pytest.raises(Refused):
        act("allow_renewal", getattr(people, who), people.handler, after=LATER)


def test_where_nothing_was_renewed_there_is_nothing_to_allow(people):
    with pytest.raises(NotAllowedNow):
        act("allow_renewal", people.head, people.handler)


def test_a_lone_head_gets_the_way_in_again_from_the_machine(people):
    when = {"on": clock.today(), "at": clock.now()}
    officer, _password = actions.recover_administrator(username="head", actor=RECOVERY, **when)
    assert officer == people.head
    assert Renewal.objects.get(officer=officer).by is None


def test_the_officer_is_told_at_the_next_sign_in_and_on_the_profile(people, settings, client):
    settings.SECOND_FACTOR = "optional"
    act("reset_password", people.administrator, people.economics_head)
    people.economics_head.refresh_from_db()
    people.economics_head.set_password(PASSWORD)
    people.economics_head.must_change_password = False
    people.economics_head.save()
    assert give_password(client, "economics-head").url == DESK
    page = client.get(DESK).content.decode()
    assert f"{people.administrator.full_name}: cấp lại mật khẩu của anh/chị ngày" in page
    assert people.administrator.full_name in client.get(f"{DESK}toi/").content.decode()


def test_a_head_is_shown_it_on_the_page_of_the_unit_and_allows_it_there(people, client):
    act("reset_password", people.administrator, people.handler)
    unit = people.handler.posts.get().unit_id
    client.force_login(people.head)
    show_everything(client, people.head)
    page = reverse("people:allow_renewal", kwargs={"officer_id": people.handler.pk})
    assert page in client.get(reverse("people:unit", kwargs={"unit_id": unit})).content.decode()
    assert "cấp lại mật khẩu" in client.get(page).content.decode()
    assert client.post(page).status_code == 302
    assert Renewal.objects.filter(way="allowed").count() == 1


@pytest.mark.parametrize("who", ["economics_handler", "elsewhere", "administrator"])
def test_nobody_else_learns_of_it(people, who):
    act("reset_password", people.administrator, people.handler)
    window = Client()
    window.force_login(getattr(people, who))
    show_everything(window, getattr(people, who))
    assert window.get(reverse("people:allow_renewal", kwargs={"officer_id": people.handler.pk})).status_code == 404
    if who != "administrator":
        unit = people.handler.posts.get().unit_id
        page = window.get(reverse("people:unit", kwargs={"unit_id": unit})).content.decode()
        assert "cấp lại mật khẩu" not in page


def test_the_page_says_who_can_help(people, client):
    act("reset_password", people.administrator, people.handler)
    client.force_login(people.administrator)
    show_everything(client, people.administrator)
    answer = client.post(reverse("people:reset_second_factor", kwargs={"officer_id": people.handler.pk}))
    assert (answer.status_code, "người đứng đầu bấm" in answer.content.decode()) == (409, True)
    assert client.get(f"{ACCOUNT}/login/").status_code == 302


def test_what_opens_an_account_together():
    for way in ("password", "identity", "second_factor"):
        assert all(way in opens_together(other) for other in opens_together(way))
