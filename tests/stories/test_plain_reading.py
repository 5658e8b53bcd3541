"""Larger letters, pages read aloud and sheets to print, in a real browser; voices are stood in for."""

import re

import pytest
from django.db import transaction

from lives import SECRET, Life
from stories.conftest import PHONE
from stories.steps import press
from thongsuot.core.ids import show_code
from thongsuot.web.sheets import sheets

# A browser with the voices given: what it is told to say is kept, and is said at once only when a test asks for it.
VOICES = """
const voices = %s;
window.said = []; window.told = [];
Object.defineProperty(window, "speechSynthesis", { value: {
  getVoices: () => voices, addEventListener() {},
  speak(one) { said.push(one); }, cancel() { told.push("cancel"); },
  pause() { told.push("pause"); }, resume() { told.push("resume"); } } });
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
"""
HERE = '[{"lang": "vi-VN", "localService": true}]'
LISTEN = "Nghe trang này"


def voiced(visitor, voices=HERE, **window):
    page = visitor(**window)
    page.add_init_script(VOICES % voices)
    return page


def test_a_sheet_is_read_from_its_title_to_its_end_paused_and_stopped_by_the_keyboard(visitor, people, site):
    page = voiced(visitor)
    page.goto("/huong-dan/khieu-nai/")
    page.get_by_role("button", name=LISTEN).focus()
    page.keyboard.press("Enter")
    said = page.evaluate("said.map((one) => one.text)")
    assert said[:2] == ["Khiếu nại", "Việc này để làm gì"] and said[-1].startswith("Gọi ")
    assert not {"Nghe trang này", "In tờ này", "Bắt đầu ở đây"} & set(said)
    assert page.get_by_role("status").filter(has_text="Đang đọc.").count() == 1
    page.keyboard.press("Enter")  # the focus went on to the pause
    assert page.get_by_role("button", name="Đọc tiếp").is_visible()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Thôi đọc").click()
    assert page.evaluate("told") == ["cancel", "pause", "resume", "cancel"]
    assert page.get_by_role("button", name=LISTEN).is_visible()
    assert page.get_by_role("button", name="Thôi đọc").count() == 0


def test_the_button_comes_back_when_all_is_read(visitor, people, site):
    page = voiced(visitor)
    page.goto("/huong-dan/to-cao/")
    page.get_by_role("button", name=LISTEN).click()
    page.evaluate("said.forEach((one) => one.onend())")
    assert page.get_by_role("button", name=LISTEN).is_visible()


@pytest.mark.parametrize(
    "voices",
    ["[]", '[{"lang": "en-GB", "localService": true}]', '[{"lang": "vi-VN", "localService": false}]'],
    ids=["none", "another language", "far away"],
)
def test_without_a_voice_of_the_language_on_the_device_there_is_no_button(visitor, people, site, voices):
    page = voiced(visitor, voices)
    page.goto("/huong-dan/khieu-nai/")
    assert page.get_by_role("button", name=LISTEN).count() == 0


def test_without_script_there_is_no_button_to_listen_and_letters_grow_all_the_same(visitor, people, site):
    page = visitor(scripts=False)
    page.goto("/huong-dan/khieu-nai/")
    assert page.get_by_role("button", name=LISTEN).count() == 0
    page.get_by_role("button", name="A++").click()
    assert page.url.endswith("/huong-dan/khieu-nai/")
    assert page.locator("html").get_attribute("data-size") == "2"


def test_an_opened_matter_is_read_without_its_codes(visitor, people, site):
    with transaction.atomic():
        case = Life(people).answered().case
    page = voiced(visitor)
    page.goto(f"/tra-cuu/{show_code(case.code)}")
    page.get_by_label("Mã bí mật").fill(SECRET)
    press(page.get_by_role("button", name="Mở", exact=True))
    page.get_by_role("button", name=LISTEN).click()
    said = " ".join(page.evaluate("said.map((one) => one.text)"))
    assert "Đã thay ba bóng đèn ngày 18/7." in said and "Ủy ban nhân dân xã Đơn Dương" in said
    digits = re.sub(r"\D", "", said)
    assert SECRET not in digits and case.code not in digits and "Mã bí mật" not in said


def test_letters_grow_on_a_receipt_and_the_receipt_stays(visitor, people, site):
    page = visitor(viewport=PHONE)
    page.goto("/gui")
    page.get_by_label("Không, tôi phản ánh").check()
    page.get_by_label("Kể lại sự việc").fill("Đèn đường hỏng.")
    press(page.get_by_role("button", name="Gửi và nhận mã"))
    code = page.locator("#ma").inner_text()
    with page.expect_response("**/co-chu/") as kept:
        page.locator('[data-sizes] [value="1"]').click()
    assert kept.value.status in (0, 302)
    assert page.locator("#ma").inner_text() == code and page.locator("html").get_attribute("data-size") == "1"
    page.goto("/")
    assert page.locator("html").get_attribute("data-size") == "1"


def test_every_sheet_fits_one_page_of_paper(visitor, people, site):
    page, long = visitor(), []
    for slug in sheets():
        page.goto(f"/huong-dan/{slug}/")
        pages = len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4", prefer_css_page_size=True)))
        long += [(slug, pages)] if pages != 1 else []
    assert long == []


@pytest.mark.parametrize("locale", ["vi-VN", "en-GB"])
@pytest.mark.parametrize("scripts", [True, False])
def test_on_a_telephone_the_head_of_a_page_is_one_row(visitor, locale, scripts):
    page = visitor(scripts=scripts, locale=locale)
    page.goto("/")
    head = page.locator("header.ts-top")
    boxes = [one.bounding_box() for one in head.locator("a:visible, button:visible").all()]
    assert len(boxes) == 5 and all(box["width"] >= 24 and box["height"] >= 24 for box in boxes)
    middles = [box["y"] + box["height"] / 2 for box in boxes]
    assert max(middles) - min(middles) < 2 and head.bounding_box()["height"] < 100
