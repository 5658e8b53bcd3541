"""Every verb on officers, posts and absences: what it writes, what it refuses, what stays out of the book."""

from datetime import UTC, date, datetime

import pytest

from cast import PASSWORD, SINCE, TODAY, actor, cast, make_post
from thongsuot.core.errors import Invalid, NotAllowedNow, NotFound, Refused
from thongsuot.core.ids import new_id
from thongsuot.ledger.models import Entry
from thongsuot.people import actions
from thongsuot.people.models import Absence, Officer, Post
from thongsuot.units.models import Unit

pytestmark = pytest.mark.django_db
AT = datetime(2026, 7, 15, 2, 0, tzinfo=UTC)
WHEN = {"on": TODAY, "at": AT}


@pytest.fixture
def people():
    return cast()


@pytest.fixture
def admin(people):
    return actor(people.administrator)


def test_a_new_officer_gets_a_one_time_password_and_no_posts(people, admin):
    officer, password = actions.add_officer(username="Lo.May", full_name="Lò  Thị Mây", actor=admin, at=AT)
    assert (officer.username, officer.full_name) == ("lo.may", "Lò Thị Mây")
    assert officer.must_change_password
    assert officer.check_password(password)
    assert not officer.posts.exists()


def test_the_book_holds_neither_name_nor_password(people, admin):
    officer, password = actions.add_officer(username="lo.may", full_name="Lò Thị Mây", actor=admin, at=AT)
    row = Entry.objects.filter(verb="people.add_officer").values().get()
    assert row["subject_ref"] == f"officer:{officer.pk}"
    assert not any("Mây" in str(value) or password in str(value) for value in row.values())


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"username": "HANDLER"}, "username"),
        ({"username": "lò mây"}, "username"),
        ({"username": "ab"}, "username"),
        ({"full_name": " \u200b "}, "full_name"),
    ],
    ids=["taken in other letters", "with marks", "too short", "a name that is blank"],
)
def test_an_officer_is_not_added_with(people, admin, changes, field):
    with pytest.raises(Invalid) as refused:
        actions.add_officer(**{"username": "moi", "full_name": "Lò Thị Mây"} | changes, actor=admin, at=AT)
    assert refused.value.field == field


def test_only_an_administrator_adds_officers(people):
    with pytest.raises(Refused):
        actions.add_officer(username="moi", full_name="A", actor=actor(people.head), at=AT)


def test_an_edited_officer_is_found_by_the_new_name(people, admin):
    values = {"full_name": "Trần Văn Mới", "email": "", "phone": "", "title": "Chuyên viên"}
    officer = actions.edit_officer(officer_id=people.handler.pk, **values, actor=admin, **WHEN)
    assert officer.search_key == "tran van moi handler chuyen vien"


def test_a_reset_password_works_once_told_and_must_be_changed(people, admin):
    password = actions.reset_password(officer_id=people.handler.pk, actor=admin, **WHEN)
    officer = Officer.objects.get(pk=people.handler.pk)
    assert officer.check_password(password)
    assert officer.must_change_password


def test_nobody_resets_a_password_elsewhere_or_the_own(people, admin):
    for officer in (people.elsewhere, people.administrator, people.province_head):
        with pytest.raises(Refused):
            actions.reset_password(officer_id=officer.pk, actor=admin, **WHEN)


def test_a_closed_account_is_opened_again(people, admin):
    assert not actions.deactivate_officer(officer_id=people.handler.pk, actor=admin, **WHEN).is_active
    with pytest.raises(NotAllowedNow):
        actions.deactivate_officer(officer_id=people.handler.pk, actor=admin, **WHEN)
    assert actions.reactivate_officer(officer_id=people.handler.pk, actor=admin, **WHEN).is_active
    with pytest.raises(NotAllowedNow):
        actions.reactivate_officer(officer_id=people.handler.pk, actor=admin, **WHEN)


def test_nobody_closes_the_own_account(people, admin):
    with pytest.raises(NotAllowedNow):
        actions.deactivate_officer(officer_id=people.administrator.pk, actor=admin, **WHEN)


