"""The pages of the registers: a request and a breach from the first form to the last."""

import pytest

from cast import cast, show_everything
from thongsuot.core import clock
from thongsuot.privacy.models import Breach, DataRequest

pytestmark = pytest.mark.django_db
HOME = "/ban-lam-viec/du-lieu-ca-nhan/"


@pytest.fixture
def people():
    return cast()


@pytest.fixture
def head(client, people):
    client.force_login(people.head)
    show_everything(client, people.head)
    return client


def text(answer) -> str:
    return answer.content.decode()


def request_given(people, **more) -> dict:
    given = {"unit": people.commune.pk, "asked": "see", "person": "Bà Hoa", "text": "Xin bản sao."}
    return given | {"came_on": f"{clock.today():%d/%m/%Y}"} | more


def test_a_request_from_the_counter_to_the_answer(head, people):
    answer = head.post(HOME + "yeu-cau/moi/", request_given(people))
    request = DataRequest.objects.get()
    assert answer.status_code == 302 and str(request.pk) in answer["Location"]
    page = text(head.get(answer["Location"]))
    assert "Phải xác nhận trước" in page and "Bà Hoa" in page
    assert "Nên trả lời trước" in page and "Số ngày chưa chắc chắn" in page
    where = f"{HOME}yeu-cau/{request.pk}/"
    assert head.post(where + "xac-nhan/", {"text": "Đã gọi điện."}).status_code == 302
    assert head.post(where + "tra-loi/", {"outcome": "done", "text": "Đã trao."}).status_code == 302
    page = text(head.get(where))
    assert "Đã làm theo yêu cầu" in page and "Xác nhận đã nhận" not in page and "Nên trả lời" not in page
    assert "đã đóng" in text(head.get(HOME))


def test_a_breach_shows_the_hours_that_are_left(head, people):
    now = f"{clock.now().astimezone(clock.LEGAL_ZONE):%d/%m/%Y %H:%M}"
    given = {"unit": people.commune.pk, "happened": "seen", "noticed_at": now, "persons": "12", "text": "Gửi nhầm thư."}
    answer = head.post(HOME + "vi-pham/moi/", given)
    breach = Breach.objects.get()
    assert "Còn 71 giờ để thông báo" in text(head.get(answer["Location"]))
    told = {"told_at": f"{clock.now().astimezone(clock.LEGAL_ZONE):%d/%m/%Y %H:%M}", "text": "Công văn 12."}
    assert head.post(f"{HOME}vi-pham/{breach.pk}/thong-bao/", told).status_code in (302, 422)


@pytest.mark.parametrize(("field", "value"), [("person", ""), ("came_on", "31/2/2026"), ("asked", "x"), ("unit", "x")])
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(head, people, field, value):
    answer = head.post(HOME + "yeu-cau/moi/", request_given(people, **{field: value}))
    assert answer.status_code == 422
    assert "Xin bản sao." in text(answer)
    assert not DataRequest.objects.exists()


def test_a_step_taken_meanwhile_is_said_above_the_form(head, people):
    head.post(HOME + "yeu-cau/moi/", request_given(people))
    where = f"{HOME}yeu-cau/{DataRequest.objects.get().pk}/xac-nhan/"
    head.post(where, {"text": "Đã gọi điện."})
    answer = head.post(where, {"text": "Đã viết thư."})
    assert answer.status_code == 422 and "Bước này đã làm rồi" in text(answer) and "Đã viết thư." in text(answer)


def test_the_desk_leads_from_the_duty_to_the_request(head, people):
    head.post(HOME + "yeu-cau/moi/", request_given(people))
    page = text(head.get("/ban-lam-viec/"))
    assert f"{HOME}yeu-cau/{DataRequest.objects.get().pk}/" in page
    assert "Xác nhận yêu cầu về dữ liệu cá nhân" in page


def test_the_register_of_personal_data_is_on_the_page(head):
    assert "cases.Party" in text(head.get(HOME))
