"""How long a session opens the desk: half an hour without use, eight hours in all; nothing typed is lost by it."""

import time

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from cast import PASSWORD, cast, show_everything
from people.signing import ACCOUNT, DESK
from thongsuot.core.ids import new_id
from thongsuot.people.kept import KEPT
from thongsuot.people.lasting import BEGUN, SEEN
from thongsuot.people.models import Officer

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    people = cast()
    for officer in (people.province_administrator, people.handler):
        officer.set_password(PASSWORD)
        officer.save()
    return people


def rested(client, officer, *, minutes: float = 31, hours: float = 0):
    """Sign in, and let the session lie for so long; it began so many hours before."""
    client.force_login(officer)
    show_everything(client, officer, ago=minutes * 60 + hours * 3600)
    session, last = client.session, time.time() - minutes * 60
    session[SEEN], session[BEGUN] = last, last - hours * 3600
    session.save()
    return client


@pytest.fixture
def idle(client, people):
    return rested(client, people.province_administrator)


def edit_page(people) -> tuple[str, dict]:
    page = reverse("people:edit", kwargs={"officer_id": people.handler.pk})
    return page, {"full_name": "Trần Văn Hậu", "title": "Chuyên viên chính", "email": "", "phone": ""}


def test_half_an_hour_without_a_request_asks_for_the_password_again(idle):
    assert idle.get(DESK).url == f"{ACCOUNT}/reauthenticate/?next=%2Fban-lam-viec%2F"
    assert idle.post(idle.get(DESK).url, {"password": PASSWORD}).url == DESK
    assert idle.get(DESK).status_code == 200


def test_the_api_is_closed_to_an_idle_session(idle):
    assert idle.get("/api/v1/cases").status_code == 401


def test_use_puts_the_end_off(client, people):
    rested(client, people.handler, minutes=29)
    assert client.get(DESK).status_code == 200
    assert client.session[SEEN] > time.time() - 5
    assert client.get("/api/v1/cases").status_code == 200


def test_use_by_the_api_puts_the_end_off_too(client, people):
    rested(client, people.handler, minutes=29)
    assert client.get("/api/v1/cases").status_code == 200
    assert client.session[SEEN] > time.time() - 5


def test_a_public_page_puts_nothing_off(idle):
    idle.get("/")
    assert idle.get(DESK).url.startswith(f"{ACCOUNT}/reauthenticate/")


def test_a_form_sent_after_the_end_goes_on_by_itself_after_the_password(idle, people):
    page, typed = edit_page(people)
    asked = idle.post(page, typed)
    assert asked.url.startswith(f"{ACCOUNT}/reauthenticate/")
    answer = idle.post(asked.url, {"password": PASSWORD})
    assert answer.url == reverse("people:officer", kwargs={"officer_id": people.handler.pk})
    assert Officer.objects.get(pk=people.handler.pk).title == "Chuyên viên chính"
    assert KEPT not in idle.session


def test_a_form_that_was_wrong_is_drawn_again_with_what_was_typed(idle, people):
    page, typed = edit_page(people)
    asked = idle.post(f"{page}?tu=danh-sach", typed | {"email": "khong-phai-thu"})
    answer = idle.post(asked.url, {"password": PASSWORD})
    assert (answer.status_code, "khong-phai-thu" in answer.content.decode()) == (422, True)


def test_a_wrong_password_lets_the_form_wait_on(idle, people):
    page, typed = edit_page(people)
    asked = idle.post(page, typed)
    assert idle.post(asked.url, {"password": "khong-phai-dau"}).status_code == 200
    assert Officer.objects.get(pk=people.handler.pk).title != "Chuyên viên chính"
    assert idle.post(asked.url, {"password": PASSWORD}).status_code == 302
    assert Officer.objects.get(pk=people.handler.pk).title == "Chuyên viên chính"


def test_no_header_of_a_waiting_form_lies_in_the_session(idle, people):
    idle.cookies["sealed"] = "nua-khoa-trong-trinh-duyet"
    page, typed = edit_page(people)
    idle.post(page, typed)
    assert "nua-khoa" not in str(dict(idle.session.items()))
    assert sorted(idle.session[KEPT]) == ["to", "typed"]


@pytest.mark.parametrize("name", ["sealed:intake", "changes:seal_case"])
def test_words_of_sealed_matters_do_not_wait_in_the_session(idle, name):
    named = {"case_id": new_id()} if name == "changes:seal_case" else {}
    assert idle.post(reverse(name, kwargs=named), {"reason": "niem-phong"}).status_code == 401
    assert "niem-phong" not in str(dict(idle.session.items()))


def test_a_form_with_files_is_sent_again_by_the_browser_that_still_has_them(idle, people):
    page = reverse("people:edit", kwargs={"officer_id": people.handler.pk})
    file = SimpleUploadedFile("anh.png", b"\x89PNG", "image/png")
    answer = idle.post(page, {"full_name": "Trần Văn Hậu", "tep": file})
    assert answer.status_code == 401
    assert "tải lại trang" in answer.content.decode()
    assert KEPT not in idle.session
    idle.post(f"{ACCOUNT}/reauthenticate/", {"password": PASSWORD})
    assert idle.post(page, edit_page(people)[1]).status_code == 302


def test_a_form_without_its_token_does_not_wait(people):
    strict = rested(Client(enforce_csrf_checks=True), people.province_administrator)
    page, typed = edit_page(people)
    assert strict.post(page, typed).status_code == 403
    assert KEPT not in strict.session


def test_hints_beside_a_form_say_so_and_replace_nothing_else(idle):
    answer = idle.get(DESK, headers={"hx-request": "true"})
    assert (answer.status_code, "chữ vẫn còn" in answer.content.decode()) == (401, True)


def test_without_the_second_factor_a_waiting_form_does_not_pass_it_by(client, people):
    rested(client, people.province_administrator)
    session = client.session
    session["account_authentication_methods"] = [{"method": "password", "at": time.time() - 1900}]
    session[KEPT] = {"to": edit_page(people)[0], "typed": "full_name=Ai+Khac"}
    session.save()
    client.post(f"{ACCOUNT}/reauthenticate/?next={edit_page(people)[0]}", {"password": PASSWORD})
    assert Officer.objects.get(pk=people.handler.pk).full_name == "Trần Văn Hậu"


def test_after_eight_hours_the_session_ends_however_much_it_was_used(client, people):
    rested(client, people.handler, minutes=0, hours=7.9)
    assert client.get(DESK).status_code == 200
    session = client.session
    session[BEGUN] = time.time() - settings.SESSION_COOKIE_AGE
    session.save()
    assert client.get("/api/v1/cases").status_code == 401
    assert client.get(DESK).url.startswith(f"{ACCOUNT}/login/")
    assert "_auth_user_id" not in client.session


def test_signing_in_begins_the_eight_hours(client, people, settings):
    settings.SECOND_FACTOR = "optional"
    client.post(f"{ACCOUNT}/login/", {"login": "handler", "password": PASSWORD})
    assert client.session[BEGUN] > time.time() - 60
