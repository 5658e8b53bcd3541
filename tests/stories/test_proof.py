"""A browser does the sum of the page while somebody writes, and the form never waits for it."""

from django.conf import settings
from playwright.sync_api import expect

from stories.steps import press
from thongsuot.core import clock
from thongsuot.doors.rules import solved

WORDS = "Cống trước chợ tắc, mưa là ngập vào nhà."


def test_the_sum_is_done_by_the_time_the_words_are_written(phone):
    phone.goto("/gui")
    assert phone.locator("input[name=proof]").input_value() == ""
    phone.get_by_label("Kể lại sự việc").fill(WORDS)
    expect(phone.locator("input[name=proof]")).not_to_have_value("")
    proof = phone.locator("input[name=proof]").input_value()
    assert solved(settings.HOUSE_KEY, proof, clock.now()) is not None


def test_without_scripts_the_form_is_taken_all_the_same(phone_without_scripts):
    page = phone_without_scripts
    page.goto("/gui")
    page.get_by_label("Không, tôi phản ánh").check()
    page.get_by_label("Kể lại sự việc").fill(WORDS)
    press(page.get_by_role("button", name="Gửi và nhận mã"))
    assert "Mã bí mật" in page.content()
