"""Intake of what is there already: the counter is stopped once, joins it, and takes it apart again from the case."""

import pytest

from cases.desk import url
from stories.steps import press, received, sign_in
from thongsuot.cases.models import Case

pytestmark = pytest.mark.xdist_group("index")  # one writer follows the one folder of indexes of a run

BRIDGE = (
    "Cầu treo Bà Tắm qua suối Đạ Tẻh bị lũ xói trụ giữa, mặt cầu võng xuống, tay vịn gãy một bên, hơn 200 người qua."
)
SAME = "cau treo ba tam suoi da teh vong nhu cai vong, tru giua bi lu xoi, tay vin gay, bà con nguy hiem lam"


def test_a_matter_that_is_there_already_is_found_joined_and_taken_apart_again(desktop, people, site, index):
    first = received(people, text=BRIDGE)
    index()
    sign_in(desktop, people.receptionist, site)
    desktop.goto("/ban-lam-viec/tiep-nhan/moi/")
    desktop.get_by_label("Nội dung").fill(SAME)
    desktop.get_by_text("Có thể đã có vụ việc này").wait_for()
    desktop.get_by_role("button", name="Lưu và in biên nhận").click()
    desktop.locator("#dung-lai").get_by_text("Chưa lưu: rất giống vụ việc đang giải quyết").wait_for()
    assert desktop.get_by_label("Nội dung").input_value() == SAME
    desktop.get_by_role("button", name="Lưu và nhập vào vụ việc này").first.click()
    desktop.get_by_role("heading", name="Biên nhận").wait_for()
    fresh = Case.objects.get(content__text=SAME)
    assert fresh.joined_into == first

    desktop.goto(url(fresh))
    desktop.locator("summary", has_text="việc khác làm được").click()
    press(desktop.get_by_role("link", name="Bỏ nhập", exact=True).first)
    desktop.get_by_label("Lý do").fill("Hai cây cầu khác nhau.")
    desktop.get_by_role("button", name="Bỏ nhập").click()
    desktop.wait_for_url(f"**{url(fresh)}")
    fresh.refresh_from_db()
    assert fresh.joined_into is None
    desktop.get_by_role("button", name="Nhập vào vụ việc đó").first.wait_for()
