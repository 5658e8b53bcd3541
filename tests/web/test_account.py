"""Signing in and its second step: dressed as the rest, in Vietnamese, and as slow for a guesser as allauth makes it."""

import re

import pytest

from cast import PASSWORD, make_officer, make_post, make_unit

pytestmark = pytest.mark.django_db
ACCOUNT = "/ban-lam-viec/tai-khoan"
# Words of the pages of allauth that no page of ours shows to someone who reads Vietnamese.
ENGLISH = re.compile(
    r"Sign In|Sign Out|Password|Username|Confirm Access|Two-Factor|Recovery Codes|Forgot", re.IGNORECASE
)


@pytest.fixture
def officer():
    made = make_officer("Trần Văn Hậu", username="hau", password=PASSWORD)
    make_post(made, make_unit(), "handler")
    return made


def seen(answer):
    """Return the words of a page without its tags and attributes."""
    return re.sub(r"<[^>]*>", " ", answer.content.decode())


@pytest.fixture
def signed_in(client, officer):
    client.post(f"{ACCOUNT}/login/", {"login": "hau", "password": PASSWORD})
    return client


def test_the_page_of_signing_in_says_who_needs_it(client):
    words = seen(client.get(f"{ACCOUNT}/login/"))
    assert "Cán bộ đăng nhập" in words
    assert "Bà con không cần tài khoản" in words
    assert not ENGLISH.search(words)


def test_an_officer_signs_in_and_comes_to_the_desk(client, officer):
    answer = client.post(f"{ACCOUNT}/login/", {"login": "hau", "password": PASSWORD})
    assert (answer.status_code, answer["Location"]) == (302, "/ban-lam-viec/")


def test_a_wrong_password_does_not_say_which_of_the_two_is_wrong(client, officer):
    known = client.post(f"{ACCOUNT}/login/", {"login": "hau", "password": "sai-mat-khau"})
    unknown = client.post(f"{ACCOUNT}/login/", {"login": "khong-ai-ca", "password": "sai-mat-khau"})
    sentence = "Tên đăng nhập hoặc mật khẩu chưa đúng"
    assert sentence in seen(known)
    assert sentence in seen(unknown)


CLOSED = ["signup/", "email/", "confirm-email/", "password/reset/", "password/set/", "login/code/", "2fa/webauthn/"]


@pytest.mark.parametrize("page", CLOSED)
def test_accounts_are_made_and_passwords_given_by_an_administrator_alone(signed_in, page):
    assert signed_in.get(f"{ACCOUNT}/{page}").status_code == 404
    assert signed_in.post(f"{ACCOUNT}/{page}", {"email": "ai@noi.vn"}).status_code == 404


def test_signing_out_tells_the_browser_to_forget_what_pages_stored(signed_in):
    assert "Clear-Site-Data" not in signed_in.get(f"{ACCOUNT}/logout/").headers
    answer = signed_in.post(f"{ACCOUNT}/logout/")
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert answer["Clear-Site-Data"] == '"storage"'
    assert signed_in.get("/ban-lam-viec/").status_code == 302


@pytest.mark.parametrize("page", ["logout/", "password/change/", "reauthenticate/", "2fa/"])
def test_the_other_pages_speak_vietnamese(signed_in, page):
    answer = signed_in.get(f"{ACCOUNT}/{page}")
    assert answer.status_code == 200
    assert not ENGLISH.search(seen(answer))


def test_two_passwords_that_differ_say_what_to_do(signed_in):
    typed = {"oldpassword": PASSWORD, "password1": "mot-cau-that-dai-1", "password2": "mot-cau-that-dai-2"}
    words = seen(signed_in.post(f"{ACCOUNT}/password/change/", typed))
    assert "Hai lần gõ mật khẩu chưa giống nhau" in words


@pytest.fixture
def confirmed(signed_in):
    """An officer who gave the password a second time, as the pages of the second step ask."""
    signed_in.post(f"{ACCOUNT}/reauthenticate/", {"password": PASSWORD})
    return signed_in


def test_the_second_step_is_set_up_with_a_drawing_and_its_letters(confirmed):
    page = confirmed.get(f"{ACCOUNT}/2fa/totp/activate/").content.decode()
    assert 'src="data:image/svg+xml' in page
    assert "Dãy chữ:" in page


def test_a_wrong_code_says_what_to_look_at(confirmed):
    confirmed.get(f"{ACCOUNT}/2fa/totp/activate/")
    words = seen(confirmed.post(f"{ACCOUNT}/2fa/totp/activate/", {"code": "000000"}))
    assert "Xem lại 6 chữ số" in words


def test_english_readers_get_the_words_in_english(client):
    answer = client.get(f"{ACCOUNT}/login/", headers={"accept-language": "en"})
    assert '<html lang="en">' in answer.content.decode()
    assert "Username" in seen(answer)


def test_an_empty_input_is_named_in_plain_words(client):
    assert "Chưa điền ô này." in seen(client.post(f"{ACCOUNT}/login/", {"login": "", "password": ""}))


def test_the_page_of_signing_in_keeps_the_menu_and_the_place(client):
    page = client.get(f"{ACCOUNT}/login/").content.decode()
    assert "testserver" not in page
    assert page.count('href="/tra-cuu"') >= 2


def test_reset_by_mail_is_not_offered(client):
    assert "password/reset" not in client.get(f"{ACCOUNT}/login/").content.decode()
