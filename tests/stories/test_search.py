"""Looking for what was said: without diacritics, within sight, by place and day; the public only what is published."""

import pytest
from django.db import transaction

from cases.desk import url
from cast import actor
from stories.steps import answered, assigned, press, received, sign_in, text_of
from thongsuot.cases.actions.erasing import erase
from thongsuot.cases.models import Case
from thongsuot.core import clock

pytestmark = pytest.mark.xdist_group("index")  # one writer follows the one folder of indexes of a run

TOWER = "Tháp nước Đồi Cù Lần bị nứt chân, nước rỉ xuống sân trường suốt đêm."
PUMP = "Máy bơm tháp nước Đồi Cù Lần kêu to cả đêm, trẻ con không ngủ được."
DONE = "Tổ cấp nước đã trám chân tháp nước Đồi Cù Lần."
ASKED = "thap nuoc doi cu lan"


def erased(case: Case, officer) -> None:
    """Erase the words of a case, as its retention or its person wants."""
    now = clock.now()
    with transaction.atomic():
        case = Case.objects.select_for_update(of=("self",)).get(pk=case.pk)
        moment = {"on": clock.legal_day(now), "at": now}
        erase(case, ground="request", basis="Đơn đề nghị xóa.", actor=actor(officer, on=moment["on"]), **moment)


def test_an_officer_finds_what_was_said_and_the_public_only_what_is_published(desktop, phone, people, site, index):
    tower = answered(people, assigned(people, received(people, text=TOWER)), text=DONE)
    pump = received(people, text=PUMP)
    index()
    sign_in(desktop, people.receptionist, site)
    desktop.goto("/ban-lam-viec/")
    desktop.locator("input[type=search]").first.fill(ASKED)
    with desktop.expect_navigation():
        desktop.keyboard.press("Enter")
    assert "2 vụ việc" in text_of(desktop)
    assert "Cù" in desktop.locator("main mark").all_inner_texts()

    desktop.locator("summary", has_text="Lọc thêm").click()
    desktop.get_by_label("Nơi", exact=True).select_option(str(people.commune_place.pk))
    desktop.get_by_label("Nhận từ ngày").fill("1/1/2099")
    press(desktop.get_by_role("main").get_by_role("button", name="Tìm"))
    assert "Không có vụ việc nào khớp" in text_of(desktop)
    desktop.get_by_label("Nhận từ ngày").fill("")
    press(desktop.get_by_role("main").get_by_role("button", name="Tìm"))
    assert "2 vụ việc" in text_of(desktop)
    press(desktop.locator(f'main a[href="{url(pump)}"]'))
    assert "kêu to cả đêm" in text_of(desktop)

    phone.goto("/vu-viec/")
    phone.get_by_label("Từ cần tìm").fill(ASKED)
    press(phone.get_by_role("button", name="Lọc danh sách"))
    assert "1 vụ việc" in text_of(phone) and "kêu to" not in text_of(phone)
    assert "Lần" in phone.locator("main mark").all_inner_texts()
    press(phone.locator("main .ts-list h2 a"))
    assert DONE in text_of(phone)

    erased(pump, people.head)
    index()
    desktop.goto(f"/ban-lam-viec/tim/?q={ASKED}")
    assert "1 vụ việc" in text_of(desktop) and desktop.locator(f'main a[href="{url(tower)}"]').count() == 1
