"""The pages of administration: who reaches them, what they keep, what they do."""

import re
from datetime import timedelta

import pytest

from cast import PASSWORD, SINCE, cast, make_officer, make_post
from thongsuot.core import clock
from thongsuot.people.models import Absence, Officer, Post
from thongsuot.units.models import Competence, Unit

pytestmark = pytest.mark.django_db
DESK = "/ban-lam-viec/"
ADMIN = f"{DESK}quan-tri/"


@pytest.fixture
def people():
    return cast()


@pytest.fixture
def admin(client, people):
    client.force_login(people.administrator)
    return client


def pages(people):
    unit, officer = people.economics.pk, people.handler.pk
    return [
        f"{ADMIN}don-vi/",
        f"{ADMIN}don-vi/?q=kinh+te",
        f"{ADMIN}don-vi/{unit}/",
        f"{ADMIN}don-vi/{people.commune.pk}/nhanh/",
        f"{ADMIN}don-vi/{unit}/don-vi-moi/",
        f"{ADMIN}don-vi/{unit}/doi-ten/",
        f"{ADMIN}don-vi/{unit}/chuyen/",
        f"{ADMIN}don-vi/{unit}/lien-he/",
        f"{ADMIN}don-vi/{unit}/tham-quyen/",
        f"{ADMIN}don-vi/{unit}/giai-the/",
        f"{ADMIN}tham-quyen/{people.economics.competences.get().pk}/ket-thuc/",
        f"{ADMIN}dia-ban/?q=don+duong",
        f"{ADMIN}dia-ban/{people.commune_place.pk}/",
        f"{ADMIN}can-bo/",
        f"{ADMIN}can-bo/moi/",
        f"{ADMIN}can-bo/{officer}/",
        f"{ADMIN}can-bo/{officer}/sua/",
        f"{ADMIN}can-bo/{officer}/mat-khau/",
        f"{ADMIN}can-bo/{officer}/khoa/",
        f"{ADMIN}can-bo/{officer}/giao-vai/",
        f"{ADMIN}can-bo/{officer}/vang/",
        f"{ADMIN}vai/{people.handler.posts.get().pk}/ket-thuc/",
        f"{DESK}toi/",
        f"{DESK}toi/vang/",
        f"{DESK}doi-vai/",
    ]


def test_the_administrator_opens_every_page_and_a_stranger_none(client, people):
    for page in pages(people):
        answer = client.get(page)
        assert (answer.status_code, answer.url.startswith(f"{DESK}tai-khoan/")) == (302, True), page
    client.force_login(people.administrator)
    for page in pages(people):
        answer = client.get(page)
        assert answer.status_code == 200, page
        assert "<h1>" in answer.content.decode() or "/nhanh/" in page


def test_the_root_administrator_edits_the_installation(client, people):
    client.force_login(people.province_administrator)
    values = {"name_vi": "Tỉnh Lâm Đồng", "name_en": "Lâm Đồng", "phone": "1022", "hours": ""}
    assert client.post(f"{ADMIN}he-thong/", values).status_code == 302


def test_a_handler_sees_units_but_changes_nothing(client, people):
    client.force_login(people.handler)
    assert client.get(f"{ADMIN}don-vi/{people.economics.pk}/").status_code == 200
    assert client.get(f"{ADMIN}don-vi/{people.economics.pk}/doi-ten/").status_code == 403
    assert client.get(f"{ADMIN}can-bo/{people.head.pk}/").status_code == 404


def test_an_administrator_does_not_learn_of_officers_elsewhere(admin, people):
    for page in ("", "giao-vai/", "sua/", "mat-khau/", "vang/", "ban-giao/", "khoa/"):
        assert admin.get(f"{ADMIN}can-bo/{people.elsewhere.pk}/{page}").status_code == 404, page
    assert "Ngô Thị Xa" not in admin.get(f"{ADMIN}can-bo/?q=ngo").content.decode()


def test_a_wrong_form_keeps_what_was_typed_and_says_what_to_do(admin, people):
    typed = {"name": "Đội Trật tự", "code": "24931-kt", "kind": "service", "on": clock.today().isoformat()}
    answer = admin.post(f"{ADMIN}don-vi/{people.commune.pk}/don-vi-moi/", typed)
    assert answer.status_code == 422
    assert "Đội Trật tự" in answer.content.decode()
    assert "Mã đơn vị này đã dùng" in answer.content.decode()


def test_a_unit_is_created_and_shown(admin, people):
    typed = {"name": "Đội Trật tự", "code": "24931-tt", "kind": "service", "on": clock.today().isoformat()}
    answer = admin.post(f"{ADMIN}don-vi/{people.commune.pk}/don-vi-moi/", typed, follow=True)
    assert "<h1>Đội Trật tự</h1>" in answer.content.decode()