def test_own_ways_are_kept_and_nobody_elses(people, admin):
    own = actor(people.handler)
    ways = {"language": "en", "keyboard_shortcuts": False}
    officer = actions.set_own_ways(officer_id=people.handler.pk, **ways, actor=own, **WHEN)
    assert (officer.language, officer.keyboard_shortcuts) == ("en", False)
    with pytest.raises(Refused):
        actions.set_own_ways(officer_id=people.handler.pk, **ways, actor=admin, **WHEN)
    with pytest.raises(Invalid):
        actions.set_own_ways(officer_id=people.handler.pk, **ways | {"language": "fr"}, actor=own, **WHEN)


def give(people, admin, **changes):
    values = {"officer_id": people.nobody.pk, "unit_id": people.commune.pk, "role": "handler", "at": AT, "on": TODAY}
    return actions.give_post(**values | changes, actor=admin)


@pytest.mark.parametrize("name", ["elsewhere", "province_head"])
def test_who_works_only_for_others_is_given_no_post_from_below(people, admin, name):
    with pytest.raises(Refused):
        give(people, admin, officer_id=getattr(people, name).pk)
    above = actor(people.province_administrator)
    assert give(people, above, officer_id=getattr(people, name).pk).unit == people.commune


def test_no_post_is_given_above_the_own_units_not_even_to_oneself(people, admin):
    for officer in (people.administrator, people.nobody):
        with pytest.raises(Refused):
            give(people, admin, officer_id=officer.pk, unit_id=people.province.pk, role="head")


def test_a_given_post_acts_from_its_day_on(people, admin):
    give(people, admin, part_time=True)
    assert actor(people.nobody).holds("handler", people.commune.pk)
    assert Entry.objects.filter(verb="people.give_post").count() == 1


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"role": "king"}, "role"),
        ({"deputy": True}, "deputy"),
        ({"until": TODAY}, "until"),
    ],
)
def test_a_post_is_not_given_with(people, admin, changes, field):
    with pytest.raises(Invalid) as refused:
        give(people, admin, **changes)
    assert refused.value.field == field


def test_the_same_role_is_not_given_twice_for_the_same_days(people, admin):
    give(people, admin, until=date(2026, 8, 1))
    with pytest.raises(NotAllowedNow):
        give(people, admin, on=date(2026, 7, 31))
    assert give(people, admin, on=date(2026, 8, 1)).valid_from == date(2026, 8, 1)


def test_no_post_is_given_in_an_abolished_unit_to_a_closed_account_or_out_of_reach(people, admin):
    Unit.objects.filter(pk=people.economics.pk).update(valid_until=TODAY)
    with pytest.raises(NotAllowedNow):
        give(people, admin, unit_id=people.economics.pk)
    Officer.objects.filter(pk=people.nobody.pk).update(is_active=False)
    with pytest.raises(NotAllowedNow):
        give(people, admin)
    with pytest.raises(Refused):
        give(people, admin, unit_id=people.province.pk)
    with pytest.raises(NotFound):
        give(people, admin, unit_id=new_id())


def test_an_ended_post_is_over_from_its_day_on_and_ends_once(people, admin):
    post = people.handler.posts.get()
    actions.end_post(post_id=post.pk, actor=admin, **WHEN)
    assert not actor(people.handler).posts
    with pytest.raises(NotAllowedNow):
        actions.end_post(post_id=post.pk, actor=admin, **WHEN)


def test_a_post_that_had_not_begun_is_void(people, admin):
    post = make_post(people.nobody, people.commune, since=date(2026, 9, 1))
    assert actions.end_post(post_id=post.pk, actor=admin, **WHEN).valid_until == date(2026, 9, 1)


def test_closing_a_unit_ends_each_post_in_one_transaction(people, admin):
    actions.close_unit(unit_id=people.economics.pk, successor_id=people.office.pk, actor=admin, **WHEN)
    assert not Post.objects.filter(unit=people.economics, valid_until=None).exists()
    assert Entry.objects.filter(verb="people.end_post").count() == 2
    assert Entry.objects.filter(verb="units.abolish").count() == 1


