"""The administrator's page of keys: shown once, revoked after a question, nothing for anyone else."""

from datetime import date

import pytest

from cast import actor, cast
from lives import instant
from thongsuot.api.actions import digest, give_token
from thongsuot.api.models import Token
from thongsuot.api.permissions import givable_to
from thongsuot.core import clock
from thongsuot.core.access import can
from thongsuot.people.models import Officer

pytestmark = pytest.mark.django_db
KEYS = "/ban-lam-viec/quan-tri/khoa/"


@pytest.fixture
def people():
    return cast()


@pytest.fixture
def administrator(client, people):
    client.force_login(people.administrator)
    return client


def given(people, to="receptionist"):
    who, at = actor(people.province_administrator), instant(date(2026, 7, 20))
    return give_token(officer_id=getattr(people, to).pk, name="Tổng đài 1022", actor=who, at=at)[0]


def test_a_new_key_is_shown_once_and_by_no_cache_kept(administrator, people):
    answer = administrator.post(f"{KEYS}moi/", {"officer": "receptionist", "name": "Tổng đài 1022"})
    token = Token.objects.get()
    shown = answer.content.decode().partition('<code class="ts-who text-reset fw-semibold">')[2].partition("<")[0]
    assert digest(shown) == bytes(token.sha256)
    assert answer["Cache-Control"] == "no-store"
    assert shown not in administrator.get(KEYS).content.decode()


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"officer": "khong-co-ai", "name": "Tổng đài"}, "Không có cán bộ nào như vậy"),
        ({"officer": "elsewhere", "name": "Tổng đài"}, "Không có cán bộ nào như vậy"),
        ({"officer": "receptionist", "name": ""}, "Chưa điền ô này"),
        ({"officer": "receptionist", "name": "x" * 81}, "80"),
        ({"officer": "h", "name": "Tổng đài"}, "Nhiều cán bộ khớp"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field_and_nothing_typed_is_lost(administrator, typed, says):
    answer = administrator.post(f"{KEYS}moi/", typed)
    page = answer.content.decode()
    assert (answer.status_code, says in page, typed["officer"] in page) == (422, True, True)
    assert not Token.objects.exists()


def test_a_link_from_elsewhere_fills_in_the_officer_only_where_the_administrator_sees_them(administrator):
    assert 'value="receptionist"' in administrator.get(f"{KEYS}moi/?can-bo=receptionist").content.decode()
    assert 'value="elsewhere"' not in administrator.get(f"{KEYS}moi/?can-bo=elsewhere").content.decode()


def test_a_key_is_revoked_only_after_a_question(administrator, people):
    token = given(people)
    page = administrator.get(f"{KEYS}{token.pk}/thu-hoi/").content.decode()
    assert token.ending in page and Token.objects.get().revoked_at is None
    answer = administrator.post(f"{KEYS}{token.pk}/thu-hoi/", follow=True)
    assert "Đã thu hồi khóa “Tổng đài 1022”" in answer.content.decode()
    assert Token.objects.get().revoked_at is not None


def test_a_revoked_key_has_nothing_more_to_revoke(administrator, people):
    token = given(people)
    administrator.post(f"{KEYS}{token.pk}/thu-hoi/")
    assert administrator.post(f"{KEYS}{token.pk}/thu-hoi/").status_code == 404


def test_keys_of_other_communes_are_not_listed_and_not_there(administrator, people):
    token = given(people, to="elsewhere")
    assert token.ending not in administrator.get(KEYS).content.decode()
    assert administrator.post(f"{KEYS}{token.pk}/thu-hoi/").status_code == 404
    assert Token.objects.get().revoked_at is None


@pytest.mark.parametrize("page", ["", "moi/"])
def test_the_page_is_for_administrators_alone(client, people, page):
    client.force_login(people.head)
    assert client.get(KEYS + page).status_code == 404


def test_the_page_speaks_english(administrator):
    answer = administrator.get(KEYS, headers={"accept-language": "en"})
    assert "Access keys" in answer.content.decode()


@pytest.mark.parametrize("name", ["administrator", "province_administrator", "head", "nobody"])
def test_the_officers_offered_agree_with_the_permission(people, name):
    who = actor(getattr(people, name), on=clock.today())
    allowed = {officer for officer in Officer.objects.filter(is_active=True) if can(who, "api.give_token", officer)}
    assert set(givable_to(who, clock.today())) == allowed
