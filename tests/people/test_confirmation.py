"""Dangerous pages ask for password, code or key again; what was typed goes on by itself afterwards."""

import pytest
from django.urls import reverse

from cast import PASSWORD, cast, show_everything
from people.signing import ACCOUNT
from thongsuot.core.ids import new_id
from thongsuot.people.models import Officer

pytestmark = pytest.mark.django_db
DANGEROUS = (
    ("people:add", {}), ("people:edit", {"officer_id": new_id()}), ("people:password", {"officer_id": new_id()}),
    ("people:give_post", {"officer_id": new_id()}), ("people:end_sessions", {"officer_id": new_id()}),
    ("people:reset_second_factor", {"officer_id": new_id()}), ("people:identity", {"officer_id": new_id()}),
    ("changes:hand_over", {"officer_id": new_id()}), ("changes:close_officer", {"officer_id": new_id()}),
    ("changes:end_post", {"post_id": new_id()}), ("changes:close_unit", {"unit_id": new_id()}),
    ("changes:erase", {"case_id": new_id()}), ("api_keys_give", {}), ("api_keys_revoke", {"token_id": new_id()}),
    ("api_keys_renew", {"token_id": new_id()}), ("mfa_activate_totp", {}), ("mfa_add_webauthn", {}),
    ("mfa_generate_recovery_codes", {}),
)  # fmt: skip


@pytest.fixture
def people():
    people = cast()
    people.province_administrator.set_password(PASSWORD)
    people.province_administrator.save()
    return people


@pytest.fixture
def tired(client, people):
    """The administrator, ten minutes after the last proof."""
    client.force_login(people.province_administrator)
    show_everything(client, people.province_administrator, ago=601)
    return client


@pytest.mark.parametrize(("name", "named"), DANGEROUS, ids=[name for name, _named in DANGEROUS])
@pytest.mark.parametrize("method", ["get", "post"])
def test_after_ten_minutes_it_asks_again_before_anything_else(tired, name, named, method):
    answer = getattr(tired, method)(reverse(name, kwargs=named))
    assert (answer.status_code, answer.url.partition("?")[0]) == (302, f"{ACCOUNT}/reauthenticate/")


def test_a_form_already_sent_goes_on_by_itself_after_the_password(tired, people):
    page = reverse("people:edit", kwargs={"officer_id": people.handler.pk})
    typed = {"full_name": "Trần Văn Hậu", "title": "Chuyên viên", "email": "", "phone": ""}
    asked = tired.post(page, typed)
    answer = tired.post(asked.url, {"password": PASSWORD})
    assert answer.url == reverse("people:officer", kwargs={"officer_id": people.handler.pk})
    assert Officer.objects.get(pk=people.handler.pk).title == "Chuyên viên"


def test_a_wrong_password_lets_nothing_go_on(tired, people):
    asked = tired.post(reverse("people:edit", kwargs={"officer_id": people.handler.pk}), {"full_name": "Ai Khác"})
    assert tired.post(asked.url, {"password": "khong-dung-dau"}).status_code == 200
    assert Officer.objects.get(pk=people.handler.pk).full_name == "Trần Văn Hậu"


def test_a_page_that_only_shows_is_not_asked_for(tired, people):
    assert tired.get(reverse("people:officer", kwargs={"officer_id": people.handler.pk})).status_code == 200