def test_a_move_is_asked_again_before_it_is_done(admin, people):
    page = f"{ADMIN}don-vi/{people.economics.pk}/chuyen/"
    typed = {"parent": people.office.code, "on": clock.today().isoformat()}
    asked = admin.post(page, typed)
    people.economics.refresh_from_db()
    assert people.economics.parent == people.commune
    assert "Chuyển Phòng Kinh tế xã Đơn Dương cùng 0 đơn vị" in asked.content.decode()
    assert admin.post(page, typed | {"confirm": "1"}).status_code == 302
    people.economics.refresh_from_db()
    assert people.economics.parent == people.office


def test_words_that_fit_several_units_offer_them_to_choose_from(admin, people):
    typed = {"parent": "phong kinh te", "on": clock.today().isoformat()}
    answer = admin.post(f"{ADMIN}don-vi/{people.office.pk}/chuyen/", typed)
    assert answer.status_code == 422
    assert 'value="24931-kt"' in answer.content.decode()


def test_an_abolished_unit_ends_its_posts(admin, people):
    typed = {"successor": "", "on": clock.today().isoformat(), "confirm": "1"}
    assert admin.post(f"{ADMIN}don-vi/{people.economics.pk}/giai-the/", typed).status_code == 302
    assert Unit.objects.get(pk=people.economics.pk).valid_until == clock.today()
    assert not Post.objects.filter(unit=people.economics, valid_until=None).exists()


def test_a_competence_is_given_and_ended(admin, people):
    typed = {"topic": "land", "kind": "", "place": "", "basis": "", "on": SINCE.isoformat()}
    page = f"{ADMIN}don-vi/{people.one_stop.pk}/tham-quyen/"
    assert admin.post(page, typed).status_code == 200
    assert not Competence.objects.filter(unit=people.one_stop).exists()
    admin.post(page, typed | {"confirm": "1"})
    row = Competence.objects.get(unit=people.one_stop)
    admin.post(f"{ADMIN}tham-quyen/{row.pk}/ket-thuc/", {"on": clock.today().isoformat(), "confirm": "1"})
    row.refresh_from_db()
    assert row.valid_until == clock.today()


def test_a_new_officer_signs_in_with_the_password_shown_once_and_must_change_it(admin, client, people):
    answer = admin.post(f"{ADMIN}can-bo/moi/", {"full_name": "Lò Thị Mây", "username": "Lo.May"})
    assert answer["Cache-Control"] == "no-store"
    password = re.search(r'class="ts-code">([^<]+)<', answer.content.decode())[1]
    client.logout()
    client.post(f"{DESK}tai-khoan/login/", {"login": "lo.may", "password": password})
    assert client.get(f"{DESK}toi/").url.startswith(f"{DESK}tai-khoan/password/change/")
    client.post(
        f"{DESK}tai-khoan/password/change/",
        {"oldpassword": password, "password1": PASSWORD, "password2": PASSWORD},
    )
    assert Officer.objects.get(username="lo.may").must_change_password is False
    assert client.get(f"{DESK}toi/").url.startswith(f"{DESK}tai-khoan/2fa/")


def test_an_officer_without_posts_sees_one_page_that_explains(client, people):
    client.force_login(people.nobody)
    answer = client.get(f"{ADMIN}don-vi/")
    assert answer.status_code == 403
    assert "Chưa được giao vai" in answer.content.decode()


def test_a_post_is_given_and_ended(admin, people):
    typed = {"unit": "24931", "role": "publisher", "on": clock.today().isoformat(), "until": ""}
    assert admin.post(f"{ADMIN}can-bo/{people.nobody.pk}/giao-vai/", typed).status_code == 302
    post = people.nobody.posts.get()
    admin.post(f"{ADMIN}vai/{post.pk}/ket-thuc/", {"on": (clock.today() + timedelta(1)).isoformat()})
    post.refresh_from_db()
    assert post.valid_until == clock.today() + timedelta(1)


def test_an_officer_records_the_own_absence_and_ends_it(client, people):
    client.force_login(people.head)
    today = clock.today().isoformat()
    client.post(f"{DESK}toi/vang/", {"first_day": today, "last_day": today})
    row = Absence.objects.get(officer=people.head)
    client.post(f"{DESK}toi/vang/{row.pk}/ket-thuc/")
    assert not Absence.objects.exists()


def test_practice_is_entered_and_left_for_this_session_alone(client, people):
    client.force_login(people.handler)
    client.post(f"{DESK}doi-vai/tap-duot/", {"on": "1"})
    assert "Trở lại việc thật" in client.get(f"{DESK}doi-vai/").content.decode()
    client.post(f"{DESK}doi-vai/tap-duot/", {"on": "0"})
    assert "Vào tập làm" in client.get(f"{DESK}doi-vai/").content.decode()


def test_the_chosen_language_answers_from_the_next_page_on(client, people):
    client.force_login(people.handler)
    answer = client.post(f"{DESK}toi/", {"language": "en", "keyboard_shortcuts": "on"})
    assert answer.cookies["django_language"].value == "en"


def test_lists_page(admin, people):
    for number in range(60):
        make_post(make_officer(f"Cán Bộ Số {number}", username=f"so-{number}"), people.commune)
    answer = admin.get(f"{ADMIN}can-bo/?trang=2")
    assert answer.status_code == 200
    assert "Trang 2 trên 2" in answer.content.decode()
