"""The second factor: required before anything of the desk, kept sealed, each code good for one opening."""

import time

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.test import Client

from cast import PASSWORD, actor, cast, show_everything
from people.signing import ACCOUNT, DESK, code_of, give_password, set_up_app
from thongsuot.ledger.models import Entry
from thongsuot.people.second_factor import SecondFactor

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    people = cast()
    for officer in (people.handler, people.administrator):
        officer.set_password(PASSWORD)
        officer.save()
    return people


@pytest.fixture
def signed_in(client, people):
    """The handler after the password, with no second factor yet."""
    give_password(client, "handler")
    return client


@pytest.fixture
def secret(signed_in):
    return set_up_app(signed_in)


def words_of(answer) -> str:
    return answer.content.decode()


def test_without_a_second_factor_every_page_of_the_desk_leads_to_setting_one_up(signed_in):
    for page in ("", "vu-viec/", "toi/", "toi/phien/", "doi-vai/"):
        answer = signed_in.get(DESK + page)
        assert (answer.status_code, answer.url.partition("?")[0]) == (302, f"{ACCOUNT}/2fa/"), page
    assert "Cài ứng dụng xác thực" in words_of(signed_in.get(f"{ACCOUNT}/2fa/"))


def test_without_a_second_factor_the_api_is_closed_to_the_session(signed_in):
    assert signed_in.get("/api/v1/cases").status_code == 401


def test_where_it_is_optional_the_password_opens_the_desk(signed_in, settings):
    settings.SECOND_FACTOR = "optional"
    assert signed_in.get(DESK).status_code == 200
    assert signed_in.get("/api/v1/cases").status_code == 200


def test_setting_up_an_app_opens_the_desk_and_shows_spare_codes(signed_in):
    set_up_app(signed_in)
    assert signed_in.get(DESK).status_code == 200
    assert "Còn 10 trên 10 mã" in words_of(signed_in.get(f"{ACCOUNT}/2fa/recovery-codes/"))
    assert signed_in.get(f"{ACCOUNT}/2fa/recovery-codes/download/").status_code == 200


def test_setting_up_is_written_in_the_book_without_the_secret(signed_in, people):
    secret = set_up_app(signed_in)
    row = Entry.objects.filter(verb="people.set_up_second_factor").values().get()
    assert row["subject_ref"] == f"officer:{people.handler.pk}"
    assert not any(secret in str(value) for value in row.values())


def test_the_next_sign_in_asks_for_the_code(secret, people):
    other = Client()
    assert give_password(other, "handler").url == f"{ACCOUNT}/2fa/authenticate/"
    assert other.get(DESK).status_code == 302
    other.post(f"{ACCOUNT}/2fa/authenticate/", {"code": code_of(secret)})
    assert other.get(DESK).status_code == 200


def test_a_code_opens_only_once(secret):
    code = code_of(secret)
    answers = []
    for _window in range(2):
        window = Client()
        give_password(window, "handler")
        answers.append(window.post(f"{ACCOUNT}/2fa/authenticate/", {"code": code}))
    assert [answer.status_code for answer in answers] == [302, 200]


def test_a_code_of_half_a_minute_ago_is_taken_and_an_older_one_is_not(secret):
    window = Client()
    give_password(window, "handler")
    old = window.post(f"{ACCOUNT}/2fa/authenticate/", {"code": code_of(secret, time.time() - 90)})
    assert old.status_code == 200
    late = window.post(f"{ACCOUNT}/2fa/authenticate/", {"code": code_of(secret, time.time() - 30)})
    assert late.status_code == 302


def test_a_spare_code_opens_once(secret, people):
    codes = Authenticator.objects.get(user=people.handler, type="recovery_codes").wrap().get_unused_codes()
    answers = []
    for _window in range(2):
        window = Client()
        give_password(window, "handler")
        answers.append(window.post(f"{ACCOUNT}/2fa/authenticate/", {"code": codes[0]}).status_code)
    assert answers == [302, 200]


def test_secrets_lie_sealed_in_the_database(secret, people):
    kept = str(list(Authenticator.objects.filter(user=people.handler).values_list("data", flat=True)))
    assert secret not in kept
    adapter = SecondFactor()
    assert adapter.decrypt(adapter.encrypt("JBSWY3DPEHPK3PXP")) == "JBSWY3DPEHPK3PXP"
    assert adapter.encrypt("x") != adapter.encrypt("x")


def test_a_session_that_never_showed_the_factor_is_asked_for_it(secret, people):
    older = Client()
    older.force_login(people.handler)
    session = older.session
    session["account_authentication_methods"] = [{"method": "password", "at": time.time()}]
    session.save()
    assert older.get(DESK).url.startswith(f"{ACCOUNT}/2fa/reauthenticate/")


def test_removing_the_only_app_leads_back_to_setting_one_up(signed_in, secret):
    assert signed_in.post(f"{ACCOUNT}/2fa/totp/deactivate/").status_code == 302
    assert signed_in.get(DESK).url.startswith(f"{ACCOUNT}/2fa/")
    assert Entry.objects.filter(verb="people.remove_second_factor").count() == 1


def test_changing_the_second_factor_asks_for_the_password_again_after_ten_minutes(client, people):
    client.force_login(people.handler)
    show_everything(client, people.handler, ago=601)
    for page in ("2fa/totp/activate/", "2fa/webauthn/add/"):
        assert client.get(f"{ACCOUNT}/{page}").url.startswith(f"{ACCOUNT}/reauthenticate/"), page


def test_an_administrator_takes_away_a_lost_second_factor_and_every_session_ends(signed_in, secret, people):
    admin = Client()
    admin.force_login(people.administrator)
    page = f"{DESK}quan-tri/can-bo/{people.handler.pk}/"
    assert "đã cài" in words_of(admin.get(page))
    assert admin.post(f"{page}buoc-hai/").status_code == 302
    assert not Authenticator.objects.filter(user=people.handler).exists()
    assert signed_in.get(DESK).url.startswith(f"{ACCOUNT}/login/")
    assert "chưa cài" in words_of(admin.get(page))
    assert admin.post(f"{page}buoc-hai/").status_code == 409


def test_the_code_just_used_is_not_taken_as_confirmation(secret, people):
    cache.clear()
    window = Client()
    give_password(window, "handler")
    code = code_of(secret)
    window.post(f"{ACCOUNT}/2fa/authenticate/", {"code": code})
    assert "Mã này đã dùng" in words_of(window.post(f"{ACCOUNT}/2fa/reauthenticate/", {"code": code}))


def test_nobody_who_may_not_recover_an_account_learns_of_it(client, people):
    client.force_login(people.administrator)
    assert client.get(f"{DESK}quan-tri/can-bo/{people.elsewhere.pk}/buoc-hai/").status_code == 404
    assert actor(people.administrator).officer_id
