"""Saved filters: kept without a searched word, shared with a unit, opened first, renamed, deleted."""

import pytest

from cases.desk import set_day, text
from cast import cast
from lives import DAY, Life
from thongsuot.cases.models import SavedView

pytestmark = pytest.mark.django_db
LIST = "/ban-lam-viec/vu-viec/"
SAVE = f"{LIST}bo-loc/luu/"
ASKED = {"ten": "Đang làm", "buoc": "dang-lam", "xep": "han", "q": "bà Hoa", "kenh": "x"}


@pytest.fixture(autouse=True)
def present_day(monkeypatch):
    set_day(monkeypatch, DAY)


@pytest.fixture
def people():
    return cast()


def saved(client, officer, **more):
    client.force_login(officer)
    client.post(SAVE, ASKED | more)
    return SavedView.objects.get()


def change(client, row, **given):
    return client.post(f"{LIST}bo-loc/{row.pk}/", given)


def test_what_was_understood_is_kept_and_a_searched_word_is_not(client, people):
    assert saved(client, people.head).query == "buoc=dang-lam&xep=han"


def test_a_saved_view_is_a_tab_of_the_list(client, people):
    Life(people, title="Còn làm")
    row = saved(client, people.head)
    page = text(client.get(f"{LIST}?{row.query}&loc={row.pk}"))
    assert "Còn làm" in page and 'aria-current="page" href="?buoc=dang-lam' in page


def test_an_own_view_is_nobody_elses_and_a_shared_one_is_the_units(client, people):
    row = saved(client, people.head)
    client.force_login(people.handler)
    assert f"loc={row.pk}" not in text(client.get(f"{LIST}?loc=tat-ca"))
    row.delete()
    row = saved(client, people.head, chung="1")
    client.force_login(people.handler)
    assert f"loc={row.pk}" in text(client.get(LIST))
    client.force_login(people.elsewhere)
    assert f"loc={row.pk}" not in text(client.get(LIST))


def test_the_list_opens_with_the_first_view_until_all_is_asked_for(client, people):
    row = saved(client, people.head)
    change(client, row, viec="mo-dau")
    assert client.get(LIST)["Location"] == f"{LIST}?{row.query}&loc={row.pk}"
    assert client.get(f"{LIST}?loc=tat-ca").status_code == 200
    change(client, row, viec="thoi-mo-dau")
    assert client.get(LIST).status_code == 200


def test_a_view_is_renamed_and_deleted_by_its_owner_alone(client, people):
    row = saved(client, people.head, chung="1")
    change(client, row, viec="doi-ten", ten="Việc của tôi")
    assert "Việc của tôi" in text(client.get(f"{LIST}bo-loc/"))
    client.force_login(people.handler)
    assert change(client, row, viec="xoa").status_code == 404
    client.force_login(people.head)
    change(client, row, viec="xoa")
    assert not SavedView.objects.exists()


@pytest.mark.parametrize("given", [{"ten": ""}, {"ten": "x" * 61}, {"buoc": "", "xep": "", "q": "bà Hoa"}])
def test_a_view_without_a_name_or_without_filters_is_not_saved(client, people, given):
    client.force_login(people.head)
    answer = client.post(SAVE, ASKED | given, follow=True)
    assert answer.status_code == 200 and not SavedView.objects.exists()