def test_a_unit_that_cannot_be_closed_keeps_its_posts(people, admin):
    with pytest.raises(NotAllowedNow):
        actions.close_unit(unit_id=people.commune.pk, successor_id=None, actor=admin, **WHEN)
    assert Post.objects.filter(unit=people.commune, valid_until=None, valid_from=SINCE).count() == 6


def away(people, first, last, **changes):
    values = {"officer_id": people.head.pk, "actor": actor(people.head)} | WHEN | changes
    return actions.record_absence(first_day=first, last_day=last, **values)


def test_an_absence_is_recorded_and_may_not_overlap_or_run_backwards(people):
    away(people, date(2026, 7, 20), date(2026, 7, 24))
    with pytest.raises(Invalid) as refused:
        away(people, date(2026, 7, 24), date(2026, 7, 26))
    assert refused.value.field == "first_day"
    with pytest.raises(Invalid):
        away(people, date(2026, 8, 2), date(2026, 8, 1))


def test_nobody_else_but_an_administrator_records_an_absence(people, admin):
    with pytest.raises(Refused):
        away(people, TODAY, TODAY, actor=actor(people.handler))
    assert away(people, TODAY, TODAY, actor=admin).officer == people.head


@pytest.mark.parametrize(
    ("first", "last", "left"),
    [
        (date(2026, 7, 20), date(2026, 7, 24), None),
        (date(2026, 7, 15), date(2026, 7, 24), None),
        (date(2026, 7, 13), date(2026, 7, 24), date(2026, 7, 14)),
    ],
    ids=["still to come", "began today", "running"],
)
def test_who_comes_back_early_was_away_until_the_day_before(people, first, last, left):
    row = away(people, first, last)
    actions.cancel_absence(absence_id=row.pk, actor=actor(people.head), **WHEN)
    assert [each.last_day for each in Absence.objects.all()] == ([left] if left else [])


def test_an_absence_that_is_over_stays(people):
    row = away(people, date(2026, 7, 1), date(2026, 7, 3))
    with pytest.raises(NotAllowedNow):
        actions.cancel_absence(absence_id=row.pk, actor=actor(people.head), **WHEN)


def sign_in(client, username, password=PASSWORD):
    return client.post("/ban-lam-viec/tai-khoan/login/", {"login": username, "password": password})


@pytest.fixture
def hau(people):
    people.handler.set_password(PASSWORD)
    people.handler.language = "en"
    people.handler.save()
    return people.handler


def test_an_officer_signs_in_with_a_fresh_session_and_the_own_language(client, hau):
    client.get("/ban-lam-viec/tai-khoan/login/")
    client.session["before"] = 1
    before = client.session.session_key
    answer = sign_in(client, "Handler")
    assert answer.status_code == 302
    assert client.session.session_key != before
    assert answer.cookies["django_language"].value == "en"


def test_a_closed_account_does_not_sign_in(client, hau):
    Officer.objects.filter(pk=hau.pk).update(is_active=False)
    sign_in(client, "handler")
    assert "_auth_user_id" not in client.session


def test_a_running_session_ends_with_a_closed_account_and_with_a_new_password(client, hau, admin):
    for end in (actions.deactivate_officer, actions.reset_password):
        Officer.objects.filter(pk=hau.pk).update(is_active=True)
        client.force_login(Officer.objects.get(pk=hau.pk))
        end(officer_id=hau.pk, actor=admin, **WHEN)
        assert client.get("/ban-lam-viec/toi/").url.startswith("/ban-lam-viec/tai-khoan/login/")


def test_nobody_signs_up(client, db):
    answer = client.post("/ban-lam-viec/tai-khoan/signup/", {"username": "la", "password1": PASSWORD})
    assert not Officer.objects.exists()
    assert answer.status_code in (200, 404)


def test_guessing_a_password_is_slowed_down(client, hau):
    for _guess in range(12):
        answer = sign_in(client, "handler", "sai-mat-khau")
    assert answer.status_code in (200, 429)
    assert sign_in(client, "handler").status_code != 302
