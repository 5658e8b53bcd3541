"""Pages of no one room: what they send, in which language, and that they need neither account nor cookie."""

from io import BytesIO

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db
PUBLIC = ["/", "/tro-giup/", "/du-lieu-ca-nhan/"]
POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "media-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
}


@pytest.mark.parametrize("address", [*PUBLIC, "/khong-co-trang-nay", "/healthz"])
def test_every_answer_carries_exactly_the_policy_of_content(client, address):
    header = client.get(address)["Content-Security-Policy"]
    assert {part.strip() for part in header.split(";") if part.strip()} == POLICY


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_page_opens_without_account_or_session(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    assert not answer.cookies


@pytest.mark.parametrize("address", PUBLIC)
def test_a_page_names_its_language_and_lets_the_keyboard_skip_to_the_content(client, address):
    page = client.get(address).content.decode()
    assert '<html lang="vi">' in page
    assert 'class="ts-skip" href="#noi-dung"' in page
    assert 'id="noi-dung"' in page


def test_the_home_page_opens_three_doors(client):
    page = client.get("/").content.decode()
    assert [door in page for door in ('href="/gui"', 'href="/tra-cuu"', 'href="/vu-viec/"')] == [True] * 3


def test_the_language_is_kept_in_a_cookie_and_the_page_comes_back(client):
    answer = client.post("/ngon-ngu/", {"language": "en", "next": "/tro-giup/"})
    assert (answer.status_code, answer["Location"]) == (302, "/tro-giup/")
    assert '<html lang="en">' in client.get("/tro-giup/").content.decode()


def test_the_language_form_leads_to_no_other_site(client):
    answer = client.post("/ngon-ngu/", {"language": "en", "next": "https://noi-khac.example/"})
    assert answer["Location"] == "/"


def test_a_language_that_is_not_offered_changes_nothing(client):
    answer = client.post("/ngon-ngu/", {"language": "xx", "next": "/"})
    assert "django_language" not in answer.cookies


def test_a_browser_set_to_english_gets_english(client):
    page = client.get("/tro-giup/", headers={"accept-language": "en"}).content.decode()
    assert '<html lang="en">' in page


def test_health_says_only_that_all_is_well(client):
    assert client.get("/healthz").json() == {"ok": True}


def test_robots_stay_out_of_the_desk_and_of_cases_looked_up(client):
    text = client.get("/robots.txt").content.decode()
    assert "Disallow: /ban-lam-viec/" in text
    assert "Disallow: /tra-cuu" in text


def test_security_txt_names_a_contact_and_a_future_expiry(client):
    text = client.get("/.well-known/security.txt").content.decode()
    assert text.startswith("Contact: ")
    assert "Expires: " in text


def test_an_address_that_does_not_exist_gets_the_page_that_does_not_say_why(client):
    answer = client.get("/khong-co-trang-nay")
    assert answer.status_code == 404
    assert "Không tìm thấy, hoặc bà con không được xem" in answer.content.decode()


def test_a_form_that_lay_open_too_long_keeps_what_was_typed():
    client = Client(enforce_csrf_checks=True)
    words = "Cống thoát nước trước nhà văn hóa thôn Lạc Thông bị tắc từ tháng 6, mưa lớn là tràn."
    answer = client.post("/gui", {"text": words})
    assert answer.status_code == 403
    assert words in answer.content.decode()


@pytest.mark.parametrize(("files", "told"), [({"files": BytesIO(b"anh")}, True), ({}, False)])
def test_a_form_shown_again_says_that_the_chosen_file_is_not_kept(client, files, told):
    answer = client.post("/gui", {"token": "mot-ma-dai-de-khong-gui-hai-lan", "text": "Cống tắc."} | files)
    assert answer.status_code == 422
    assert ("Trình duyệt không giữ tệp đã chọn" in answer.content.decode()) is told


def test_a_form_sent_from_another_site_is_never_offered_to_be_sent_again():
    client = Client(enforce_csrf_checks=True)
    answer = client.post("/gui", {"text": "Câu của trang khác."}, headers={"origin": "https://trang-khac.example"})
    assert answer.status_code == 403
    assert "Câu của trang khác." not in answer.content.decode()
    assert "csrfmiddlewaretoken" not in answer.content.decode()


@pytest.mark.parametrize("name", ["secret", "password", "oldpassword", "password1", "new_secret"])
def test_a_page_that_keeps_what_was_typed_keeps_no_secret(name):
    answer = Client(enforce_csrf_checks=True).post("/gui", {name: "mat-khau-rat-kin", "text": "Cống tắc."})
    assert "Cống tắc." in answer.content.decode()
    assert "mat-khau-rat-kin" not in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]


def test_the_language_changes_where_cookies_are_blocked():
    answer = Client(enforce_csrf_checks=True).post("/ngon-ngu/", {"language": "en", "next": "/"})
    assert answer.status_code == 302
