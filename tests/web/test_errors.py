"""What becomes of an error: one status and one sentence, a page or a fragment, never more than one may know."""

from unittest.mock import patch

import pytest
from django.test import RequestFactory

from cast import cast
from lives import Life
from thongsuot.core import access
from thongsuot.core.actors import STRANGER
from thongsuot.core.errors import Invalid, NotAllowedNow, NotFound, Refused, Stale, TooMany
from thongsuot.web.middleware import DomainErrorMiddleware, status_of
from thongsuot.web.views import bad_request, forbidden, server_error

pytestmark = pytest.mark.django_db


def refusal(*, may_view):
    seen = access.predicate(lambda actor, thing: may_view)
    denied = access.predicate(lambda actor, thing: False)
    with patch.dict(access._permissions, {"sample.view": seen, "sample.move": denied}):
        with pytest.raises(Refused) as caught:
            access.require(STRANGER, "sample.move", object())
        return caught.value, status_of(caught.value)


def answer_to(trouble, *, htmx=False, rf=None):
    request = (rf or RequestFactory()).get("/")
    request.htmx, request.actor, request.user = htmx, STRANGER, Anonymous()
    return DomainErrorMiddleware(lambda _request: None).process_exception(request, trouble)


class Anonymous:
    is_authenticated = False


def test_a_refusal_is_absence_to_those_who_may_not_even_look():
    assert refusal(may_view=False)[1] == 404


def test_a_refusal_is_said_to_those_who_may_look():
    assert refusal(may_view=True)[1] == 403


@pytest.mark.parametrize(
    ("trouble", "status"),
    [
        (Invalid("Số điện thoại thiếu một chữ số.", field="phone"), 422),
        (Stale("Người khác vừa giao việc này."), 409),
        (NotAllowedNow("Việc 3 chưa có trả lời."), 409),
        (TooMany("Thử lại sau 5 phút."), 429),
    ],
)
def test_an_error_shows_its_own_sentence_with_its_status(trouble, status):
    answer = answer_to(trouble)
    assert answer.status_code == status
    assert str(trouble.sentence) in answer.content.decode()


def test_what_is_absent_never_says_its_own_sentence():
    answer = answer_to(NotFound("Vụ việc 4715 là tố cáo."))
    assert answer.status_code == 404
    assert "4715" not in answer.content.decode()


def test_a_part_asked_for_by_htmx_gets_a_part():
    page = answer_to(Stale("Người khác vừa giao việc này."), htmx=True).content.decode()
    assert "Người khác vừa giao việc này." in page
    assert "<html" not in page


def test_other_errors_are_left_to_django():
    assert answer_to(ValueError("x")) is None


@pytest.mark.parametrize(("view", "status"), [(bad_request, 400), (forbidden, 403)])
def test_the_other_error_pages_say_what_to_do(rf, view, status):
    request = rf.get("/")
    request.user = Anonymous()
    answer = view(request, None)
    assert answer.status_code == status
    assert "Chưa làm được" in answer.content.decode()


def test_the_page_of_a_breakdown_needs_no_database_and_shows_no_trace(rf, django_assert_num_queries):
    with django_assert_num_queries(0):
        answer = server_error(rf.get("/"))
    page = answer.content.decode()
    assert answer.status_code == 500
    assert "Traceback" not in page
    assert "/static/web/thongsuot.css" in page


DESK = "/ban-lam-viec/vu-viec/"


def test_an_officer_is_told_at_the_desk_in_the_frame_of_the_desk(client):
    client.force_login(cast().handler)
    for path in (DESK + "01900000-0000-7000-8000-000000000000/", DESK + "khong-co/", "/ban-lam-viec/khong-co/"):
        answer = client.get(path)
        page = answer.content.decode()
        assert answer.status_code == 404
        assert "Không tìm thấy, hoặc anh/chị không được xem" in page and "ts-desk-grid" in page


def test_at_the_desk_too_what_is_hidden_and_what_is_absent_are_the_same_bytes(client):
    life = Life()
    client.force_login(life.people.elsewhere)
    absent = "01900000-0000-7000-8000-000000000000"
    told = [client.get(f"{DESK}{pk}/").content.decode().replace(str(pk), "") for pk in (life.case.pk, absent)]
    assert told[0] == told[1]


def test_elsewhere_an_officer_sees_the_page_of_the_public(client):
    client.force_login(cast().handler)
    assert "Không tìm thấy, hoặc bà con không được xem" in client.get("/khong-co/").content.decode()


def test_what_a_role_may_not_do_is_said_in_the_frame_of_the_desk(client):
    life = Life()
    client.force_login(life.people.publisher)
    answer = client.get(f"{DESK}{life.case.pk}/thu-ly/")
    assert answer.status_code == 403 and "ts-desk-grid" in answer.content.decode()
