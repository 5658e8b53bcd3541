"""A resident on a phone: from the form to the word on the answer, with scripts and without; and what is not done."""

import re

import pytest

from stories.conftest import PHONE
from stories.steps import (
    ANSWER,
    SECRET,
    TEXT,
    answered,
    assigned,
    case_of,
    code_on,
    open_matter,
    press,
    received,
    shown,
)
from stories.steps import text_of as text
from thongsuot.cases.models import Content

SECRET_SHOWN = re.compile(r"\b\d{4} \d{4} \d{4}\b")


def fits(page) -> bool:
    """Whether nothing has to be scrolled sideways."""
    return page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


@pytest.mark.parametrize("scripts", [True, False], ids=["with-scripts", "without-scripts"])
def test_from_the_form_to_the_rating(visitor, people, scripts):
    page = visitor(viewport=PHONE, scripts=scripts)
    page.goto("/")
    page.locator("main a[href='/gui']").first.click()
    page.get_by_label("Không, tôi phản ánh một việc").check()
    page.get_by_label("Họ và tên").first.fill("Lò Thị Mây")
    page.get_by_label("Xã, phường, đặc khu").fill("Đơn Dương")
    press(page.get_by_role("button", name="Gửi và nhận mã"))
    assert "Chưa có nội dung" in text(page)
    assert page.get_by_label("Họ và tên").first.input_value() == "Lò Thị Mây"

    page.get_by_label("Kể lại sự việc").fill(f"{TEXT} Tối nào cũng vậy ({scripts}).")  # one town for both
    press(page.get_by_role("button", name="Gửi và nhận mã"))
    assert "Đã nhận ý kiến" in text(page)
    code, secret = code_on(page), SECRET_SHOWN.search(text(page)).group(0)
    case = case_of(code)
    assert case.holder_unit == people.commune

    answered(people, assigned(people, case))
    open_matter(page, code, secret)
    assert ANSWER in text(page)
    page.get_by_label("Đã xong").check()
    press(page.get_by_role("button", name="Gửi đánh giá"))
    assert "Đã ghi đánh giá" in text(page)
    assert case_of(code).acts.last().verb == "rate"


@pytest.mark.parametrize("scripts", [True, False], ids=["with-scripts", "without-scripts"])
def test_going_back_and_sending_again_is_told_before_it_makes_a_second_matter(visitor, people, scripts):
    page = visitor(viewport=PHONE, scripts=scripts)
    page.goto("/")
    page.locator("main a[href='/gui']").first.click()
    words = f"{TEXT} Đã gọi điện hai lần ({scripts})."
    page.get_by_label("Không, tôi phản ánh một việc").check()
    page.get_by_label("Kể lại sự việc").fill(words)
    press(page.get_by_role("button", name="Gửi và nhận mã"))
    code, secret = code_on(page), SECRET_SHOWN.search(text(page)).group(0)

    page.go_back()
    page.get_by_label("Không, tôi phản ánh một việc").check()
    page.get_by_label("Kể lại sự việc").fill(words)
    press(page.get_by_role("button", name="Gửi và nhận mã"))
    assert "vừa được gửi đến" in text(page) and code not in text(page) and secret not in text(page)
    assert page.get_by_label("Kể lại sự việc").input_value() == words
    assert Content.objects.filter(text=words).count() == 1
    press(page.get_by_role("button", name="Gửi và nhận mã"))
    assert code_on(page) != code and Content.objects.filter(text=words).count() == 2


def test_what_is_not_done_comes_back_and_is_answered_again(phone, people):
    case = answered(people, assigned(people, received(people)))
    open_matter(phone, shown(case), SECRET)
    phone.get_by_label("Chưa xong").check()
    phone.get_by_label("Còn thiếu gì?").fill("Còn hai bóng ở ngã ba vẫn tối.")
    phone.get_by_role("button", name="Gửi đánh giá").click()
    case.refresh_from_db()
    assert (case.state, case.reopened) == ("assigned", 1)

    answered(people, case, "Đã thay nốt hai bóng ở ngã ba.")
    open_matter(phone, shown(case), SECRET)
    assert "Đã thay nốt hai bóng ở ngã ba." in text(phone)
    phone.get_by_label("Đã xong").check()
    press(phone.get_by_role("button", name="Gửi đánh giá"))
    assert "Đã ghi đánh giá" in text(phone)


def test_who_accuses_a_person_is_shown_the_way_and_nothing_is_taken(phone, people):
    phone.goto("/gui")
    phone.get_by_label("Có, tôi muốn tố cáo").check()
    phone.get_by_label("Kể lại sự việc").fill("Ông Trần Văn Bất nhận tiền của dân.")
    press(phone.get_by_role("button", name="Gửi và nhận mã"))
    assert "Trần Văn Bất" not in text(phone)
    assert not Content.objects.filter(text__contains="Trần Văn Bất").exists()


@pytest.mark.parametrize("address", ["/", "/gui", "/tra-cuu", "/vu-viec/", "/so-lieu/", "/tinh-thoi-han/", "/so-cai/"])
def test_a_phone_never_scrolls_sideways(phone, address):
    phone.goto(address)
    assert fits(phone)
